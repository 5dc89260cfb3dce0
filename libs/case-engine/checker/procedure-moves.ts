import type { Role } from '#libs/contracts/index.js';
import type { CaseType, EventFact, Facts, ProcedureEvent } from '../contract.js';

/** Everything that anybody can do in a procedure, once for each combination of the facts that it tells apart. */

/** One event under one duty or power, with one value for each of its facts. */
export interface Move {
  event: string;
  /** The duty or power under which it is sent. */
  carrier: string;
  /** Whether the carrier is a duty, whose task has to be open. */
  task: boolean;
  /** Who may send it; `system` for a limit that passed. */
  by: readonly (Role | 'system')[];
  /** How many different persons it takes. */
  signers: number;
  /** Values of the event's facts, by the facts' names. */
  facts: Readonly<Record<string, string>>;
  /** What the machine receives: a witness for these values. */
  sent: ProcedureEvent;
}

/** A move with its number among all moves of its case type, for quick tables. */
export type NumberedMove = Move & { number: number };

/** The moves of every duty and every power, by their keys. */
export function movesOf(caseType: CaseType): ReadonlyMap<string, readonly NumberedMove[]> {
  const { duties, powers } = caseType;
  const declared: [string, Move[]][] = [
    ...Object.keys(duties).map((key): [string, Move[]] => [key, movesOfDuty(caseType, key)]),
    ...Object.keys(powers).map((key): [string, Move[]] => [key, movesOfPower(caseType, key)]),
  ];
  let number = 0;
  return new Map(declared.map(([key, moves]) => [key, moves.map((move) => ({ ...move, number: number++ }))]));
}

/** The day on which examples and witnesses are made. */
export const someDay = '2026-01-05';

/** What a task asks of its holders, and what its limit sends when it passes. */
function movesOfDuty(caseType: CaseType, key: string): Move[] {
  const duty = caseType.duties[key];
  if (!duty) return [];
  const { role, signers, whenPassed } = duty;
  const ofPeople =
    role === 'system'
      ? []
      : duty.events.flatMap((event) =>
          combinations(factsOf(caseType, event, true)).map((values): Move => {
            const sent = sentWith(caseType, event, key, signers, values);
            return { event, carrier: key, task: true, by: [role], signers, facts: names(values), sent };
          }),
        );
  if (!('send' in whenPassed)) return ofPeople;
  const event = whenPassed.send;
  const ofTimer = combinations(factsOf(caseType, event, false)).map((values): Move => {
    const sent = { ...sentWith(caseType, event, key, 1, values), payload: {} };
    return { event, carrier: key, task: true, by: ['system'], signers: 1, facts: names(values), sent };
  });
  return [...ofPeople, ...ofTimer];
}

/** What people may do without holding a task. Events that act on the clock are not the machine's. */
function movesOfPower(caseType: CaseType, key: string): Move[] {
  const power = caseType.powers[key];
  if (!power) return [];
  const { suspend, resume, extend } = caseType.clock;
  return power.events
    .filter((event) => ![suspend, resume, extend].includes(event))
    .flatMap((event) =>
      combinations(factsOf(caseType, event, true)).map((values): Move => {
        const sent = sentWith(caseType, event, null, 1, values);
        return { event, carrier: key, task: false, by: power.roles, signers: 1, facts: names(values), sent };
      }),
    );
}

/** An event that acts on the clock, as its power carries it; null when none does. */
export function clockMove(caseType: CaseType, event: string): Move | null {
  const [carrier, power] = Object.entries(caseType.powers).find(([, each]) => each.events.includes(event)) ?? [];
  if (!carrier || !power) return null;
  const sent = sentWith(caseType, event, null, 1, []);
  return { event, carrier, task: false, by: power.roles, signers: 1, facts: {}, sent };
}

/** `REQUEST_CORRECTION [application: complete] (park-operator)`, and of several persons which one. */
export function wordsOf({ event, by, facts, signers }: Move, person?: string): string {
  const told = Object.entries(facts).map(([fact, value]) => `${fact}: ${value}`);
  const who = `${signers > 1 ? `${signers} × ` : ''}${by.length > 3 ? `${by.slice(0, 3).join(' or ')} …` : by.join(' or ')}`;
  return `${event}${told.length > 0 ? ` [${told.join(', ')}]` : ''} (${who}${person === undefined ? '' : `: ${person}`})`;
}

type Value = [fact: string, value: string, witness: EventFact['values'][string]];

/** The facts that an event carries. A limit that passes carries no payload, so it shows only what is loaded. */
function factsOf(caseType: CaseType, event: string, withPayload: boolean): Value[][] {
  return Object.entries(caseType.facts.event)
    .filter(([, fact]) => fact.on.includes(event))
    .map(([name, fact]) => Object.entries(fact.values).map(([value, witness]): Value => [name, value, witness]))
    .filter((values) => withPayload || values.every(([, , witness]) => !witness.payload));
}

function combinations(facts: readonly Value[][]): Value[][] {
  return facts.reduce<Value[][]>((sofar, values) => sofar.flatMap((each) => values.map((one) => [...each, one])), [[]]);
}

const names = (values: readonly Value[]) => Object.fromEntries(values.map(([fact, value]) => [fact, value]));

function sentWith(
  caseType: CaseType,
  event: string,
  duty: string | null,
  signers: number,
  values: readonly Value[],
): ProcedureEvent {
  const example = caseType.events[event]?.example?.(someDay) ?? {};
  const sheets = signers > 1 ? { signed: Array.from({ length: signers }, () => example) } : {};
  const ordinary: Facts = { formErrors: [], missingAttachments: [], noticeDaysLeft: 0, today: someDay };
  return {
    type: event,
    duty,
    payload: values.reduce((payload, [, , witness]) => ({ ...payload, ...witness.payload }), { ...example, ...sheets }),
    facts: values.reduce<Facts>((facts, [, , witness]) => ({ ...facts, ...witness.facts }), ordinary),
  };
}
