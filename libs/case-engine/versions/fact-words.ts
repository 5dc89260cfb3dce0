import type { Text } from '#libs/contracts/index.js';
import type { CaseType, DutyScope, Power, StateMeta } from '../contract.js';
import { nodesOf } from '../checker/machine-rules.js';
import { pathOf } from '../procedure-graph.js';

/** How the facts about a version are put into words. */

/** One fact. Two versions agree where key and `mark` are the same. */
export interface BehaviourFact {
  key: string;
  /** What it is about. */
  subject: Text;
  /** What it says. */
  says: Text;
  /** What is compared: the words, unless more than the words can differ. */
  mark?: string;
}

/** How offices and roles are called; the engine knows their codes alone. */
export interface Names {
  role: (role: string) => Text;
  unit: (unit: string) => Text;
}

/** Joins texts of both languages the same way. */
export function joined(texts: readonly Text[], zh: string, en: string): Text {
  return { zh: texts.map((text) => text.zh).join(zh), en: texts.map((text) => text.en).join(en) };
}

/** Titles of the states around a state and its own, e.g. "Joint review › Fire review › Awaiting opinion". */
export function titleOfState(caseType: CaseType, path: string): Text {
  const keys = path.split('.');
  const nodes = nodesOf(caseType.machine.root);
  const titles = keys.map((key, index): Text => {
    const node = nodes.find((each) => pathOf(each) === keys.slice(0, index + 1).join('.'));
    return (node?.meta as StateMeta | undefined)?.title ?? { zh: key, en: key };
  });
  return joined(titles, ' › ', ' › ');
}

export function titleOfEvent(caseType: CaseType, event: string): Text {
  return caseType.events[event]?.title ?? { zh: event, en: event };
}

export function officeIn(scope: DutyScope | Power['scope'], names: Names): Text {
  switch (scope.kind) {
    case 'applicant':
      return { zh: '申请人', en: 'applicant' };
    case 'territory':
      return { zh: '属地', en: 'territory' };
    case 'platform':
      return { zh: '平台', en: 'platform' };
    case 'anyone':
      return { zh: '任何单位', en: 'any office' };
    case 'unit':
      return names.unit(scope.unit);
  }
}
