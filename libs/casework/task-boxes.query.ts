import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page, TaskBox, TaskRow, TaskState, Text } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { decodeCursor, encodeCursor } from '#libs/platform/page-cursor.js';
import { businessDate, type CountedDay } from '#libs/case-engine/calendar.js';
import { deadlineLight } from '#libs/case-engine/deadline-light.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { inShanghai } from './business-time.js';
import { BusinessDay } from './business-day.js';
import { caseColumns, caseJoins, CaseList, type ListedCase } from './case-list.query.js';
import { CaseTypes } from './case-types.js';
import { mayFollow } from './case-visibility.js';

interface ListedTask extends ListedCase {
  task_id: string | null;
  duty: string | null;
  task_state: TaskState | null;
  task_due: string | null;
  assignee: string | null;
  assignee_name: string | null;
  opened_at: Date;
  sort_date: string;
  sort_id: string;
}

const noTask = `null::uuid as task_id, null as duty, null as task_state, null as task_due, null::uuid as assignee,
  null as assignee_name`;
const ofTask = `t.id as task_id, t.duty, t.state as task_state, to_char(t.due_date, 'YYYY-MM-DD') as task_due,
  t.assignee, p.name as assignee_name, t.opened_at`;
/** Later than any deadline: tasks without one come last. */
const never = '9999-12-31';

/** The four boxes of the desk: 待办, 已办, 我发起的, 抄送我的. */
@Injectable()
export class TaskBoxes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly caseTypes: CaseTypes,
    private readonly cases: CaseList,
    private readonly businessDay: BusinessDay,
    private readonly clock: BusinessClock,
  ) {}

  /** 待办 by deadline, the nearest first; the other boxes by time, the latest first. */
  async page(
    actor: Actor,
    box: TaskBox,
    page: { limit: number; cursor?: string },
    lang: keyof Text,
  ): Promise<Page<TaskRow>> {
    const params: unknown[] = [];
    const query = queries[box](actor, params);
    const upwards = box === 'todo';
    const after = page.cursor ? decodeCursor(page.cursor, ['text', 'uuid']) : null;
    const beyond = after
      ? `where (sort_date, sort_id) ${upwards ? '>' : '<'} ($${params.push(after[0])}, $${params.push(after[1])}::uuid)`
      : '';
    const direction = upwards ? 'asc' : 'desc';
    const rows: ListedTask[] = await this.dataSource.query(
      `select * from (${query}) as box ${beyond}
       order by sort_date ${direction}, sort_id ${direction} limit $${params.push(page.limit + 1)}`,
      params,
    );
    const shown = rows.slice(0, page.limit);
    const last = rows.length > page.limit ? shown.at(-1) : undefined;
    const arithmetic = await this.arithmeticOf(shown);
    const { calendar } = this.businessDay;
    const today = businessDate(this.clock.now());
    return {
      items: shown.map((row) => {
        const listed = this.cases.row(row, lang);
        const open = row.task_state === 'open';
        const overdue = open && row.task_due !== null && row.task_due < today;
        const light = deadlineLight(arithmetic.get(row.task_id ?? '') ?? [], row.task_due, today);
        return {
          id: row.task_id ?? row.id,
          caseId: row.id,
          caseNumber: row.number,
          caseType: row.type,
          caseTitle: listed.title,
          caseVersion: row.version,
          subject: listed.subject,
          territory: listed.territory,
          status: row.status,
          stateTitle: listed.stateTitle,
          duty: row.duty,
          dutyTitle: this.dutyTitle(row, lang),
          state: row.task_state,
          assignee: row.assignee ? { id: row.assignee, name: row.assignee_name ?? '' } : null,
          dueDate: row.task_due ?? (row.task_id ? null : row.due_date),
          daysLeft: open && row.task_due ? calendar.workingDaysBetween(today, row.task_due) : null,
          ...(light && { light }),
          overdue,
          openedAt: inShanghai(row.opened_at),
        };
      }),
      nextCursor: last ? encodeCursor([last.sort_date, last.sort_id]) : null,
    };
  }

  /** How the last days of open tasks were counted; a suspended case's limits do not run. */
  private async arithmeticOf(rows: readonly ListedTask[]): Promise<Map<string, CountedDay[]>> {
    const found: { id: string; explanation: CountedDay[] }[] = await this.dataSource.query(
      `select t.id, live -> 'explanation' as explanation
       from task t join case_file c on c.id = t.case_id
         cross join lateral jsonb_array_elements(c.engine_state -> 'tasks') as live
       where t.id = any($1) and t.state = 'open' and live ->> 'key' = t.key
         and c.engine_state #>> '{clock,suspension}' is null`,
      [rows.flatMap((row) => row.task_id ?? [])],
    );
    return new Map(found.map(({ id, explanation }) => [id, explanation]));
  }

  private dutyTitle(row: ListedTask, lang: keyof Text): string | null {
    const duty = row.duty === null ? undefined : this.caseTypes.dutyOf(row.type, row.type_version, row.duty);
    return duty?.title[lang] ?? null;
  }
}

/** Open tasks of the actor's roles and offices that the actor has not signed; a suspended case asks nothing. */
function todo(actor: Actor, params: unknown[]): string {
  const roles = `$${params.push(actor.grants.map((grant) => grant.role))}::text[]`;
  const units = `$${params.push(actor.grants.map((grant) => grant.unit))}::text[]`;
  const person = `$${params.push(actor.personId)}::uuid`;
  return `select ${caseColumns}, ${ofTask}, coalesce(to_char(t.due_date, 'YYYY-MM-DD'), '${never}') as sort_date,
      t.id as sort_id
    from task t join case_file c on c.id = t.case_id ${caseJoins} left join person p on p.id = t.assignee
    where t.state = 'open' and c.engine_state #>> '{clock,suspension}' is null
      and (t.role, t.unit) in (select * from unnest(${roles}, ${units}))
      and not exists (select from task_signature s where s.task_id = t.id and s.person_id = ${person})
      and not coalesce(c.engine_state -> 'recused' ? ${person}::text, false)`;
}

/** Tasks that the actor has signed or decided. */
function done(actor: Actor, params: unknown[]): string {
  const person = `$${params.push(actor.personId)}::uuid`;
  return `select ${caseColumns}, ${ofTask}, to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as sort_date,
      t.id as sort_id
    from task_signature s join task t on t.id = s.task_id join case_file c on c.id = t.case_id ${caseJoins}
      left join person p on p.id = t.assignee
    where s.person_id = ${person} and ${mayFollow(actor, params)}`;
}

/** Cases that the actor has opened. */
function started(actor: Actor, params: unknown[]): string {
  return `select ${caseColumns}, ${noTask}, c.created_at as opened_at,
      to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as sort_date, c.id as sort_id
    from case_file c ${caseJoins} where c.created_by = $${params.push(actor.personId)}::uuid
      and ${mayFollow(actor, params)}`;
}

/** Cases that were copied to one of the actor's offices. */
function copied(actor: Actor, params: unknown[]): string {
  return `select ${caseColumns}, ${noTask}, k.at as opened_at,
      to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as sort_date, c.id as sort_id
    from case_copy k join case_file c on c.id = k.case_id ${caseJoins}
    where k.unit = any($${params.push(actor.memberOf)}) and ${mayFollow(actor, params)}`;
}

const queries: Record<TaskBox, (actor: Actor, params: unknown[]) => string> = { todo, done, started, copied };
