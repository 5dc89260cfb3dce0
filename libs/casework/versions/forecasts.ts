import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { officeOf, separatedFrom } from '#libs/case-engine/authority.js';
import { CalendarYearNotLoaded } from '#libs/case-engine/calendar.js';
import type { OpenTask } from '#libs/case-engine/case-state.js';
import type { CaseType, DutyScope, Power } from '#libs/case-engine/contract.js';
import { noticeDaysLeft, promiseDeadline } from '#libs/case-engine/limits.js';
import { migrateState, type MigrationOutcome, type WhyUndecidable } from '#libs/case-engine/versions/migration.js';
import { leavesAhead } from '#libs/case-engine/procedure-graph.js';
import type { StepResult } from '#libs/case-engine/step.js';
import { judge } from '#libs/case-engine/verdict.js';
import type { CaseForecast, ForecastParty, ForecastTask, Role } from '#libs/contracts/index.js';
import { People } from '#libs/identity/people.query.js';
import type { CaseFile } from '../case-file.entity.js';
import { Situations, type Situation } from '../situation.js';

/** Who holds which role where: asked once, kept as long as one batch is worked on. */
export type Roster = Map<string, string[]>;

export interface Foreseen {
  /** The case under its own version. */
  before: Situation;
  /** The same case, not moved yet, with settings and facts of the other version. */
  under: Situation;
  outcome: MigrationOutcome;
  forecast: CaseForecast;
}

/** What moving to another version would mean for one case. Reads, never writes. */
@Injectable()
export class Forecasts {
  constructor(
    private readonly situations: Situations,
    private readonly people: People,
  ) {}

  async of(manager: EntityManager, file: CaseFile, to: CaseType, roster: Roster): Promise<Foreseen> {
    const before = await this.situations.of(manager, file);
    const under = await this.situations.under(manager, before, to.version);
    const outcome = await this.decide(manager, before, under, roster);
    return { before, under, outcome, forecast: forecastOf(before, under, outcome) };
  }

  /**
   * What would have been foreseen on another business date, with the settings, the calendar and the people of now: it
   * differs from what was foreseen then only where one of those has changed, and not because days have passed.
   */
  async onDay(manager: EntityManager, day: string, foreseen: Foreseen, roster: Roster): Promise<CaseForecast> {
    if (foreseen.forecast.on === day) return foreseen.forecast;
    const [before, under] = [onDay(foreseen.before, day), onDay(foreseen.under, day)];
    return forecastOf(before, under, await this.decide(manager, before, under, roster));
  }

  private async decide(
    manager: EntityManager,
    before: Situation,
    under: Situation,
    roster: Roster,
  ): Promise<MigrationOutcome> {
    try {
      const outcome = migrateState(before.caseType, under.caseType, before.state, under.today);
      if (!outcome.decided) return outcome;
      const why = await this.nobodyLeft(manager, before, under, outcome.result, roster);
      return why ? { decided: false, why } : outcome;
    } catch (error) {
      if (!(error instanceof CalendarYearNotLoaded)) throw error;
      const message = { zh: `${error.year} 年工作日历尚未录入。`, en: `${error.message}.` };
      return { decided: false, why: { code: 'CALENDAR.YEAR_NOT_LOADED', message } };
    }
  }

  /** A duty still ahead for which, after the move, too few persons are left who may hold it. */
  private async nobodyLeft(
    manager: EntityManager,
    before: Situation,
    { caseType: to, offices }: Situation,
    { state, to: paths }: StepResult,
    roster: Roster,
  ): Promise<WhyUndecidable | null> {
    const ahead = leavesAhead(to.machine, paths);
    for (const [key, duty] of Object.entries(to.duties)) {
      const unit = officeOf(duty.scope, offices);
      if (duty.role === 'system' || unit === null || !ahead.has(duty.state)) continue;
      const persons = await this.holders(manager, duty.role, unit, roster);
      const left = persons.filter((id) => separatedFrom(to, key, state.holders, id) === null).length;
      if (left >= duty.signers) continue;
      const had = persons.filter((id) => separatedFrom(before.caseType, key, before.state.holders, id) === null).length;
      const old = before.caseType.duties[key];
      // An office that is too small either way is not what the new version brings about.
      if (old && had < old.signers) continue;
      return {
        code: 'CHANGE.NOBODY_LEFT',
        message: {
          zh: `「${duty.title.zh}」需要 ${duty.signers} 人，按新版的职责分离只剩 ${left} 人可以办理。`,
          en: `${duty.title.en} needs ${duty.signers}; by the new separation of duties ${left} may still act.`,
        },
      };
    }
    return null;
  }

  private async holders(manager: EntityManager, role: Role, unit: string, roster: Roster): Promise<string[]> {
    const key = `${role} ${unit}`;
    const known = roster.get(key);
    if (known) return known;
    const persons = (await this.people.findByGrant(role, unit, manager)).map(({ id }) => id);
    roster.set(key, persons);
    return persons;
  }
}

function onDay(situation: Situation, date: string): Situation {
  const { caseType, state } = situation;
  const today = { ...situation.today, date };
  const facts = { ...situation.facts, today: date, noticeDaysLeft: noticeDaysLeft(caseType, state.clock, today) };
  return { ...situation, today, facts };
}

/** Nothing foreseen but that the case stays, and why. */
export function staysAsItIs(file: CaseFile, on: string, why: WhyUndecidable): CaseForecast {
  const promise = { before: file.dueDate, after: file.dueDate };
  return { on, from: file.state, to: [], parties: [], tasks: [], promise, undecidable: why };
}

function forecastOf(before: Situation, under: Situation, outcome: MigrationOutcome): CaseForecast {
  const due = ({ caseType, today }: Situation, clock = before.state.clock) =>
    promiseDeadline(caseType, clock, today)?.date ?? null;
  const { date: on } = under.today;
  const nothing = { on, to: [], parties: [], tasks: [], promise: { before: due(before), after: due(before) } };
  if (!outcome.decided) return { from: before.file.state, ...nothing, undecidable: outcome.why };
  const { result } = outcome;
  const facts = { ...under.facts, noticeDaysLeft: noticeDaysLeft(under.caseType, result.state.clock, under.today) };
  return {
    on,
    from: before.file.state,
    to: result.to,
    undecidable: null,
    parties: partiesOf(before, { ...under, state: result.state, facts }),
    tasks: tasksOf(before, under, result),
    promise: { before: due(before), after: due(under, result.state.clock) },
  };
}

/** What each role in each office may send, by the judgement that will decide it. */
function partiesOf(before: Situation, after: Situation): ForecastParty[] {
  const [could, can] = [allowedBy(before), allowedBy(after)];
  return [...new Set([...could.keys(), ...can.keys()])].flatMap((party) => {
    const [old, now] = [could.get(party) ?? [], can.get(party) ?? []];
    const gained = now.filter((event) => !old.includes(event));
    const lost = old.filter((event) => !now.includes(event));
    const [role = '', unit = ''] = party.split(' ');
    return gained.length + lost.length > 0 ? [{ role, unit, gained, lost }] : [];
  });
}

/**
 * Events that go now, by `role unit`. Only what an open task or a power carries can go, so nothing else is asked about.
 * It is the office that is asked about, not a person: who has claimed a task does not matter.
 */
function allowedBy(situation: Situation): Map<string, string[]> {
  const { caseType, offices, state, today } = situation;
  const free = { ...situation, state: { ...state, tasks: state.tasks.map((task) => ({ ...task, assignee: null })) } };
  const found = new Map<string, string[]>();
  const ask = (role: Role, scope: DutyScope | Power['scope'], events: readonly string[], taskKey: string | null) => {
    const unit = scope.kind === 'anyone' ? 'elsewhere' : officeOf(scope, offices);
    if (unit === null) return;
    const person = { personId: '', grants: [{ role, unit }], memberOf: [unit] };
    const party = `${role} ${unit}`;
    for (const event of events) {
      const payload = caseType.events[event]?.example?.(today.date) ?? {};
      const { allowed } = judge({ ...free, person, event, payload, taskKey, settings: today.settings });
      const known = found.get(party) ?? [];
      if (allowed && !known.includes(event)) found.set(party, [...known, event]);
    }
  };
  for (const task of state.tasks) {
    const duty = caseType.duties[task.duty];
    if (duty && duty.role !== 'system') ask(duty.role, duty.scope, duty.events, task.key);
  }
  for (const power of Object.values(caseType.powers)) {
    for (const role of power.roles) ask(role, power.scope, power.events, null);
  }
  return found;
}

function tasksOf(before: Situation, under: Situation, result: StepResult): ForecastTask[] {
  const was = (task: OpenTask) => before.state.tasks.find((each) => each.key === task.key);
  const after = result.state.tasks.map((task): ForecastTask => {
    const old = was(task);
    return {
      ...desk(under, task.duty),
      duty: task.duty,
      change: old ? 'kept' : 'opened',
      dueBefore: old?.due ?? null,
      dueAfter: task.due,
      assignee: old?.assignee ? (old.assignee === task.assignee ? 'kept' : 'lost') : null,
    };
  });
  const closed = result.closed.map(({ task }): ForecastTask => ({
    ...desk(before, task.duty),
    duty: task.duty,
    change: 'closed',
    dueBefore: task.due,
    dueAfter: null,
    assignee: task.assignee ? 'lost' : null,
  }));
  return [...after, ...closed];
}

function desk({ caseType, offices }: Situation, key: string): { role: string; unit: string } {
  const duty = caseType.duties[key];
  return { role: duty?.role ?? '', unit: (duty && officeOf(duty.scope, offices)) ?? '' };
}
