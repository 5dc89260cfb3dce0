import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import { promiseDeadline, type Today } from '#libs/case-engine/limits.js';
import type { CaseStatus, CaseView, DueView, Text } from '#libs/contracts/index.js';
import { basisOf, linesOf, type Counting } from './outlook/deadline-basis.js';

/** The engine's state of a case, part by part, as a reader sees it: of today, and of any day before. */

type Lang = keyof Text;

export const noDue: DueView = { date: null, clock: 'stopped', provisional: false, explanation: [] };

/**
 * @param counting what the promise was counted with, where that is to be told
 * @param closedOn day on which the case was decided: days after it are not told, so that the last count is what was used
 */
export function dueOf(
  caseType: CaseType,
  state: CaseState,
  status: CaseStatus,
  today: Today,
  counting: Counting | null,
  lang: Lang,
  closedOn: string | null = null,
): DueView {
  const deadline = promiseDeadline(caseType, state.clock, today);
  const told = (deadline?.explanation ?? []).filter(({ date }) => closedOn === null || date <= closedOn);
  return {
    date: deadline?.date ?? null,
    clock: clockOf(status, state.snapshot.status === 'done', state.clock),
    provisional: deadline?.provisional ?? false,
    explanation: linesOf(told, counting, lang),
    ...(deadline && counting && { basis: basisOf(caseType, deadline.explanation, counting, lang) }),
  };
}

/** Before acceptance nothing runs; a correction says so by being paused. */
function clockOf(status: CaseStatus, closed: boolean, clock: CaseState['clock']): DueView['clock'] {
  if (closed) return 'stopped';
  if (status === 'correction' || clock.pauses.some((pause) => pause.to === null)) return 'paused';
  return clock.startedOn ? 'running' : 'stopped';
}

export function suspensionOf(caseType: CaseType, { clock }: CaseState, lang: Lang): CaseView['suspension'] {
  return clock.suspension && { ...clock.suspension, kind: caseType.clock.kinds[clock.suspension.kind]?.[lang] ?? '' };
}

export function requestsOf(caseType: CaseType, { snapshot }: CaseState, lang: Lang): CaseView['requests'] {
  const { requested } = snapshot.context;
  const asker = Object.values(caseType.duties).find((duty) => duty.state === requested?.askedBy);
  return requested && { ...requested, askedBy: asker?.title[lang] ?? requested.askedBy };
}

export function vetoesOf(caseType: CaseType, { snapshot }: CaseState, lang: Lang): CaseView['vetoes'] {
  return snapshot.context.vetoes.map((veto) => ({
    ...veto,
    title: caseType.duties[veto.duty]?.title[lang] ?? veto.duty,
  }));
}
