import type { AnyTransitionDefinition } from 'xstate';
import type { DiffSection, Text } from '#libs/contracts/index.js';
import type { CaseType, DutyScope, Power, StateMeta } from '../contract.js';
import { describeDeclarations } from './declared-facts.js';
import { joined, officeIn, titleOfEvent, titleOfState, type BehaviourFact, type Names } from './fact-words.js';
import type { Settings } from '../limits.js';
import { nodesOf } from '../checker/machine-rules.js';
import { pathFacts } from './path-facts.js';
import { eventsTaken, isReal, pathOf, waitingLeaves } from '../procedure-graph.js';
import { stateInWords } from '../state-kind-words.js';

/** What one version of a case type does, as single facts that can be laid beside those of another. */

export type BehaviourFacts = Record<DiffSection, BehaviourFact[]>;

/** @param settings in force for the version; a missing one falls back to its default */
export function factsOf(caseType: CaseType, settings: Settings, names: Names): BehaviourFacts {
  return {
    states: states(caseType),
    ways: ways(caseType),
    paths: pathFacts(caseType),
    powers: powers(caseType, names),
    ...describeDeclarations(caseType, settings, names),
  };
}

function states(caseType: CaseType): BehaviourFact[] {
  return nodesOf(caseType.machine.root)
    .filter((node) => node.path.length > 0)
    .map((node) => {
      const status = (node.meta as StateMeta | undefined)?.status ?? null;
      return {
        key: pathOf(node),
        subject: titleOfState(caseType, pathOf(node)),
        says: stateInWords(node.type, status),
        mark: `${node.type} ${status ?? ''}`,
      };
    });
}

/** State, event, and where it leads under which conditions; what a state forbids is a fact as well. */
function ways(caseType: CaseType): BehaviourFact[] {
  return nodesOf(caseType.machine.root).flatMap((node) =>
    [...node.transitions, ['', node.always ?? []] as const].flatMap(([event, transitions]) => {
      const all = transitions as AnyTransitionDefinition[];
      if (all.length === 0) return [];
      const path = pathOf(node);
      const state = path ? titleOfState(caseType, path) : { zh: '任何环节', en: 'any state' };
      const sent = event.startsWith('xstate.') || event === '' ? completed : titleOfEvent(caseType, event);
      return [
        {
          key: `${path} ${event}`,
          subject: joined([state, sent], ' · ', ' · '),
          says: joined(
            all.map((each) => wayInWords(caseType, each)),
            '；',
            '; ',
          ),
          mark: all.map((each) => markOfWay(each)).join('; '),
        },
      ];
    }),
  );
}

const completed: Text = { zh: '全部完成', en: 'all done' };

function wayInWords(caseType: CaseType, way: AnyTransitionDefinition): Text {
  if (!isReal(way)) return { zh: '不允许', en: 'not allowed' };
  const target = way.target?.[0];
  const to = target ? titleOfState(caseType, pathOf(target)) : { zh: '状态不变', en: 'no move' };
  const guard = way.guard === undefined ? '' : ` [${named(way.guard)}]`;
  const actions = joined(
    way.actions.map((each) => actionInWords(caseType, each)),
    '、',
    ', ',
  );
  const done = (words: string) => (words === '' ? '' : ` / ${words}`);
  return { zh: `→ ${to.zh}${guard}${done(actions.zh)}`, en: `→ ${to.en}${guard}${done(actions.en)}` };
}

/** Titles may change in place: compared is where the way leads, under what, and what is done. */
function markOfWay(way: AnyTransitionDefinition): string {
  if (!isReal(way)) return 'not allowed';
  const [target] = way.target ?? [];
  const guard = way.guard === undefined ? null : named(way.guard);
  return JSON.stringify([target ? pathOf(target) : null, guard, way.actions.map(named)]);
}

/** A letter that is issued has a title; what else is done is called by its name. */
function actionInWords(caseType: CaseType, action: unknown): Text {
  const { type, params } = (typeof action === 'string' ? { type: action } : action) as {
    type: string;
    params?: Record<string, unknown>;
  };
  const letter = type === 'issueLetter' ? caseType.letters[String(Object.values(params ?? {})[0])] : undefined;
  if (letter) return { zh: `发出《${letter.title.zh}》`, en: `issues “${letter.title.en}”` };
  return { zh: named(action), en: named(action) };
}

/** `isFor(market)`: a guard or an action with what it is given. */
function named(each: unknown): string {
  if (typeof each === 'string') return each;
  const { type, params } = each as { type: string; params?: Record<string, unknown> };
  return params ? `${type}(${Object.values(params).join(', ')})` : type;
}

/** Who may send what where: one fact for each role in an office, event and state. */
function powers(caseType: CaseType, names: Names): BehaviourFact[] {
  const leaves = waitingLeaves(caseType.machine);
  const fact = (role: string, scope: DutyScope | Power['scope'], event: string, path: string): BehaviourFact => ({
    key: `${role} ${JSON.stringify(scope)} ${event} ${path}`,
    subject: joined([officeIn(scope, names), names.role(role), titleOfEvent(caseType, event)], ' · ', ' · '),
    says: path ? titleOfState(caseType, path) : { zh: '受理之后、办结之前', en: 'from acceptance to the decision' },
  });
  const held = Object.values(caseType.duties)
    .filter((duty) => duty.role !== 'system')
    .flatMap((duty) => duty.events.map((event) => fact(duty.role, duty.scope, event, duty.state)));
  const given = Object.values(caseType.powers).flatMap((power) =>
    power.roles.flatMap((role) =>
      power.events.flatMap((event) => {
        const takes = leaves.filter((leaf) => eventsTaken(leaf).includes(event)).map(pathOf);
        // A power is held in a step of the procedure, however many regions the step has.
        const where = [...new Set(takes.map((path) => path.split('.')[0] ?? ''))];
        return (where.length > 0 ? where : ['']).map((path) => fact(role, power.scope, event, path));
      }),
    ),
  );
  return [...held, ...given];
}
