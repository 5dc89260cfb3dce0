import { mayHoldDuty } from '#libs/case-engine/authority.js';
import { endOfBusinessDate } from '#libs/case-engine/calendar.js';
import type { Explored } from '#libs/case-types/explored.fixture.js';
import { pick, variantOf } from '#libs/case-types/random-walk.fixture.js';
import type { Situation } from '#libs/casework/situation.js';
import { isTaskEvent } from '#libs/casework/task-events.js';
import type { Actor } from '#libs/identity/actor.js';
import { systemActor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import type { CaseLaboratory, Glance } from './case-laboratory.js';
import type { Attempt } from './random-script.js';

interface LogLine {
  type: string;
  duty: string;
  actorId: string;
}

const reason = { reason: 'random' };

/** Random people try random things with real cases; whatever goes through has to be right, whatever does not leaves nothing. */
export class RandomWalker {
  taken = 0;
  refused = 0;

  constructor(
    private readonly laboratory: CaseLaboratory,
    private readonly explored: Explored,
  ) {}

  /** @returns what is not as it should be, in sentences */
  async walk(script: readonly Attempt[]): Promise<string[]> {
    const { caseId, applicant } = await this.laboratory.draft();
    await this.laboratory.attachEverything(applicant, caseId);
    const found: string[] = [];
    for (const attempt of script) {
      this.laboratory.clock.moveTo(later(this.laboratory.clock.now(), attempt.days));
      const situation = await this.laboratory.situation(caseId);
      if (situation.state.snapshot.status === 'done') break;
      const before = await this.laboratory.glance(caseId);
      const lines = await this.#try(situation, attempt);
      if (lines === null) continue;
      found.push(...(await this.#judge(caseId, before, lines)));
    }
    found.push(...(await this.laboratory.faultsOf(caseId)));
    await this.laboratory.forgetTimers(caseId);
    return found;
  }

  /** How many lines the attempt has to leave; null where there was nothing to try. */
  async #try(situation: Situation, attempt: Attempt): Promise<number | null> {
    if (attempt.kind === 'limit') return this.#pass(situation, attempt);
    try {
      const tried =
        attempt.kind === 'handling' ? await this.#handle(situation, attempt) : await this.#send(situation, attempt);
      if (!tried) return null;
      this.taken += 1;
      return 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.refused += 1;
      return 0;
    }
  }

  /** Goes to the end of a task's limit; what falls due until then has a line each. */
  async #pass({ file, state }: Situation, { who }: Attempt): Promise<number | null> {
    const due = pick(
      state.tasks.flatMap((task) => (task.due && !task.escalated ? [task.due] : [])),
      who,
    );
    if (!due || state.clock.suspension) return null;
    if (endOfBusinessDate(due) > this.laboratory.clock.now()) this.laboratory.clock.moveTo(endOfBusinessDate(due));
    await this.laboratory.sweep();
    const { lines } = await this.laboratory.glance(file.id);
    this.taken += lines - file.logLength;
    return lines === file.logLength ? 1 : lines - file.logLength;
  }

  async #send(situation: Situation, attempt: Attempt): Promise<boolean> {
    const { actor, event, taskId } =
      attempt.kind === 'duty' ? this.#somebodysDuty(situation, attempt) : this.#anything(situation, attempt);
    if (!actor || !event) return false;
    const { file, today } = situation;
    const payload = variantOf(this.laboratory.caseType, event, today.date, attempt.variant);
    await this.laboratory.send(actor, file.id, { event, payload, taskId, version: file.version });
    return true;
  }

  #somebodysDuty({ openTasks, offices }: Situation, { who, what, variant }: Attempt) {
    const task = pick(openTasks, variant);
    const duty = task && this.laboratory.caseType.duties[task.duty];
    if (!duty) return { taskId: null };
    const able = this.laboratory.actors.filter((actor) => mayHoldDuty(actor, duty, offices));
    return { actor: pick(able, who), event: pick(duty.events, what % 8 < 2 ? variant : 0), taskId: task.id };
  }

  #anything({ openTasks }: Situation, { who, what, variant }: Attempt) {
    const events = [...Object.keys(this.laboratory.caseType.events), 'NO_SUCH_EVENT'];
    const task = variant % 2 === 0 ? pick(openTasks, variant) : undefined;
    return { actor: pick(this.laboratory.actors, who), event: pick(events, what), taskId: task?.id ?? null };
  }

  /** A task is claimed, handed on, handed back, or given another signer, by somebody of its office as a rule. */
  async #handle({ openTasks, offices }: Situation, { who, what, variant }: Attempt): Promise<boolean> {
    const task = pick(openTasks, variant);
    const duty = task && this.laboratory.caseType.duties[task.duty];
    if (!duty) return false;
    const office = this.laboratory.actors.filter((actor) => mayHoldDuty(actor, duty, offices));
    const [actor, other] = [pick(what % 7 === 0 ? this.laboratory.actors : office, who), pick(office, what)];
    if (!actor || !other) return false;
    const to = { personId: other.personId, ...reason };
    const signers = { personIds: [other.personId], ...reason };
    const { handle } = this.laboratory;
    const ways: ((by: Actor) => Promise<unknown>)[] = [
      (by) => handle.claim(by, task.id, 'zh'),
      (by) => handle.release(by, task.id, 'zh'),
      (by) => handle.transfer(by, task.id, to, 'zh'),
      (by) => handle.delegate(by, task.id, to, 'zh'),
      (by) => handle.addSigners(by, task.id, signers, 'zh'),
      (by) => handle.removeSigners(by, task.id, signers, 'zh'),
      (by) => handle.urge(by, task.id, { message: 'random' }, 'zh'),
    ];
    await pick(ways, variant + what)?.(actor);
    return true;
  }

  async #judge(caseId: string, before: Glance, lines: number): Promise<string[]> {
    const after = await this.laboratory.glance(caseId);
    const written = after.lines - before.lines;
    const found = [
      ...(written === lines && after.logLength === after.lines ? [] : [`${written} lines instead of ${lines}`]),
      ...(after.version === before.version + written ? [] : [`version ${after.version} after ${before.version}`]),
    ];
    if (lines === 0 && JSON.stringify(after) !== JSON.stringify(before)) found.push('a refused event left a trace');
    if (written !== 1) return found;
    const { type, duty: carrier, actorId } = await this.#lastLine(caseId);
    if (isTaskEvent(type)) return found;
    const bySystem = actorId === systemActor.personId;
    const [was, is] = [before.state, after.state];
    return [...found, ...this.explored.missed({ event: type, carrier, bySystem, before: was, after: is })];
  }

  async #lastLine(caseId: string): Promise<LogLine> {
    const [line] = await this.laboratory.database.query<LogLine>(
      'select type, duty, actor_id as "actorId" from case_event where case_id = $1 order by seq desc limit 1',
      [caseId],
    );
    if (!line) throw new Error('The log is empty');
    return line;
  }
}

function later(time: Date, days: number): Date {
  return new Date(time.getTime() + days * 86_400_000);
}
