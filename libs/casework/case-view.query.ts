import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { schemaOf } from '#libs/case-engine/form-schema.js';
import { isRecused, judgeRecusal } from '#libs/case-engine/recusal.js';
import { activeMeta } from '#libs/case-engine/procedure.js';
import type { ActionView, CaseView, Text } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { reasonIn } from '#libs/platform/errors.js';
import { inShanghai } from './business-time.js';
import { weighActions } from './actions.js';
import { CaseFiles, type Detail } from './case-files.js';
import { DeadlineCountings } from './outlook/deadline-countings.query.js';
import { Refusals } from './refusals.js';
import { dueOf, noDue, requestsOf, suspensionOf, vetoesOf } from './state-views.js';
import { Situations, type Situation } from './situation.js';
import { TaskViews } from './task-views.js';
import { withheldFrom } from './withheld.js';

type Lang = keyof Text;

function recusalOf({ caseType, state, offices }: Situation, actor: Actor): CaseView['recusal'] {
  if (isRecused(state, actor.personId)) return 'declared';
  return judgeRecusal(caseType, state, offices, actor) ? null : 'possible';
}

/** The case as one person may see it. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: CaseFiles,
    private readonly situations: Situations,
    private readonly refusals: Refusals,
    private readonly orgUnits: OrgUnits,
    private readonly tasks: TaskViews,
    private readonly countings: DeadlineCountings,
  ) {}

  /** @throws DomainError CASE.NOT_FOUND */
  async get(actor: Actor, caseId: string, lang: Lang): Promise<CaseView> {
    const { manager } = this.dataSource;
    const { file, detail } = await this.files.get(manager, actor, caseId);
    return this.of(manager, actor, await this.situations.of(manager, file), detail, lang);
  }

  /** The view of a case that was just changed; who may see it is asked again, since the change may have moved that. */
  async after(manager: EntityManager, actor: Actor, situation: Situation, lang: Lang): Promise<CaseView> {
    const { detail } = await this.files.get(manager, actor, situation.file.id);
    return this.of(manager, actor, situation, detail, lang);
  }

  private async of(
    manager: EntityManager,
    actor: Actor,
    situation: Situation,
    detail: Detail,
    lang: Lang,
  ): Promise<CaseView> {
    const { file, caseType, state } = situation;
    const meta = activeMeta(caseType, state.snapshot);
    const units = [file.applicantUnit, file.territoryUnit, ...(file.platformUnit ? [file.platformUnit] : [])];
    const names = await this.orgUnits.names(units, manager);
    const party = (unit: string) => ({ id: unit, name: names.get(unit)?.[lang] ?? unit });
    const full = detail === 'full';
    const promise = await this.countings.ofPromise(manager, situation);
    const withheld = withheldFrom(caseType, actor, file);
    const closedOn = state.snapshot.status === 'done' ? await this.countings.closedOn(manager, file.id) : null;
    return {
      id: file.id,
      number: file.number,
      type: file.type,
      typeVersion: file.typeVersion,
      title: `${caseType.title[lang]} · ${file.subjectName}`,
      state: file.state,
      stateTitle: meta.title[lang],
      status: file.status,
      version: file.version,
      detail,
      applicant: party(file.applicantUnit),
      subject: { id: file.subjectId, kind: file.subjectKind, name: file.subjectName },
      territory: party(file.territoryUnit),
      platform: file.platformUnit ? party(file.platformUnit) : null,
      form: full ? Object.fromEntries(Object.entries(file.form).filter(([key]) => !withheld.fields.includes(key))) : {},
      formErrors: situation.facts.formErrors
        .filter(({ pointer }) => full && !withheld.fields.some((field) => pointer.startsWith(`/${field}`)))
        .map((error) => ({ ...error, message: error.message[lang] })),
      attachments: full ? situation.attachments.filter(({ slot }) => !withheld.slots.includes(slot)) : [],
      missingAttachments: situation.facts.missingAttachments.filter((slot) => full && !withheld.slots.includes(slot)),
      due: full ? dueOf(caseType, state, file.status, situation.today, promise, lang, closedOn) : noDue,
      suspension: full ? suspensionOf(caseType, state, lang) : null,
      requests: full ? requestsOf(caseType, state, lang) : null,
      vetoes: full && !withheld.opinions ? vetoesOf(caseType, state, lang) : [],
      recusal: full ? recusalOf(situation, actor) : null,
      actions: await this.actions(manager, actor, situation, detail, lang),
      tasks: full ? await this.tasks.ofCase(manager, situation, lang) : [],
      createdAt: inShanghai(file.createdAt),
      updatedAt: inShanghai(file.updatedAt),
    };
  }

  private async actions(
    manager: EntityManager,
    actor: Actor,
    situation: Situation,
    detail: Detail,
    lang: Lang,
  ): Promise<ActionView[]> {
    const { caseType, openTasks, today } = situation;
    const weighed = weighActions(situation, actor);
    const refusals = weighed.flatMap(({ verdict }) => (verdict.allowed ? [] : verdict.reasons));
    const explained = await this.refusals.explain(manager, situation, detail, refusals);
    const reasonFor = new Map(refusals.map((refusal, index) => [refusal, explained[index]]));
    return weighed.map(({ event, taskKey, verdict }) => {
      const definition = caseType.events[event];
      const taskId = openTasks.find((task) => task.key === taskKey)?.id;
      const reasons = verdict.allowed ? [] : verdict.reasons.flatMap((reason) => reasonFor.get(reason) ?? []);
      return {
        event,
        ...(taskId && { taskId }),
        title: definition?.title[lang] ?? event,
        grave: definition?.grave ?? false,
        allowed: verdict.allowed,
        reasons: reasons.map((reason) => reasonIn(lang, reason)),
        ...(definition?.payload && {
          payload: { schema: schemaOf(definition.payload, lang), example: definition.example?.(today.date) ?? {} },
        }),
      };
    });
  }
}
