import { mayHoldDuty, mayHoldPower } from '#libs/case-engine/authority.js';
import { businessDate, endOfBusinessDate } from '#libs/case-engine/calendar.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { Move } from '#libs/case-engine/checker/procedure-moves.js';
import type { Place, ProcedureSpace } from '#libs/case-engine/checker/procedure-space.js';
import { activePaths } from '#libs/case-engine/procedure.js';
import { judge } from '#libs/case-engine/verdict.js';
import { weighActions } from '#libs/casework/actions.js';
import type { Situation } from '#libs/casework/situation.js';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import type { CaseLaboratory, Glance } from './case-laboratory.js';
import { isAsNow, payloadsOf, prepareApplication } from './facts-in-deed.js';

/** Takes the moves of a procedure for real, and says of each where the case then is other than the explorer said. */
export class PathTraveller {
  /** Events that the database was asked to take, and those that it refused as it should. */
  taken = 0;
  refused = 0;
  readonly #caseType: CaseType;

  constructor(
    private readonly laboratory: CaseLaboratory,
    private readonly space: ProcedureSpace,
    private readonly caseId: string,
    private readonly applicant: Actor,
  ) {
    this.#caseType = laboratory.caseType;
  }

  /**
   * Takes one move.
   * @param noticeIsOver the last day of the notice has come before anything else happens
   * @returns what is not as it should be, in sentences
   */
  async take(from: Place, move: Move, to: Place, noticeIsOver: boolean): Promise<string[]> {
    if (noticeIsOver) await this.#awaitLastDayOfNotice();
    const found = move.by.includes('system') ? await this.#pass(move) : await this.#send(move);
    return [...found, ...this.#aside(to, await this.laboratory.glance(this.caseId))].map(
      (each) => `${from.configuration.paths.join(' + ')}, ${move.event} ${JSON.stringify(move.facts)}: ${each}`,
    );
  }

  /** Whether everybody may do at a place what the explorer says, and nothing else. */
  async permissions(place: Place): Promise<string[]> {
    const situation = await this.laboratory.situation(this.caseId);
    const { clock } = this.#caseType;
    const goes = this.space.passagesFrom(place).flatMap(({ move }) => (isAsNow(situation, move) ? [move] : []));
    const extends_ = place.started && !place.suspended && !place.configuration.final;
    const found: string[] = [];
    const sentBy = new Map<string, Set<string>>();
    for (const actor of this.laboratory.actors) {
      for (const { event, verdict } of weighActions(situation, actor)) {
        if (!verdict.allowed || (event === clock.extend && extends_)) continue;
        const carriers = goes.filter((move) => move.event === event && this.#mayCarry(situation, actor, move));
        if (carriers.length === 0) found.push(`${actor.username} may ${event}`);
        for (const { carrier } of carriers) sentBy.set(`${carrier} ${event}`, new Set([actor.username]));
      }
    }
    for (const { carrier, event, by } of goes) {
      if (!by.includes('system') && !sentBy.has(`${carrier} ${event}`)) found.push(`nobody may ${event} as ${carrier}`);
    }
    return found.map((each) => `${place.configuration.paths.join(' + ')}: ${each}`);
  }

  /** Tries what the explorer holds to be impossible here: facts that no guard lets through. */
  async impossible(place: Place): Promise<string[]> {
    const possible = this.space.passagesFrom(place).map(({ move }) => move);
    const moves = this.space
      .movesAt(place)
      .filter((move) => !move.by.includes('system') && !possible.some((other) => isSame(move, other)));
    const found: string[] = [];
    for (const move of moves) {
      await prepareApplication(this.laboratory, this.applicant, this.caseId, move);
      const situation = await this.laboratory.situation(this.caseId);
      if (!isPresent(this.#caseType, situation, move)) continue;
      const before = await this.laboratory.glance(this.caseId);
      const [payload = {}] = payloadsOf(this.#caseType, move, situation.today.date);
      const actor = this.laboratory.actors.find((each) => this.#mayCarry(situation, each, move));
      if (!actor || move.signers > 1) continue;
      try {
        await this.#submit(situation, actor, move, payload);
        found.push(`${place.configuration.paths.join(' + ')}: ${move.event} ${JSON.stringify(move.facts)} went`);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
      const after = await this.laboratory.glance(this.caseId);
      if (JSON.stringify(after) !== JSON.stringify(before)) found.push(`${move.event}, refused, left a trace`);
      this.refused += 1;
    }
    return found;
  }

  /** The whole log, taken again. */
  faults(): Promise<string[]> {
    return this.laboratory.faultsOf(this.caseId);
  }

  /** As many persons as have to sign, one after the other; each of them leaves one line. */
  async #send(move: Move): Promise<string[]> {
    await prepareApplication(this.laboratory, this.applicant, this.caseId, move);
    const found: string[] = [];
    for (const payload of payloadsOf(this.#caseType, move, businessDate(this.laboratory.clock.now()))) {
      const situation = await this.laboratory.situation(this.caseId);
      const actor = this.laboratory.actors.find((each) => this.#isAllowed(situation, each, move, payload));
      if (!actor) return [...found, 'nobody may'];
      await this.#submit(situation, actor, move, payload);
      found.push(...this.#notOneLine(situation.file, await this.laboratory.glance(this.caseId), 1));
    }
    return found;
  }

  /** Lets a limit pass. Others that pass on the way, and leave the case where it is, have a line each. */
  async #pass({ carrier }: Move): Promise<string[]> {
    const { file, state } = await this.laboratory.situation(this.caseId);
    const due = state.tasks.find((task) => task.duty === carrier)?.due;
    if (!due) return [`the limit of ${carrier} has no date`];
    const onTheWay = state.tasks.filter((task) => {
      const whenPassed = this.#caseType.duties[task.duty]?.whenPassed;
      return task.due && task.due <= due && !task.escalated && whenPassed && 'escalateTo' in whenPassed;
    });
    this.laboratory.clock.moveTo(endOfBusinessDate(due));
    await this.laboratory.sweep();
    this.taken += 1 + onTheWay.length;
    return this.#notOneLine(file, await this.laboratory.glance(this.caseId), 1 + onTheWay.length);
  }

  async #awaitLastDayOfNotice(): Promise<void> {
    const { state } = await this.laboratory.situation(this.caseId);
    const due = state.tasks.find(({ duty }) => this.#caseType.duties[duty]?.continues)?.due;
    if (due && !state.clock.suspension) this.laboratory.clock.moveTo(new Date(`${due}T10:00:00+08:00`));
  }

  async #submit(situation: Situation, actor: Actor, move: Move, payload: Record<string, unknown>): Promise<void> {
    const taskId = move.task ? (situation.openTasks.find(({ duty }) => duty === move.carrier)?.id ?? null) : null;
    const { version } = situation.file;
    await this.laboratory.send(actor, this.caseId, { event: move.event, payload, taskId, version });
    this.taken += 1;
  }

  #isAllowed(situation: Situation, actor: Actor, move: Move, payload: Record<string, unknown>): boolean {
    if (!this.#mayCarry(situation, actor, move)) return false;
    const taskKey = move.task ? (situation.state.tasks.find(({ duty }) => duty === move.carrier)?.key ?? null) : null;
    const { settings } = situation.today;
    return judge({ ...situation, person: actor, event: move.event, payload, taskKey, settings }).allowed;
  }

  #mayCarry({ offices }: Situation, actor: Actor, { carrier }: Move): boolean {
    const [duty, power] = [this.#caseType.duties[carrier], this.#caseType.powers[carrier]];
    return duty ? mayHoldDuty(actor, duty, offices) : power !== undefined && mayHoldPower(actor, power, offices);
  }

  #notOneLine(before: { version: number; logLength: number }, after: Glance, lines: number): string[] {
    const written = after.lines - before.logLength;
    return [
      ...(written === lines && after.logLength === after.lines ? [] : [`${written} lines were written`]),
      ...(after.version === before.version + lines ? [] : [`version ${after.version} after ${before.version}`]),
    ];
  }

  #aside(place: Place, { state, open }: Glance): string[] {
    const { snapshot, clock, tasks } = state;
    const paths = activePaths(this.#caseType, snapshot);
    const leaves = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
    const { facts, dated } = this.space.contexts.factsOf(snapshot.context);
    const { configuration, context, started, suspended, noticed } = place;
    const duties = [...configuration.duties].sort();
    const onDesks = duties.filter((duty) => this.#caseType.duties[duty]?.role !== 'system');
    return [
      ...differs('state', leaves.sort(), [...configuration.paths].sort()),
      ...differs('context', [facts, dated], [context.facts, context.dated]),
      ...differs('clocks', clocksOf(clock), { started, suspended, noticed }),
      ...differs('tasks', tasks.map(({ duty }) => duty).sort(), duties),
      ...differs('desks', open, onDesks),
    ];
  }
}

function clocksOf({ startedOn, suspension, notice }: Glance['state']['clock']) {
  return { started: startedOn !== null, suspended: suspension !== null, noticed: notice !== null };
}

function differs(what: string, is: unknown, shouldBe: unknown): string[] {
  const [one, other] = [JSON.stringify(is), JSON.stringify(shouldBe)];
  return one === other ? [] : [`${what} ${one} instead of ${other}`];
}

function isSame(one: Move, other: Move): boolean {
  return (
    one.event === other.event &&
    one.carrier === other.carrier &&
    JSON.stringify(one.facts) === JSON.stringify(other.facts)
  );
}

/** Facts that are loaded cannot all be brought about at a place: a notice's days have run, or they have not. */
function isPresent(caseType: CaseType, situation: Situation, move: Move): boolean {
  const ofLoaded = Object.entries(move.facts).filter(
    ([name, value]) => caseType.facts.event[name]?.values[value]?.facts,
  );
  return isAsNow(situation, { ...move, facts: Object.fromEntries(ofLoaded) });
}
