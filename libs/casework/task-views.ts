import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenTask } from '#libs/case-engine/case-state.js';
import { deadlineLight } from '#libs/case-engine/deadline-light.js';
import { missingSigners } from '#libs/case-engine/signing-order.js';
import type { PartyRef, SigningView, TaskView, Text } from '#libs/contracts/index.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { inShanghai } from './business-time.js';
import { CaseTypes } from './case-types.js';
import { basisOf, linesOf } from './outlook/deadline-basis.js';
import { DeadlineCountings } from './outlook/deadline-countings.query.js';
import type { Situation } from './situation.js';
import { Task } from './task.entity.js';

interface SignerRow {
  task_id: string;
  id: string;
  name: string;
  at: Date;
}

/** The tasks of one case, open and closed, with who has signed. */
@Injectable()
export class TaskViews {
  constructor(
    private readonly orgUnits: OrgUnits,
    private readonly countings: DeadlineCountings,
    private readonly caseTypes: CaseTypes,
  ) {}

  async ofCase(manager: EntityManager, situation: Situation, lang: keyof Text): Promise<TaskView[]> {
    const { file, caseType, state, today } = situation;
    const tasks = await manager.find(Task, { where: { caseId: file.id }, order: { openedAt: 'ASC', id: 'ASC' } });
    const names = await this.orgUnits.names(
      tasks.map((task) => task.unit),
      manager,
    );
    const signers: SignerRow[] = await manager.query(
      `select s.task_id, p.id, p.name, s.at from task_signature s join person p on p.id = s.person_id
       where s.task_id = any($1) order by s.at`,
      [tasks.map((task) => task.id)],
    );
    const added = state.tasks.flatMap((task) => task.added);
    const persons = await personNames(manager, [...tasks.flatMap((task) => task.assignee ?? []), ...added]);
    const countingOf = await this.countings.ofTasks(manager, situation);
    return tasks.map((task) => {
      const live = state.tasks.find((each) => each.key === task.key);
      const assignee = persons.get(task.assignee ?? '');
      const signed = signers.filter((each) => each.task_id === task.id);
      const required = live?.signers ?? task.signers;
      const running = state.clock.suspension ? undefined : live;
      const light = running && deadlineLight(running.explanation, running.due, today.date);
      const counting = live?.due ? countingOf(live) : null;
      return {
        id: task.id,
        duty: task.duty,
        title: this.caseTypes.dutyOf(file.type, file.typeVersion, task.duty)?.title[lang] ?? task.duty,
        role: task.role,
        orgUnit: { id: task.unit, name: names.get(task.unit)?.[lang] ?? task.unit },
        state: task.state,
        ...(assignee && { assignee }),
        ...(task.dueDate && { dueDate: task.dueDate }),
        ...(light && { light }),
        overdue: task.state === 'open' && !state.clock.suspension && task.dueDate !== null && task.dueDate < today.date,
        explanation: linesOf(live?.explanation ?? [], counting, lang),
        ...(live && counting && { basis: basisOf(caseType, live.explanation, counting, lang) }),
        signers: {
          required,
          signed: signed.map(({ id, name }) => ({ id, name })),
        },
        ...(required > 1 && { signing: signingOf(live ?? null, signed, persons) }),
        openedAt: inShanghai(task.openedAt),
      };
    });
  }
}

/** @param live null once the task is closed, when nobody is missing any more */
function signingOf(live: OpenTask | null, signed: readonly SignerRow[], persons: Map<string, PartyRef>): SigningView {
  const missing = live ? missingSigners(live) : { named: [], others: 0 };
  return {
    signed: signed.map(({ id, name, at }) => ({ person: { id, name }, at: inShanghai(at) })),
    missing: missing.named.flatMap(({ personId, ...turn }) => {
      const person = persons.get(personId);
      return person ? [{ person, ...turn }] : [];
    }),
    others: missing.others,
  };
}

async function personNames(manager: EntityManager, persons: readonly string[]): Promise<Map<string, PartyRef>> {
  const ids = [...new Set(persons)];
  if (ids.length === 0) return new Map();
  const people: PartyRef[] = await manager.query('select id, name from person where id = any($1)', [ids]);
  return new Map(people.map((person) => [person.id, person]));
}
