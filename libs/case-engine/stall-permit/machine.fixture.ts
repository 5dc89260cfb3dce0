import { assign, setup } from 'xstate';
import type { ProcedureContext, ProcedureEvent, StateMeta } from '../contract.js';
import { text } from './form.fixture.js';

const meta = (status: StateMeta['status'], zh: string, en: string): StateMeta => ({ status, title: text(zh, en) });

const procedure = setup({
  types: { context: {} as ProcedureContext, events: {} as ProcedureEvent, meta: {} as StateMeta },
  guards: {
    formIsComplete: ({ event }) => event.facts.formErrors.length === 0,
    isFor: ({ event }, { duty }: { duty: string }) => event.duty === duty,
    noticeDaysRemain: ({ event }) => event.facts.noticeDaysLeft > 0,
    noticeHasRun: ({ event }) => event.facts.noticeDaysLeft === 0,
  },
  actions: {
    ask: assign({
      requested: ({ event }) => ({
        kind: 'correction',
        askedBy: 'review',
        items: [{ about: 'name', note: String(event.payload.question) }],
        until: '2025-06-20',
      }),
    }),
    settle: assign({ requested: null }),
    startPromiseClock: () => undefined,
    issueLetter: (_, _params: { kind: string }) => undefined,
    publishNotice: () => undefined,
    endNotice: () => undefined,
  },
});

const desk = (duty: string, zh: string, en: string) =>
  procedure.createStateConfig({
    initial: 'pending',
    meta: { title: text(zh, en) },
    states: {
      pending: {
        meta: { title: text('待答复', 'Awaiting') },
        on: { AGREE: { guard: { type: 'isFor', params: { duty } }, target: 'done' } },
      },
      done: { type: 'final', meta: { title: text('已答复', 'Answered') } },
    },
  });

export const machine = procedure.createMachine({
  id: 'stall-permit',
  context: { requested: null, vetoes: [] },
  initial: 'draft',
  on: {
    WITHDRAW: { target: '.withdrawn', actions: ['endNotice', { type: 'issueLetter', params: { kind: 'closing' } }] },
  },
  states: {
    draft: {
      meta: meta('draft', '草稿', 'Draft'),
      on: { SUBMIT: { guard: 'formIsComplete', target: 'review' }, WITHDRAW: {} },
    },
    review: {
      meta: meta('received', '审查', 'Review'),
      on: { ASK: { target: 'question', actions: 'ask' }, ACCEPT: { target: 'desks', actions: 'startPromiseClock' } },
    },
    question: {
      meta: meta('correction', '补正', 'Question'),
      on: {
        ANSWER: { target: 'review', actions: 'settle' },
        DEADLINE_PASSED: {
          target: 'lapsed',
          actions: ['settle', { type: 'issueLetter', params: { kind: 'closing' } }],
        },
      },
    },
    desks: {
      meta: meta('underReview', '会签', 'Desks'),
      type: 'parallel',
      states: { fire: desk('fire', '消防', 'Fire'), housing: desk('housing', '住建', 'Housing') },
      onDone: 'visit',
    },
    visit: {
      meta: meta('underReview', '踏勘', 'Visit'),
      on: { SIGN: { target: 'notice', actions: 'publishNotice' } },
    },
    notice: {
      meta: meta('publicNotice', '公示', 'Notice'),
      on: {
        NOTICE_ENDED: {
          target: 'granted',
          actions: ['endNotice', { type: 'issueLetter', params: { kind: 'permit' } }],
        },
        OBJECT: 'objection',
      },
    },
    objection: {
      meta: meta('objection', '异议', 'Objection'),
      on: {
        DISMISS: [
          { guard: 'noticeDaysRemain', target: 'notice' },
          {
            guard: 'noticeHasRun',
            target: 'granted',
            actions: ['endNotice', { type: 'issueLetter', params: { kind: 'permit' } }],
          },
        ],
      },
    },
    granted: { type: 'final', meta: meta('approved', '准予', 'Granted') },
    lapsed: { type: 'final', meta: meta('returned', '退件', 'Lapsed') },
    withdrawn: { type: 'final', meta: meta('withdrawn', '撤回', 'Withdrawn') },
  },
});
