import { assign, setup } from 'xstate';
import type { ProcedureContext, ProcedureEvent, StateMeta } from '#libs/case-engine/contract.js';

/** The words that the procedure is written in: its guards, the actions that write its context, its effects. */

/** Who may ask the applicant to correct; a correction comes back to them. */
export type Asker = 'preReview' | 'townReview' | 'acceptance';

export const words = (zh: string, en: string) => ({ zh, en });
export const meta = (status: StateMeta['status'], zh: string, en: string): StateMeta => ({
  status,
  title: words(zh, en),
});

export const procedure = setup({
  types: {
    context: {} as ProcedureContext,
    events: {} as ProcedureEvent,
    meta: {} as StateMeta,
  },
  guards: {
    applicationIsComplete: ({ event }) =>
      event.facts.formErrors.length === 0 && event.facts.missingAttachments.length === 0,
    completeAndAskedBy: ({ context, event }, { state }: { state: Asker }) =>
      context.requested?.askedBy === state &&
      event.facts.formErrors.length === 0 &&
      event.facts.missingAttachments.length === 0,
    isFor: ({ event }, { duty }: { duty: string }) => event.duty === duty,
    noVetoIsOpen: ({ context }) => context.vetoes.length === 0,
    returnsTo: ({ event }, { state }: { state: string }) => event.payload.to === state,
    dateIsAhead: ({ event }) => String(event.payload.until) > event.facts.today,
    noticeDaysRemain: ({ event }) => event.facts.noticeDaysLeft > 0,
    noticeHasRun: ({ event }) => event.facts.noticeDaysLeft === 0,
    isRecognised: ({ event }) => event.payload.recognised === true,
    isNotRecognised: ({ event }) => event.payload.recognised === false,
  },
  actions: {
    requestCorrection: assign({
      requested: ({ event }, { askedBy }: { askedBy: Asker }) => ({
        kind: 'correction',
        askedBy,
        items: event.payload.items as { about: string; note: string }[],
        until: null,
      }),
    }),
    requireRectification: assign({
      requested: ({ event }) => ({
        kind: 'rectification',
        askedBy: 'committee',
        items: event.payload.items as { about: string; note: string }[],
        until: event.payload.until as string,
      }),
    }),
    settleRequest: assign({ requested: null }),
    noteVeto: assign({
      vetoes: ({ context, event }) =>
        event.payload.veto === true
          ? [...context.vetoes, { duty: event.duty ?? '', reason: String(event.payload.reason) }]
          : context.vetoes,
    }),
    clearVetoes: assign({ vetoes: [] }),
    /** A re-inspection that both inspectors passed shows that the grounds of the vetoes are gone (整改后复审). */
    clearVetoesWhenPassed: assign({
      vetoes: ({ context, event }) => {
        const sheets = (event.payload.signed as { result: string }[] | undefined) ?? [];
        return sheets.length > 0 && sheets.every((sheet) => sheet.result === 'pass') ? [] : context.vetoes;
      },
    }),
    startPromiseClock: () => undefined,
    issueLetter: (_, _params: { kind: string }) => undefined,
    publishNotice: () => undefined,
    endNotice: () => undefined,
    registerPark: () => undefined,
    scheduleGrading: () => undefined,
  },
});
