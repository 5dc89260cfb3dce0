import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CaseOffices } from '#libs/case-engine/authority.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import { promiseDeadline, settingOf, type Today } from '#libs/case-engine/limits.js';
import { predictRoute, type Route, type RouteStep } from '#libs/case-engine/outlook/route.js';
import { begin } from '#libs/case-engine/step.js';
import type { RouteStage, RouteStepView, RouteView, Text } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { roleTitles } from '#libs/identity/role-titles.js';
import { DomainError } from '#libs/platform/errors.js';
import { Registers } from '#libs/registers/registers.js';
import { BusinessDay } from '../business-day.js';
import { CaseFiles } from '../case-files.js';
import { mayApply } from '../may-apply.js';
import { routeInWords } from './route-words.js';
import { Situations } from '../situation.js';
import { Releases } from '../versions/releases.js';
import { withheldFrom } from '../withheld.js';

type Lang = keyof Text;

/** Which way an application will go: offices, limits and dates, by the engine that will decide on it. */
@Injectable()
export class Routes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly releases: Releases,
    private readonly businessDay: BusinessDay,
    private readonly registers: Registers,
    private readonly files: CaseFiles,
    private readonly situations: Situations,
    private readonly orgUnits: OrgUnits,
  ) {}

  /**
   * For an application that the actor would submit today.
   * @param subjectId the park or firm; without it, the actor's own
   * @throws DomainError CASE.TYPE_NOT_FOUND, AUTH.FORBIDDEN, CASE.SUBJECT_NOT_FOUND, CALENDAR.YEAR_NOT_LOADED
   */
  async forType(actor: Actor, key: string, subjectId: string | undefined, lang: Lang): Promise<RouteView> {
    const { manager } = this.dataSource;
    const caseType = await this.releases.released(manager, key);
    mayApply(caseType, actor);
    const subject = await this.registers.findSubject(manager, { ...(subjectId !== undefined && { subjectId }), actor });
    if (subject.kind !== caseType.subjectKind) throw new DomainError('CASE.SUBJECT_NOT_FOUND');
    const today = await this.businessDay.today(manager, caseType, null);
    const { applicantUnit: applicant, territoryUnit: territory, platformUnit: platform } = subject;
    const { state } = begin(caseType, today);
    return this.told(manager, caseType, state, { applicant, territory, platform }, today, lang);
  }

  /**
   * From where a case stands.
   * @throws DomainError CASE.NOT_FOUND, also for outsiders who only know of the notice
   */
  async ofCase(actor: Actor, caseId: string, lang: Lang): Promise<RouteView> {
    const { manager } = this.dataSource;
    const file = await this.files.followed(manager, actor, caseId);
    const { caseType, state, offices, today } = await this.situations.of(manager, file);
    // A detour that an open veto forces would tell of the veto: who may not know of it is told the way without one.
    const { context } = state.snapshot;
    const told = withheldFrom(caseType, actor, file).opinions ? { ...context, vetoes: [] } : context;
    const known = { ...state, snapshot: { ...state.snapshot, context: told } };
    return this.told(manager, caseType, known, offices, today, lang);
  }

  private async told(
    manager: EntityManager,
    caseType: CaseType,
    from: CaseState,
    offices: CaseOffices,
    today: Today,
    lang: Lang,
  ): Promise<RouteView> {
    const route = predictRoute(caseType, from, offices, today);
    const names = await this.orgUnits.names(
      route.steps.flatMap(({ office }) => office ?? []),
      manager,
    );
    const promiseDays = settingOf(caseType, today.settings, caseType.promise.setting) + from.clock.extensionDays;
    const shown = promiseDeadline(caseType, from.clock, today);
    const begins = from.clock.startedOn ?? route.steps.find((each) => each.startsPromise)?.ends ?? null;
    return {
      starts: route.starts,
      ends: route.ends,
      workingDays: route.workingDays,
      promise: route.promise && {
        date: route.promise.date,
        days: promiseDays,
        kind: caseType.promise.kind,
        provisional: route.promise.provisional,
        begins,
      },
      outcome: route.outcome && { ...route.outcome, title: route.outcome.title[lang] },
      provisional: route.provisional,
      ifResumed: route.ifResumed,
      sentences: routeInWords(caseType, route, promiseDays, shown?.date ?? null)[lang],
      stages: stagesOf(route, (step) => stepView(caseType, step, names, lang), lang),
    };
  }
}

/** Steps in one state, until the case leaves it. */
function stagesOf({ steps }: Route, view: (step: RouteStep) => RouteStepView, lang: Lang): RouteStage[] {
  return steps.reduce<RouteStage[]>((stages, step) => {
    const last = stages.at(-1);
    if (last?.state === step.state && step.opens < last.ends) {
      last.steps.push(view(step));
      last.ends = step.ends;
      return stages;
    }
    const { state, stage, opens, ends } = step;
    return [...stages, { state, title: stage.title[lang], status: stage.status, opens, ends, steps: [view(step)] }];
  }, []);
}

function stepView(caseType: CaseType, step: RouteStep, names: Map<string, Text>, lang: Lang): RouteStepView {
  const duty = caseType.duties[step.duty];
  const role = duty?.role ?? 'system';
  const { office, limit } = step;
  return {
    duty: step.duty,
    title: duty?.title[lang] ?? step.duty,
    event: step.event,
    eventTitle: caseType.events[step.event]?.title[lang] ?? step.event,
    office: office === null ? null : { id: office, name: names.get(office)?.[lang] ?? office },
    role,
    roleTitle: role === 'system' ? system[lang] : roleTitles[role][lang],
    signers: step.signers,
    opens: step.opens,
    ends: step.ends,
    limit: limit && {
      days: limit.days,
      kind: limit.kind,
      title: caseType.settings[limit.setting]?.title[lang] ?? limit.setting,
    },
    provisional: step.provisional,
    promiseClock: step.promiseClock,
    startsPromise: step.startsPromise,
  };
}

const system: Text = { zh: '系统自动', en: 'by the system' };
