import { smallProcedure } from './small-procedure.fixture.js';

/** Machines in which regions concern each other after all, each in its own way. */

const onward = (event: string, target: string, more = {}) => ({ [event]: { target, ...more } });
/** A region that A or B finishes, by its duty's event or by anybody's. */
const step = (event: string, more: object = {}) => ({
  initial: 'open',
  states: { open: { on: onward(event, 'shut') }, shut: { type: 'final' } },
  ...more,
});

const desks = (regions: object, more: object = {}) => ({
  initial: 'desks',
  states: { desks: { id: 'desks', type: 'parallel', states: regions, ...more }, end: { type: 'final' } },
});
const thenEnd = { onDone: 'end' };
const waiting = ['desks.left.open', 'desks.right.open', 'desks.left.shut'];

export const trickyMachines = {
  'a region that finishes an inner state only': desks(
    {
      left: step('A'),
      right: {
        initial: 'open',
        states: {
          open: { on: { B: 'deep', C: 'shut' } },
          deep: { initial: 'here', states: { here: { on: onward('B', 'there') }, there: { type: 'final' } } },
          shut: { type: 'final' },
        },
      },
    },
    thenEnd,
  ),
  'a region that sends all regions back to their beginning': desks(
    {
      left: { initial: 'open', states: { open: { on: onward('A', '#desks') } } },
      right: step('B'),
    },
    thenEnd,
  ),
  'a region that is entered anew from within, and its neighbour with it': desks(
    {
      left: { id: 'left', initial: 'open', states: { open: { on: { A: 'shut', C: '#left' } }, shut: {} } },
      right: step('B'),
    },
    thenEnd,
  ),
  'a region that moves its neighbour': desks(
    {
      left: { initial: 'open', states: { open: { on: onward('A', '#there') }, shut: {} } },
      right: { initial: 'open', states: { open: { on: onward('B', 'shut') }, there: { id: 'there' }, shut: {} } },
    },
    thenEnd,
  ),
  'a finished review that begins again': desks({ left: step('A'), right: step('B') }, { onDone: '#desks' }),
  'regions with two ends each, begun again': desks(
    {
      left: {
        initial: 'open',
        states: { open: { on: { A: 'yes', C: 'no' } }, yes: { type: 'final' }, no: { type: 'final' } },
      },
      right: {
        initial: 'open',
        states: { open: { on: { B: 'yes', C: 'no' } }, yes: { type: 'final' }, no: { type: 'final' } },
      },
    },
    {
      onDone: [
        { guard: 'flagIsUp', target: 'end' },
        { target: '#desks', actions: 'raiseFlag' },
      ],
    },
  ),
  'a state that is left and comes back by itself': {
    initial: 'desks',
    states: {
      desks: {
        id: 'desks',
        type: 'parallel',
        states: { left: { initial: 'open', states: { open: { on: onward('A', '#away') } } }, right: step('B') },
      },
      away: { id: 'away', always: { target: 'desks' } },
      end: { type: 'final' },
    },
  },
  'regions that write what others read, also on leaving': desks(
    {
      left: {
        initial: 'open',
        states: {
          open: { exit: 'countOn', on: onward('A', 'shut', { actions: 'flagAsSaid' }) },
          shut: { on: onward('A', 'open') },
        },
      },
      right: {
        initial: 'open',
        states: { open: { on: onward('B', 'shut', { guard: 'flagIsUp' }) }, shut: { type: 'final' } },
      },
    },
    { always: { guard: 'countIsOne', target: 'end' } },
  ),
  'regions without states of their own, and one that forbids': {
    ...desks({ left: { on: { A: {} } }, right: { on: onward('B', '#end', { guard: 'saysYes' }) }, third: step('C') }),
    on: { A: { target: '#end' }, B: { target: '.desks', actions: 'raiseFlag' } },
  },
  'an event that several regions take, one of them leaving': desks({
    left: step('A'),
    right: { initial: 'open', states: { open: { on: onward('A', '#end', { guard: 'saysYes' }) }, shut: {} } },
    third: {
      initial: 'open',
      states: {
        open: { on: { A: { guard: { type: 'isFor', params: { duty: 'two' } }, target: 'shut' }, C: 'shut' } },
        shut: {},
      },
    },
  }),
  'a notice that is published and ended in one step, or the other way round': desks({
    left: step('A', { entry: ['publishNotice', 'endNotice'] }),
    right: {
      initial: 'open',
      states: {
        open: {
          on: {
            B: { target: 'shut', actions: ['endNotice', 'publishNotice'] },
            C: { target: 'shut', actions: ['publishNotice', 'endNotice', 'startPromiseClock'] },
          },
        },
        shut: { on: onward('B', 'open', { actions: 'startPromiseClock' }) },
      },
    },
  }),
} as const;

export const trickyProcedures = Object.entries(trickyMachines).map(
  ([name, { states, ...config }]) =>
    [name, smallProcedure({ ...config, states: { ...states, end: { id: 'end', type: 'final' } } }, waiting)] as const,
);
