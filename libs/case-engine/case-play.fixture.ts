import type { Role } from '#libs/contracts/index.js';
import type { CaseOffices, Person } from './authority.js';
import { WorkingCalendar } from './calendar.js';
import { calendarDays, calendarYears } from './calendar-years.js';
import type { CaseState } from './case-state.js';
import type { CaseType, Facts } from './contract.js';
import { noticeDaysLeft, type Settings, type Today } from './limits.js';
import { begin, step, type StepResult } from './step.js';
import { judge, type Verdict } from './verdict.js';

export const calendar = new WorkingCalendar(calendarYears, calendarDays);

/** A person with one role; belongs to the office of the role and to nothing else, unless said. */
export function someone(personId: string, role: Role, unit: string, memberOf: readonly string[] = [unit]): Person {
  return { personId, grants: [{ role, unit }], memberOf };
}

export interface Sent {
  payload?: Record<string, unknown>;
  taskKey?: string;
  facts?: Partial<Facts>;
}

/** Plays a case on the engine alone: asks `judge`, then takes the `step`, as the command does, without a database. */
export class CasePlay {
  state: CaseState;

  constructor(
    readonly caseType: CaseType,
    readonly offices: CaseOffices,
    public date: string,
    readonly settings: Settings = {},
  ) {
    this.state = begin(caseType, this.today).state;
  }

  get today(): Today {
    return { date: this.date, calendar, settings: this.settings };
  }

  get facts(): Facts {
    const left = noticeDaysLeft(this.caseType, this.state.clock, this.today);
    return { formErrors: [], missingAttachments: [], noticeDaysLeft: left, today: this.date };
  }

  /** Goes on to a later business date. */
  on(date: string): this {
    this.date = date;
    return this;
  }

  ask(person: Person, event: string, { payload, taskKey, facts }: Sent = {}): Verdict {
    const { caseType, state, offices, settings } = this;
    return judge({
      caseType,
      state,
      offices,
      person,
      event,
      payload: payload ?? this.exampleOf(event),
      taskKey: taskKey ?? null,
      facts: { ...this.facts, ...facts },
      settings,
    });
  }

  /** @throws Error with the refusal's codes when the person may not */
  send(person: Person, event: string, sent: Sent = {}): StepResult {
    const verdict = this.ask(person, event, sent);
    if (!verdict.allowed) throw new Error(verdict.reasons.map((reason) => reason.code).join());
    return this.#take(event, person.personId, verdict.authority, sent);
  }

  /** Lets the limit of a duty pass, as the system does. */
  pass(duty: string): StepResult {
    const task = this.state.tasks.find((each) => each.duty === duty);
    const whenPassed = this.caseType.duties[duty]?.whenPassed;
    if (!task || !whenPassed) throw new Error(`${duty} is not open`);
    const event = 'send' in whenPassed ? whenPassed.send : 'DEADLINE_PASSED';
    return this.#take(event, null, { carrier: duty, task }, { payload: {} });
  }

  task(duty: string) {
    const task = this.state.tasks.find((each) => each.duty === duty);
    if (!task) throw new Error(`${duty} is not open`);
    return task;
  }

  exampleOf(event: string): Record<string, unknown> {
    return this.caseType.events[event]?.example?.(this.date) ?? {};
  }

  #take(
    event: string,
    personId: string | null,
    authority: Parameters<typeof step>[2]['authority'],
    { payload, facts }: Sent,
  ): StepResult {
    const result = step(this.caseType, this.state, {
      event,
      payload: payload ?? this.exampleOf(event),
      personId,
      authority,
      facts: { ...this.facts, ...facts },
      today: this.today,
    });
    this.state = result.state;
    return result;
  }
}
