import { mayHoldDuty, officeOf, type CaseOffices, type Person } from '#libs/case-engine/authority.js';
import { CasePlay } from '#libs/case-engine/case-play.fixture.js';
import type { CaseState, OpenTask } from '#libs/case-engine/case-state.js';
import type { CaseType, FormClass } from '#libs/case-engine/contract.js';
import { errorsOf } from '#libs/case-engine/form-errors.js';
import { schemaOf } from '#libs/case-engine/form-schema.js';
import type { StepInput, StepResult } from '#libs/case-engine/step.js';
import { handleTask, type TaskHandling } from '#libs/case-engine/task-handling.js';
import type { Role } from '#libs/contracts/index.js';

/** Random people doing random things to a case: what a procedure must survive. */

export const firstDay = '2025-01-06';

export const offices: CaseOffices = { applicant: 'company-a', territory: '330110005', platform: 'platform-future' };

/** One thing that may happen; the numbers choose among whatever there is to choose from. */
export interface Move {
  kind: 'duty' | 'anything' | 'limit' | 'handling';
  who: number;
  what: number;
  variant: number;
  days: number;
  formIsBroken: boolean;
}

/** What was recorded of one move, and the input that a replay needs. */
export interface Recorded {
  input: StepInput;
  person: Person | null;
  before: CaseState;
  result: StepResult;
}

/** Everything that was done to the case, in order: what a replay is made of. */
export type Entry = StepInput | { taskKey: string; handling: TaskHandling };

/** Two people for each role and office of the case type, others elsewhere, some with everything. */
export function cast(caseType: CaseType): Person[] {
  const grants = [
    ...Object.values(caseType.duties).flatMap((duty) =>
      duty.role === 'system' ? [] : [{ role: duty.role, unit: officeOf(duty.scope, offices) ?? 'nowhere' }],
    ),
    ...Object.values(caseType.powers).flatMap(({ roles, scope }) =>
      roles.map((role) => ({
        role,
        unit: (scope.kind === 'anyone' ? null : officeOf(scope, offices)) ?? `any-${role}`,
      })),
    ),
  ].filter(
    (grant, index, all) => all.findIndex((each) => each.role === grant.role && each.unit === grant.unit) === index,
  );
  const alone = grants.flatMap((grant) =>
    [1, 2].map((number) => personWith(`${grant.role}@${grant.unit}:${number}`, [grant])),
  );
  const elsewhere = grants.map(({ role }) => personWith(`${role}@elsewhere`, [{ role, unit: 'elsewhere' }]));
  const officials = grants.filter((grant) => grant.unit !== offices.applicant);
  const everything = [1, 2, 3].map((number) => personWith(`everything:${number}`, officials));
  const relative = personWith('relative', grants);
  return [...alone, ...elsewhere, ...everything, { ...relative, memberOf: [...relative.memberOf, offices.applicant] }];
}

function personWith(personId: string, grants: { role: Role; unit: string }[]): Person {
  return { personId, grants, memberOf: [...new Set(grants.map((grant) => grant.unit))] };
}

/** Plays the moves; whatever `judge` refuses must change nothing, whatever it allows must go. */
export function walk(
  caseType: CaseType,
  script: readonly Move[],
): { play: CasePlay; recorded: Recorded[]; journal: Entry[] } {
  const play = new CasePlay(caseType, offices, firstDay);
  const people = cast(caseType);
  const recorded: Recorded[] = [];
  const journal: Entry[] = [];
  for (const each of script) {
    if (play.date > '2026-09-30') break;
    freeze(play.state);
    play.on(later(play.date, each.days));
    const handled = each.kind === 'handling' ? handle(play, people, each) : null;
    if (handled) journal.push(handled);
    if (each.kind === 'handling') continue;
    const before = play.state;
    const taken = each.kind === 'limit' ? passLimit(play, each) : act(play, people, each);
    if (taken) journal.push(taken.input);
    if (taken) recorded.push({ ...taken, before });
    else if (play.state !== before) throw new Error('a refused move left a trace');
  }
  return { play, recorded, journal };
}

type Taken = Omit<Recorded, 'before'> | null;

function passLimit(play: CasePlay, { who }: Move): Taken {
  const task = pick(
    play.state.tasks.filter(({ due, escalated }) => due !== null && !escalated),
    who,
  );
  if (!task?.due || play.state.clock.suspension) return null;
  if (play.date <= task.due) play.on(later(task.due, 1));
  const whenPassed = play.caseType.duties[task.duty]?.whenPassed;
  const event = whenPassed && 'send' in whenPassed ? whenPassed.send : 'DEADLINE_PASSED';
  const input = {
    event,
    payload: {},
    personId: null,
    authority: { carrier: task.duty, task },
    facts: play.facts,
    today: play.today,
  };
  return { input, person: null, result: play.pass(task.duty) };
}

function act(play: CasePlay, people: readonly Person[], each: Move): Taken {
  const { person, event, task } = each.kind === 'duty' ? duty(play, people, each) : anything(play, people, each);
  if (!person || !event) return null;
  const payload = variantOf(play.caseType, event, play.date, each.variant);
  const formErrors = each.formIsBroken ? [{ pointer: '/x', code: 'x', message: { zh: '错', en: 'wrong' } }] : [];
  const sent = { payload, facts: { formErrors }, ...(task && each.variant % 3 === 0 && { taskKey: task.key }) };
  const verdict = play.ask(person, event, sent);
  if (!verdict.allowed) {
    if (verdict.reasons.length === 0) throw new Error(`${event} is refused without a reason`);
    return null;
  }
  const { today } = play;
  const facts = { ...play.facts, formErrors };
  const input = { event, payload, personId: person.personId, authority: verdict.authority, facts, today };
  return { input, person, result: play.send(person, event, sent) };
}

interface Choice {
  person?: Person;
  event?: string;
  task?: OpenTask;
}

/** Somebody who may hold an open duty does what it asks for: two times in three the event that leads on. */
function duty(play: CasePlay, people: readonly Person[], { who, what, variant }: Move): Choice {
  const task = pick(play.state.tasks, variant);
  const open = task && play.caseType.duties[task.duty];
  if (!open) return {};
  const able = people.filter((person) => mayHoldDuty(person, open, offices));
  return { person: pick(able, who), event: pick(open.events, what % 3 === 0 ? variant : 0), task };
}

function anything(play: CasePlay, people: readonly Person[], { who, what, variant }: Move): Choice {
  const events = [...Object.keys(play.caseType.events), 'NO_SUCH_EVENT'];
  return { person: pick(people, who), event: pick(events, what), task: pick(play.state.tasks, variant) };
}

/** A task is claimed, delegated, handed back, or given another signer, within the bounds that the command keeps. */
function handle(play: CasePlay, people: readonly Person[], { who, what, variant }: Move): Entry | null {
  const task = pick(play.state.tasks, variant);
  const open = task && play.caseType.duties[task.duty];
  if (!open) return null;
  const able = people.filter((person) => mayHoldDuty(person, open, offices)).map((person) => person.personId);
  const [one, other] = [pick(able, who), pick(able, what)];
  if (one === undefined || other === undefined) return null;
  const known = [...task.added, ...task.signatures.map((signature) => signature.personId)];
  const possible: TaskHandling[] = [
    ...(task.assignee === null && task.signers === 1 ? [{ type: 'TASK_CLAIMED', to: one } as const] : []),
    ...(task.assignee && task.assignee !== other
      ? [{ type: 'TASK_DELEGATED', principal: task.assignee, to: other } as const, { type: 'TASK_RELEASED' } as const]
      : []),
    ...(open.events.length === 1 && task.signers < 4 && !known.includes(other)
      ? [
          { type: 'SIGNERS_ADDED', persons: [other] } as const,
          { type: 'SIGNERS_ADDED', persons: [other], position: 'before' } as const,
          { type: 'SIGNERS_ADDED', persons: [other], position: 'after' } as const,
        ]
      : []),
  ];
  const handling = pick(possible, variant);
  if (!handling) return null;
  play.state = handleTask(play.state, task.key, handling);
  return { taskKey: task.key, handling };
}

/** The event's example with other choices made: every option and both answers of every question come up. */
export function variantOf(caseType: CaseType, event: string, today: string, variant: number): Record<string, unknown> {
  const example = caseType.events[event]?.example?.(today) ?? {};
  const payload = caseType.events[event]?.payload;
  if (!payload) return example;
  const changed = Object.entries(propertiesOf(payload)).flatMap(([name, { enum: options, type }]) => {
    if (options) return [[name, pick(options, variant)]];
    return type === 'boolean' ? [[name, variant % 2 === 0]] : [];
  });
  const varied = { ...example, ...(Object.fromEntries(changed) as Record<string, unknown>) };
  return errorsOf(payload, varied).length === 0 ? varied : example;
}

type Properties = Record<string, { enum?: unknown[]; type?: string }>;

const properties = new Map<FormClass, Properties>();

function propertiesOf(payload: FormClass): Properties {
  const known = properties.get(payload) ?? (schemaOf(payload, 'zh').properties as Properties);
  properties.set(payload, known);
  return known;
}

export function pick<Each>(from: readonly Each[], choice: number): Each | undefined {
  return from[choice % Math.max(1, from.length)];
}

export function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A step that wrote into what it was given would throw. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}
