import { DateTime } from 'luxon';
import { assign, setup } from 'xstate';
import type { ProcedureContext, ProcedureEvent, StateMeta } from '#libs/case-engine/contract.js';

/** The words that the procedure is written in: its guards, the actions that write its context, its effects. */

/** A rectification takes no less and no more (domain.md §2, Revocation); in calendar months from the order. */
export const rectificationMonths = { least: 3, most: 6 };

/** First and last day that an order of `today` (YYYY-MM-DD) may set, as YYYY-MM-DD. */
export function rectificationBounds(today: string): { first: string; last: string } {
  const after = (months: number) => DateTime.fromISO(today, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM-dd');
  return { first: after(rectificationMonths.least), last: after(rectificationMonths.most) };
}

const allPassed = ({ payload }: ProcedureEvent) => {
  const sheets = (payload.signed as { result: string }[] | undefined) ?? [];
  return sheets.length > 0 && sheets.every(({ result }) => result === 'pass');
};

export const procedure = setup({
  types: { context: {} as ProcedureContext, events: {} as ProcedureEvent, meta: {} as StateMeta },
  guards: {
    groundsAreComplete: ({ event }) =>
      event.facts.formErrors.length === 0 && event.facts.missingAttachments.length === 0,
    dateIsWithinBounds: ({ event }) => {
      const { first, last } = rectificationBounds(event.facts.today);
      const until = String(event.payload.until);
      return first <= until && until <= last;
    },
    allInspectorsPassed: ({ event }) => allPassed(event),
    notAllInspectorsPassed: ({ event }) => !allPassed(event),
    noticeDaysRemain: ({ event }) => event.facts.noticeDaysLeft > 0,
    noticeHasRun: ({ event }) => event.facts.noticeDaysLeft === 0,
  },
  actions: {
    requireRectification: assign({
      requested: ({ event }) => ({
        kind: 'rectification',
        askedBy: 'assessment',
        items: event.payload.items as { about: string; note: string }[],
        until: event.payload.until as string,
      }),
    }),
    settleRequest: assign({ requested: null }),
    startPromiseClock: () => undefined,
    issueLetter: (_, _params: { kind: string }) => undefined,
    publishNotice: () => undefined,
    endNotice: () => undefined,
    revokeRecognition: () => undefined,
  },
});
