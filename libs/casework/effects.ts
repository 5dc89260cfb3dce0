import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { BUSINESS_ZONE } from '#libs/case-engine/calendar.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { Effect } from '#libs/case-engine/contract.js';
import { itemTitle } from '#libs/case-engine/item-title.js';
import { promiseDeadline } from '#libs/case-engine/limits.js';
import type { StepResult } from '#libs/case-engine/step.js';
import { Letters } from '#libs/documents/letters/letters.service.js';
import { PublicNotices } from '#libs/documents/public-notice/public-notices.service.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { Registers } from '#libs/registers/registers.js';
import type { Situation } from './situation.js';
import { Timer } from './timer.entity.js';

/** The situation before the step, the step, and what the event carried. */
export interface Happening {
  before: Situation;
  result: StepResult;
  payload: Record<string, unknown>;
}

/** Carries out what the procedure asked for beside moving: letters, notices, registers. In the command's transaction. */
@Injectable()
export class Effects {
  constructor(
    private readonly letters: Letters,
    private readonly notices: PublicNotices,
    private readonly registers: Registers,
    private readonly orgUnits: OrgUnits,
  ) {}

  async carryOut(manager: EntityManager, happening: Happening): Promise<void> {
    const { effects } = happening.result;
    let certificate: string | null = null;
    for (const effect of effects.filter((each) => each.type === 'issueLetter')) {
      const number = await this.issueLetter(manager, happening, effect);
      if (effect.params.kind === 'certificate') certificate = number;
    }
    await this.keepNotice(manager, happening);
    const { file, today } = happening.before;
    for (const effect of effects) {
      if (effect.type === 'registerPark' && certificate !== null) {
        const recognition = { caseId: file.id, at: today.now, certificateNumber: certificate };
        await this.registers.recognisePark(manager, file.subjectId, recognition);
      }
      // The register records no removals yet (ADR 41): better no decision than one without its effect.
      if (effect.type === 'revokeRecognition') throw new Error('The register cannot record that a park was removed');
      if (effect.type === 'scheduleGrading') {
        const dueAt = DateTime.fromJSDate(today.now, { zone: BUSINESS_ZONE }).plus({ years: 1 }).toJSDate();
        await manager.insert(Timer, { caseId: file.id, taskKey: 'grading', kind: 'grading', dueAt, failures: 0 });
      }
    }
  }

  private async issueLetter(manager: EntityManager, happening: Happening, effect: Effect): Promise<string> {
    const { before, result, payload } = happening;
    const { file, caseType, today } = before;
    const key = String(effect.params.kind);
    const definition = caseType.letters[key];
    if (!definition) throw new Error(`${caseType.key} has no letter ${key}`);
    const names = await this.orgUnits.names([file.applicantUnit, file.territoryUnit], manager);
    const { context } = result.state.snapshot;
    const nameOf = (unit: string) => names.get(unit)?.zh ?? unit;
    const facts = {
      number: file.number,
      applicant: nameOf(file.applicantUnit),
      subject: file.subjectName,
      territory: nameOf(file.territoryUnit),
      form: file.form,
      payload,
      date: longDate(today.date),
      dueDate: longDate(lastDayFor(happening)),
      items: (context.requested?.items ?? []).map(({ about, note }) => `${itemTitle(caseType, about, 'zh')}：${note}`),
      context,
    };
    const issued = await this.letters.issue(manager, {
      caseId: file.id,
      caseNumber: file.number,
      kind: definition.kind,
      title: definition.title,
      model: definition.build(facts),
      issuedAt: today.now,
      ...(key === 'certificate' && { certificate: { holder: file.subjectName, territory: facts.territory } }),
    });
    return issued.number;
  }

  /** The notice board follows the notice's clock. */
  private async keepNotice(manager: EntityManager, { before, result }: Happening): Promise<void> {
    const { file, caseType, state, today } = before;
    const lastDay = result.state.tasks.find((task) => caseType.duties[task.duty]?.continues)?.due;
    if (lastDay && result.effects.some((effect) => effect.type === 'publishNotice')) {
      const { publicNotice } = caseType;
      if (!publicNotice) throw new Error(`${caseType.key} publishes a notice and says nothing in it`);
      const { receivingUnit } = publicNotice;
      const names = await this.orgUnits.names([file.applicantUnit, file.territoryUnit, receivingUnit], manager);
      await this.notices.publish(manager, {
        caseId: file.id,
        caseNumber: file.number,
        title: publicNotice.title(file.subjectName),
        subject: file.subjectName,
        applicant: names.get(file.applicantUnit)?.zh ?? '',
        territory: names.get(file.territoryUnit)?.zh ?? '',
        basis: publicNotice.basis,
        receivingOffice: names.get(receivingUnit)?.zh ?? '',
        publishedAt: today.now,
        lastDay,
      });
    } else if (state.clock.notice && !result.state.clock.notice) {
      await this.notices.end(manager, file.id);
    } else if (isShown(state) && !isShown(result.state)) {
      await this.notices.pause(manager, file.id);
    } else if (!isShown(state) && isShown(result.state) && lastDay) {
      await this.notices.resume(manager, file.id, lastDay);
    }
  }
}

/** The days of a notice run while neither an objection nor a suspension interrupts them. */
function isShown({ clock }: CaseState): boolean {
  return clock.notice !== null && !clock.suspension && clock.notice.pauses.every((pause) => pause.to !== null);
}

/** The applicant's own limit where one has just begun, else the promise. */
function lastDayFor({ before, result }: Happening): string | null {
  const { caseType, today } = before;
  const own = result.opened.find((task) => caseType.duties[task.duty]?.scope.kind === 'applicant');
  return own?.due ?? promiseDeadline(caseType, result.state.clock, today)?.date ?? null;
}

function longDate(date: string | null): string {
  return date ? DateTime.fromISO(date, { zone: BUSINESS_ZONE }).toFormat('yyyy年M月d日') : '';
}
