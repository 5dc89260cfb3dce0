import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { OpenTask } from '#libs/case-engine/case-state.js';
import { sendersOf, turns } from '#libs/case-engine/refusal.js';
import type { Text, WaitingDuty, WaitingSuspension, WaitingView } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { roleTitles } from '#libs/identity/role-titles.js';
import { inShanghai } from '../business-time.js';
import { CaseFiles } from '../case-files.js';
import { allInWords, onePerson, signaturesMissing } from './holder-words.js';
import { Holders, type Holder } from './holders.query.js';
import { Situations, type Situation } from '../situation.js';
import type { Task } from '../task.entity.js';
import { answerInWords, dutyInWords, stuckInWords, whenPassedInWords } from './waiting-words.js';
import { withheldFrom } from '../withheld.js';

type Lang = keyof Text;

interface ToldRow {
  task_key: string;
  type: 'DEADLINE_PASSED' | 'TASK_URGED';
  at: Date;
}

/** Why a case stands where it stands: who has to act, since when, until when, and whether anybody can. */
@Injectable()
export class Waiting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly situations: Situations,
    private readonly holders: Holders,
    private readonly orgUnits: OrgUnits,
  ) {}

  /** @throws DomainError CASE.NOT_FOUND, also for outsiders who only know of the notice */
  async of(actor: Actor, caseId: string, lang: Lang): Promise<WaitingView> {
    const { manager } = this.dataSource;
    const file = await this.files.followed(manager, actor, caseId);
    const situation = await this.situations.of(manager, file);
    // How an office is staffed is the offices' own affair; that nobody can act is the applicant's as well.
    const outside = withheldFrom(situation.caseType, actor, file).opinions;
    const waitsFor = await this.dutiesOf(manager, situation, outside, lang);
    const suspension = await this.suspensionOf(manager, situation, lang);
    const closed = situation.state.snapshot.status === 'done';
    const people = waitsFor.some(({ role }) => role !== 'system');
    const holdUp = closed ? 'closed' : suspension ? 'suspended' : people ? 'duties' : 'limit';
    return {
      asOf: situation.today.date,
      holdUp,
      sentences: answerInWords(situation, suspension, waitsFor, lang),
      suspension,
      waitsFor,
    };
  }

  private async dutiesOf(
    manager: EntityManager,
    situation: Situation,
    outside: boolean,
    lang: Lang,
  ): Promise<WaitingDuty[]> {
    const found = await this.holders.of(manager, situation, turns(situation.state));
    const superiors = await this.superiorsOf(manager, situation);
    const told = await toldOf(manager, situation);
    const signed = await signedOf(manager, situation.openTasks);
    return found.flatMap((holder) => {
      if (!holder?.task) return [];
      const { task } = holder;
      const row = situation.openTasks.find((each) => each.key === task.key);
      const lines = told.filter((each) => each.task_key === task.key);
      return [
        dutyOf({ situation, holder, task, row, lines, superiors, outside, lang }, signed.get(row?.id ?? '') ?? []),
      ];
    });
  }

  /** Names of the offices that are told when limits pass, by duty. */
  private async superiorsOf(manager: EntityManager, { caseType, state }: Situation): Promise<Map<string, Text>> {
    const told = state.tasks.flatMap(({ duty }) => {
      const passed = caseType.duties[duty]?.whenPassed;
      return passed && 'escalateTo' in passed ? [{ duty, ...passed.escalateTo }] : [];
    });
    const names = await this.orgUnits.names(
      told.map(({ unit }) => unit),
      manager,
    );
    return new Map(
      told.map(({ duty, role, unit }) => {
        const office = names.get(unit) ?? { zh: unit, en: unit };
        return [duty, { zh: `${office.zh}（${roleTitles[role].zh}）`, en: `${office.en} (${roleTitles[role].en})` }];
      }),
    );
  }

  private async suspensionOf(
    manager: EntityManager,
    situation: Situation,
    lang: Lang,
  ): Promise<WaitingSuspension | null> {
    const { caseType, state, today } = situation;
    const { suspension } = state.clock;
    if (!suspension) return null;
    const may = await this.holders.of(manager, situation, sendersOf(caseType, state, caseType.clock.resume));
    return {
      ...suspension,
      kind: caseType.clock.kinds[suspension.kind]?.[lang] ?? suspension.kind,
      workingDays: today.calendar.workingDaysBetween(suspension.since, today.date),
      resumedBy: allInWords(
        may.flatMap((each) => each ?? []),
        true,
      )[lang],
    };
  }
}

type Signed = NonNullable<WaitingDuty['signatures']>['signed'];

/** Everything that one open duty's answer is made of. */
interface OpenDuty {
  situation: Situation;
  holder: Holder;
  task: OpenTask;
  /** What only the system acts on lies on nobody's desk. */
  row: Task | undefined;
  lines: ToldRow[];
  superiors: Map<string, Text>;
  outside: boolean;
  lang: Lang;
}

function dutyOf(open: OpenDuty, signed: Signed): WaitingDuty {
  const { situation, holder, task, row, lines, superiors, outside, lang } = open;
  const { today, state } = situation;
  const { office } = holder;
  const runs = task.due && !state.clock.suspension ? today.calendar.workingDaysBetween(today.date, task.due) : null;
  const late = runs !== null && (task.due ?? '') < today.date;
  const missing = signaturesMissing(holder);
  const superior = superiors.get(holder.carrier)?.[lang] ?? '';
  const stuck = stuckInWords(holder, outside)?.[lang] ?? null;
  const duty = {
    taskId: row?.id ?? null,
    duty: holder.carrier,
    title: holder.title[lang],
    office: office && { id: office.code, name: office.name[lang] },
    role: holder.role ?? 'system',
    person: onePerson(holder),
    claimed: holder.assignee !== null,
    people: outside || holder.role === 'system' ? null : { holders: holder.people, eligible: holder.eligible.length },
    since: task.openedOn,
    workingDays: today.calendar.workingDaysBetween(task.openedOn, today.date),
    dueDate: task.due,
    daysLeft: late ? null : runs,
    overdueBy: late ? -runs : null,
    signatures: task.signers > 1 ? { required: task.signers, missing, signed } : null,
    told: lines.map(({ type, at }) => ({
      at: inShanghai(at),
      what: type === 'TASK_URGED' ? ('urged' as const) : ('escalated' as const),
      who: type === 'TASK_URGED' ? (office?.name[lang] ?? '') : superior,
    })),
    whenPassed: task.due
      ? whenPassedInWords(situation.caseType, holder.carrier, superiors.get(holder.carrier))[lang]
      : '',
    stuck,
  };
  return { ...duty, sentences: dutyInWords(duty, holder, state.clock.suspension !== null, lang) };
}

/** What the log knows of limits that passed and of reminders, for the open tasks. */
function toldOf(manager: EntityManager, { file, openTasks }: Situation): Promise<ToldRow[]> {
  return manager.query(
    `select input->>'taskKey' as task_key, type, at from case_event
     where case_id = $1 and type in ('DEADLINE_PASSED', 'TASK_URGED') and input->>'taskKey' = any($2) order by seq`,
    [file.id, openTasks.map(({ key }) => key)],
  );
}

async function signedOf(manager: EntityManager, tasks: readonly Task[]): Promise<Map<string, Signed>> {
  const rows: { task_id: string; id: string; name: string }[] = await manager.query(
    `select s.task_id, p.id, p.name from task_signature s join person p on p.id = s.person_id
     where s.task_id = any($1) order by s.at`,
    [tasks.map(({ id }) => id)],
  );
  const signed = new Map<string, Signed>();
  for (const { task_id, id, name } of rows) signed.set(task_id, [...(signed.get(task_id) ?? []), { id, name }]);
  return signed;
}
