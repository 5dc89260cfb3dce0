import {
  assign,
  createMachine,
  enqueueActions,
  fromPromise,
  not,
  raise,
  sendTo,
  setup,
  spawnChild,
  type AnyStateMachine,
} from 'xstate';
import { machineBreaches } from './machine-rules.js';
import { machine as stallPermit } from '../stall-permit/machine.fixture.js';

const child = fromPromise(() => Promise.resolve());

/** Two states around whatever the first one is to carry. */
const around = (a: object) => createMachine({ initial: 'a', states: { a, b: {} } });

it('finds nothing in a machine of named events, guards and actions', () => {
  expect(machineBreaches(stallPermit)).toEqual([]);
});

it.each<[string, AnyStateMachine, string]>([
  ['an invoked actor', around({ invoke: { src: child } }), 'a: invokes an actor'],
  ['a wait of its own', around({ after: { 1000: 'b' } }), 'a: waits by `after`'],
  [
    'a memory of its own',
    createMachine({ initial: 'b', states: { a: { type: 'history' }, b: {} } }),
    'a: is a history state',
  ],
  ['an inline guard', around({ on: { GO: { target: 'b', guard: () => true } } }), 'a: has an inline guard on GO'],
  ['a guard made of guards', around({ on: { GO: { target: 'b', guard: not('x') } } }), 'a: has an inline guard on GO'],
  [
    'an inline guard on always',
    around({ always: { target: 'b', guard: () => true } }),
    'a: has an inline guard on `always`',
  ],
  [
    'an inline action on always',
    around({ always: { target: 'b', actions: () => undefined } }),
    'a: has an inline action on `always`',
  ],
  [
    'an inline action',
    around({ on: { GO: { target: 'b', actions: () => undefined } } }),
    'a: has an inline action on GO',
  ],
  ['an inline assign', around({ on: { GO: { actions: assign({ x: 1 }) } } }), 'a: has an inline action on GO'],
  ['an inline entry action', around({ entry: () => undefined }), 'a: has an inline action on entry'],
  ['an inline exit action', around({ exit: () => undefined }), 'a: has an inline action on exit'],
  ['a raised event', around({ entry: raise({ type: 'GO' }) }), 'a: uses xstate.raise on entry'],
  [
    'a delayed raise',
    around({ on: { GO: { actions: raise({ type: 'LATER' }, { delay: 10 }) } } }),
    'a: uses xstate.raise on GO',
  ],
  ['a spawned actor', around({ entry: spawnChild(child) }), 'a: uses xstate.spawnChild on entry'],
  ['a message to an actor', around({ exit: sendTo('other', { type: 'GO' }) }), 'a: uses xstate.sendTo on exit'],
  [
    'actions chosen by code',
    around({ entry: enqueueActions(() => undefined) }),
    'a: uses xstate.enqueueActions on entry',
  ],
  ['a wildcard', around({ on: { '*': 'b' } }), 'a: takes the wildcard *'],
  [
    'an action on entering the first state',
    createMachine({ initial: { target: 'a', actions: () => undefined }, states: { a: {} } }),
    '(root): has an inline action on initial',
  ],
  [
    'a guard behind a name that is made of others',
    setup({ guards: { quiet: () => true, loud: not('quiet') } }).createMachine({}),
    '(guards): loud is made of other guards or states',
  ],
  [
    'a raise behind a name',
    setup({ actions: { hurry: raise({ type: 'GO' }) } }).createMachine({ entry: 'hurry' }),
    '(actions): hurry is xstate.raise',
  ],
  [
    'a breach in a nested state',
    around({ initial: 'c', states: { c: { after: { 5: {} } } } }),
    'a.c: waits by `after`',
  ],
])('finds %s', (_, machine, breach) => {
  expect(machineBreaches(machine)).toContain(breach);
});
