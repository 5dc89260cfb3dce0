import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { officeOf } from '#libs/case-engine/authority.js';
import type { OpenTask } from '#libs/case-engine/case-state.js';
import type { Duty, Notice } from '#libs/case-engine/contract.js';
import { itemTitle } from '#libs/case-engine/item-title.js';
import { promiseDeadline } from '#libs/case-engine/limits.js';
import { activeMeta } from '#libs/case-engine/procedure.js';
import type { StepResult } from '#libs/case-engine/step.js';
import type { Audience, NotificationKind } from '#libs/contracts/index.js';
import { Outbox } from '#libs/platform/outbox/outbox.js';
import type { Situation } from './situation.js';

export interface Announcement {
  kind: NotificationKind;
  audience: Audience[];
  params: Record<string, string>;
}

/** Tells people what has happened: writes messages to the outbox, in the command's transaction. */
@Injectable()
export class Announcements {
  constructor(private readonly outbox: Outbox) {}

  /** Everything that follows from a step: new tasks to their holders, states to those whom the case type names. */
  async ofStep(
    manager: EntityManager,
    before: Situation,
    result: StepResult,
    event: string,
    payload: Record<string, unknown>,
  ): Promise<void> {
    const { caseType } = before;
    for (const task of result.opened) {
      const announced = announcementOfTask(before, result, task);
      if (announced) await this.send(manager, before, announced);
    }
    const moved = result.from.join() !== result.to.join();
    for (const notice of moved ? (caseType.notices[event] ?? []) : []) {
      await this.notify(manager, before, result, notice, payload);
    }
    if (result.escalated) await this.send(manager, before, escalationOf(before, result.escalated));
    const clockKinds: Record<string, NotificationKind> = {
      [caseType.clock.suspend]: 'suspended',
      [caseType.clock.resume]: 'resumed',
      [caseType.clock.extend]: 'extended',
    };
    const kind = clockKinds[event];
    if (kind) {
      const params = { reason: wordOf(payload.reason), days: wordOf(payload.wd) };
      await this.send(manager, before, { kind, audience: [{ unit: before.offices.applicant }], params });
    }
  }

  /** A limit that is about to pass, to those who hold the task. */
  async ofWarning(manager: EntityManager, situation: Situation, task: OpenTask): Promise<void> {
    const duty = situation.caseType.duties[task.duty];
    const holder = duty && holderOf(situation, duty);
    if (!duty || !holder || !task.due) return;
    const daysLeft = situation.today.calendar.workingDaysBetween(situation.today.date, task.due);
    const params = { ...dutyParams(duty, task), daysLeft: String(Math.max(0, daysLeft)) };
    await this.send(manager, situation, { kind: 'deadlineWarning', audience: [holder], params });
  }

  async send(manager: EntityManager, situation: Situation, { kind, audience, params }: Announcement): Promise<void> {
    const { file, caseType, today } = situation;
    await this.outbox.append(manager, 'notification.send', {
      kind,
      caseId: file.id,
      caseNumber: file.number,
      caseTitle: caseType.title,
      subjectName: file.subjectName,
      audience,
      params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== '')),
      at: today.now.toISOString(),
    });
  }

  private async notify(
    manager: EntityManager,
    before: Situation,
    result: StepResult,
    notice: Notice,
    payload: Record<string, unknown>,
  ): Promise<void> {
    const audience = notice.to.flatMap((to) => audienceOf(before, to));
    if (audience.length === 0) return;
    const { title } = activeMeta(before.caseType, result.state.snapshot);
    const params = {
      'outcome.zh': title.zh,
      'outcome.en': title.en,
      reason: wordOf(payload.reason),
      lastDay: result.opened[0]?.due ?? '',
      dueDate: promiseDeadline(before.caseType, result.state.clock, before.today)?.date ?? '',
    };
    await this.send(manager, before, { kind: notice.kind, audience, params });
    if (!notice.copy) return;
    for (const { unit } of audience.filter((each) => 'unit' in each)) {
      await manager.query(
        `insert into case_copy (case_id, unit, at) values ($1, $2, $3)
         on conflict (case_id, unit) do update set at = excluded.at`,
        [before.file.id, unit, before.today.now],
      );
    }
  }
}

function announcementOfTask(before: Situation, result: StepResult, task: OpenTask): Announcement | null {
  const duty = before.caseType.duties[task.duty];
  const holder = duty && holderOf(before, duty);
  if (!duty || !holder) return null;
  const params = dutyParams(duty, task);
  if (duty.scope.kind !== 'applicant') return { kind: 'handover', audience: [holder], params };
  const { requested } = result.state.snapshot.context;
  if (!requested) return null;
  const items = {
    'items.zh': requested.items
      .map(({ about, note }) => `${itemTitle(before.caseType, about, 'zh')}：${note}`)
      .join('；'),
    'items.en': requested.items
      .map(({ about, note }) => `${itemTitle(before.caseType, about, 'en')}: ${note}`)
      .join('; '),
  };
  return { kind: requested.kind, audience: [holder], params: { ...params, ...items } };
}

function escalationOf(before: Situation, task: OpenTask): Announcement {
  const duty = before.caseType.duties[task.duty];
  const holder = duty && holderOf(before, duty);
  const superior = duty && 'escalateTo' in duty.whenPassed ? duty.whenPassed.escalateTo : null;
  return {
    kind: 'deadlinePassed',
    audience: [holder, superior].flatMap((each) => each ?? []),
    params: duty ? dutyParams(duty, task) : {},
  };
}

function holderOf({ offices }: Situation, duty: Duty): { role: string; unit: string } | null {
  const unit = officeOf(duty.scope, offices);
  return duty.role === 'system' || unit === null ? null : { role: duty.role, unit };
}

function audienceOf({ offices, state }: Situation, to: Notice['to'][number]): Audience[] {
  if (typeof to !== 'string') {
    return 'whoHeld' in to ? (state.holders[to.whoHeld] ?? []).map((personId) => ({ personId })) : [to];
  }
  if (to === 'platform') return offices.platform ? [{ role: 'platform-reviewer', unit: offices.platform }] : [];
  if (to === 'territory') return [{ role: 'town-reviewer', unit: offices.territory }];
  return [{ unit: offices.applicant }];
}

function dutyParams(duty: Duty, task: OpenTask): Record<string, string> {
  return { 'duty.zh': duty.title.zh, 'duty.en': duty.title.en, dueDate: task.due ?? '' };
}

function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
