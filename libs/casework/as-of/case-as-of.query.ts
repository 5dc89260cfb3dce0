import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { officeOf } from '#libs/case-engine/authority.js';
import type { OpenTask } from '#libs/case-engine/case-state.js';
import { activeMeta } from '#libs/case-engine/procedure.js';
import type { CaseAsOf, TaskThen, Text } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { People } from '#libs/identity/people.query.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { DomainError } from '#libs/platform/errors.js';
import { inShanghai } from '../business-time.js';
import { recordedCalendars } from '../calendars.js';
import { CaseEvent } from '../case-event.entity.js';
import { officesOf, type CaseFile } from '../case-file.entity.js';
import { CaseFiles } from '../case-files.js';
import { CaseTypes } from '../case-types.js';
import { basisOf, linesOf, type Counting } from '../outlook/deadline-basis.js';
import { DeadlineCountings } from '../outlook/deadline-countings.query.js';
import { openedUnder, replay, ReplayFailed, type ReplayedLine } from '../replay/replay.js';
import { dueOf, requestsOf, suspensionOf, vetoesOf } from '../state-views.js';
import { shownTo, timelineItem } from '../timeline-item.js';
import { caseMigrated } from '../versions/case-migrated.js';
import { withheldFrom, type Withheld } from '../withheld.js';
import { attachmentsThen, formThen } from './handed-in.js';
import { momentOf, type Moment, type Wanted } from './moment.js';
import { namesIn, officesNamed, peopleNamed, type Names } from './names.js';
import { permissionOf } from './permission.js';

/** The case as it was, replayed from its log: at a line or on a date, and why the line that led there was permitted. */
@Injectable()
export class CasesAsOf {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly caseTypes: CaseTypes,
    private readonly orgUnits: OrgUnits,
    private readonly people: People,
    private readonly clock: BusinessClock,
    private readonly countings: DeadlineCountings,
  ) {}

  /**
   * Whoever may follow the case today may see its past, without what is withheld from them today.
   * @throws DomainError CASE.NOT_FOUND, also for outsiders who only know of the notice; REQUEST.INVALID for a moment
   *   that the case did not live through; CASE.NOT_REPLAYABLE when its log cannot be taken again
   */
  async get(actor: Actor, caseId: string, wanted: Wanted, lang: keyof Text): Promise<CaseAsOf> {
    const { manager } = this.dataSource;
    const { file, detail } = await this.files.get(manager, actor, caseId);
    if (detail !== 'full') throw new DomainError('CASE.NOT_FOUND');
    const events = await manager.find(CaseEvent, { where: { caseId }, order: { seq: 'ASC' } });
    const moment = momentOf(wanted, file.createdAt, events, this.clock.now());
    const sources = { caseTypes: this.caseTypes, calendarOf: await recordedCalendars(manager) };
    const opened = { ...file, typeVersion: openedUnder(file, events) };
    const line = lastOf(replay(sources, opened, events.slice(0, moment.seq)));
    const withheld = withheldFrom(this.caseTypes.get(file.type, file.typeVersion), actor, file);
    const names = await this.namesFor(file, line, lang);
    const counted = countedThen(file, line, moment);
    const promise = await this.countings.ofPromise(manager, counted);
    const countingOf = await this.countings.ofTasks(manager, counted);
    const until = events[moment.seq]?.at;
    return {
      ...headOf(file, line, names, lang),
      seq: moment.seq,
      last: events.length,
      since: inShanghai(line.today.now),
      until: until ? inShanghai(until) : null,
      on: moment.on,
      definition: {
        version: line.caseType.version,
        hash: this.hashAt(line, events[0]),
        wordForWord: line.sameDefinition,
      },
      calendarVersion: line.today.calendar.version,
      handedIn: formThen(events.slice(0, moment.seq), withheld),
      attachments: await attachmentsThen(manager, events.slice(0, moment.seq), withheld),
      ...standingOf(line, moment, withheld, promise, lang),
      tasks: line.result.state.tasks.map((task) =>
        taskThen(line, file, task, task.due ? countingOf(task) : null, moment, names, lang),
      ),
      event: eventThen(actor, file, line, withheld, names, lang),
    };
  }

  /** A draft has no line of its own: it is bound by its first one, unless that is the one that moved it elsewhere. */
  private hashAt({ event, caseType }: ReplayedLine, first: CaseEvent | undefined): string | null {
    if (!event && first?.type === caseMigrated) return this.caseTypes.hashOf(caseType);
    return (event ?? first)?.definitionHash ?? null;
  }

  private async namesFor(file: CaseFile, line: ReplayedLine, lang: keyof Text): Promise<Names> {
    const { manager } = this.dataSource;
    const offices = officesOf(file);
    const scopes = [...Object.values(line.caseType.duties), ...Object.values(line.caseType.powers)];
    const held = scopes.flatMap(({ scope }) => (scope.kind === 'anyone' ? [] : (officeOf(scope, offices) ?? [])));
    const states = [line.result.state, ...(line.before ? [line.before] : [])];
    const people = await this.people.namesOf(peopleNamed(states, line.event ? [line.event] : []), manager);
    return namesIn(lang, people, await this.orgUnits.names(officesNamed(offices, held, line.event), manager));
  }
}

function lastOf(lines: Iterable<ReplayedLine>): ReplayedLine {
  try {
    let last: ReplayedLine | undefined;
    for (const line of lines) last = line;
    if (last) return last;
    throw new Error('A replay has at least its beginning');
  } catch (error) {
    if (!(error instanceof ReplayFailed)) throw error;
    throw new DomainError('CASE.NOT_REPLAYABLE', {
      detail: { zh: `第 ${error.seq} 条流转记录无法重演。`, en: `Line ${error.seq} of the log cannot be replayed.` },
      cause: error,
    });
  }
}

function headOf(file: CaseFile, { caseType }: ReplayedLine, names: Names, lang: keyof Text) {
  return {
    id: file.id,
    number: file.number,
    type: file.type,
    title: `${caseType.title[lang]} · ${file.subjectName}`,
    subject: { id: file.subjectId, kind: file.subjectKind, name: file.subjectName },
    applicant: names.office(file.applicantUnit),
    openedAt: inShanghai(file.createdAt),
  };
}

/** What the dates of that time rest on: its settings by their dates, its calendars by the lines until then. */
function countedThen(file: CaseFile, { seq, caseType, result, today }: ReplayedLine, { on }: Moment) {
  const { state } = result;
  const then = { ...file, logLength: seq, acceptedOn: state.clock.startedOn };
  return { file: then, caseType, state, today: { ...today, date: on } };
}

/** Where the case stood; limits and pauses are counted with the line's settings and calendar, for the day asked for. */
function standingOf(
  { caseType, result, today }: ReplayedLine,
  { on }: Moment,
  withheld: Withheld,
  promise: Counting,
  lang: keyof Text,
) {
  const { state, to } = result;
  const { status, title } = activeMeta(caseType, state.snapshot);
  const shown = state.clock.suspension ? 'suspended' : status;
  return {
    state: to,
    stateTitle: title[lang],
    status: shown,
    due: dueOf(caseType, state, shown, { ...today, date: on }, promise, lang),
    suspension: suspensionOf(caseType, state, lang),
    requests: requestsOf(caseType, state, lang),
    vetoes: withheld.opinions ? [] : vetoesOf(caseType, state, lang),
  } as const;
}

function taskThen(
  { caseType, result }: ReplayedLine,
  file: CaseFile,
  task: OpenTask,
  counting: Counting | null,
  { on }: Moment,
  names: Names,
  lang: keyof Text,
): TaskThen {
  const duty = caseType.duties[task.duty];
  const unit = duty && officeOf(duty.scope, officesOf(file));
  const { assignee, delegation, due } = task;
  return {
    key: task.key,
    duty: task.duty,
    title: duty?.title[lang] ?? task.duty,
    role: duty?.role ?? '',
    orgUnit: unit ? names.office(unit) : null,
    assignee: assignee === null ? null : names.person(assignee),
    principal: delegation ? names.person(delegation.principal) : null,
    openedOn: task.openedOn,
    dueDate: due,
    overdue: due !== null && due < on && !result.state.clock.suspension,
    escalated: task.escalated,
    explanation: linesOf(task.explanation, counting, lang),
    ...(counting && { basis: basisOf(caseType, task.explanation, counting, lang) }),
    signers: {
      required: task.signers,
      added: task.added.map(names.person),
      signed: task.signatures.map(({ personId }) => names.person(personId)),
    },
  };
}

function eventThen(
  actor: Actor,
  file: CaseFile,
  line: ReplayedLine,
  withheld: Withheld,
  names: Names,
  lang: keyof Text,
): CaseAsOf['event'] {
  const { event, before, caseType } = line;
  if (!event || !before) return null;
  const shown = shownTo(caseType, actor, withheld, event);
  const asked = { line: { ...line, event, before }, offices: officesOf(file), names, withheld, shown, lang };
  return { ...timelineItem(caseType, shown, event, lang), permission: permissionOf(asked) };
}
