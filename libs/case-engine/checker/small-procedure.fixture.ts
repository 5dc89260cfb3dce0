import { assign, createMachine } from 'xstate';
import type { CaseType, Duty, Power, ProcedureContext, ProcedureEvent } from '../contract.js';
import { text } from '../stall-permit/form.fixture.js';
import { stallPermit } from '../stall-permit/case-type.fixture.js';

/** Small procedures that nobody would write: a machine of guards and actions that have names and no meaning. */

interface SmallContext extends ProcedureContext {
  flag: boolean;
  count: number;
  /** Written and never looked at: contexts that differ in it alone are one. */
  noise: number;
}

/** What follows by itself on a finished state is asked with an event of XState's own, which says nothing. */
type Asked = { context: SmallContext; event: Partial<ProcedureEvent> };

export const guards = {
  isFor: ({ event }: Asked, { duty }: { duty: string }) => event.duty === duty,
  saysYes: ({ event }: Asked) => event.payload?.yes === true,
  flagIsUp: ({ context }: Asked) => context.flag,
  countIsOne: ({ context }: Asked) => context.count === 1,
  yesAndFlag: ({ context, event }: Asked) => event.payload?.yes === true && context.flag,
};

const write = (change: (asked: Asked) => Partial<SmallContext>) =>
  assign((asked: Asked) => ({ ...asked.context, ...change(asked) }));

export const actions = {
  raiseFlag: write(() => ({ flag: true })),
  lowerFlag: write(() => ({ flag: false })),
  flagAsSaid: write(({ event }) => ({ flag: event.payload?.yes === true })),
  countOn: write(({ context }) => ({ count: (context.count + 1) % 3 })),
  makeNoise: write(({ context }) => ({ noise: (context.noise + 1) % 2 })),
  startPromiseClock: () => undefined,
  publishNotice: () => undefined,
  endNotice: () => undefined,
};

export const events = ['A', 'B', 'C'] as const;
export const leafDuties = ['one', 'two', 'three'];

/**
 * A case type around a machine: anybody may send A, B and C, and three states wait for somebody.
 * @param waiting dotted paths of the states that wait for the duties one, two and three
 */
export function smallProcedure(config: Record<string, unknown>, waiting: readonly string[]): CaseType {
  const context: SmallContext = { requested: null, vetoes: [], flag: false, count: 0, noise: 0 };
  const whole = { id: 'small', context, ...config, options: { maxIterations: 40 } };
  const machine = createMachine(whole as never).provide({ guards, actions } as never);
  const duty = (index: number, named: string[]): Duty => ({
    ...officeDuty,
    state: waiting[index] ?? '',
    events: named,
  });
  return {
    ...stallPermit,
    key: 'small',
    machine,
    duties: {
      one: { ...duty(0, ['A']), whenPassed: { send: 'B' }, limit: { until: untilIfFlagged } },
      two: duty(1, ['A', 'B']),
      three: duty(2, ['A', 'C']),
    },
    powers: { anything, pausing },
    clock: { ...stallPermit.clock, whileSuspended: ['RESUME', 'C'] },
    events: {
      ...stallPermit.events,
      ...Object.fromEntries(events.map((key) => [key, { title: text(key, key), audience: 'everyone' }])),
    },
    facts: {
      event: {
        yes: {
          title: text('是', 'Yes'),
          on: ['A', 'B'],
          values: { yes: { payload: { yes: true } }, no: { payload: { yes: false } } },
        },
      },
      context: {
        flag: { title: text('旗', 'Flag'), of: (context) => (context as SmallContext).flag },
        count: { title: text('数', 'Count'), of: (context) => (context as SmallContext).count },
      },
    },
    guards: {},
  };
}

const untilIfFlagged = (context: ProcedureContext) => ((context as SmallContext).flag ? '2026-02-01' : null);

const officeDuty: Duty = {
  title: text('办理', 'Desk'),
  state: '',
  role: 'town-reviewer',
  scope: { kind: 'territory' },
  events: [],
  signers: 1,
  limit: { setting: 'deskDays', kind: 'wd', roll: true },
  promiseClock: 'runs',
  whenPassed: { escalateTo: { role: 'bureau-director', unit: 'bureau' } },
};
const power = (...named: string[]): Power => ({
  title: text('权', 'Power'),
  roles: ['town-reviewer'],
  scope: { kind: 'anyone' },
  events: named,
});
const [anything, pausing] = [power(...events), power('SUSPEND', 'RESUME')];
