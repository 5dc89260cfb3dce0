import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseType, Duty } from '#libs/case-engine/contract.js';
import { diagramOf, statesOf } from '#libs/case-engine/definition.js';
import { errorsOf } from '#libs/case-engine/form-errors.js';
import { schemaOf } from '#libs/case-engine/form-schema.js';
import type { CaseTypeSummary, CaseTypeVersion, CaseTypeView, DutyInfo, Text } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { placeOfRole } from '#libs/identity/role-places.js';
import { Registers } from '#libs/registers/registers.js';
import { CaseTypes } from './case-types.js';
import { knownOf } from './form-properties.js';
import { OrganisationWarnings } from './organisation-warnings.query.js';
import { Releases } from './versions/releases.js';

type Lang = keyof Text;
type Check = CaseTypeView['check'];

/** Case types as the API shows them: enough to write a client from. */
@Injectable()
export class CaseTypeViews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly caseTypes: CaseTypes,
    private readonly registers: Registers,
    private readonly releases: Releases,
    private readonly organisation: OrganisationWarnings,
  ) {}

  /** What one can apply for: of each case type the version that new cases take. */
  async list(lang: Lang): Promise<CaseTypeSummary[]> {
    const { manager } = this.dataSource;
    const released = await Promise.all(this.caseTypes.keys().map((key) => this.releases.released(manager, key)));
    return released.map((each) => summary(each, lang));
  }

  /** @throws DomainError CASE.TYPE_NOT_FOUND */
  versions(key: string): Promise<CaseTypeVersion[]> {
    return this.releases.standings(this.dataSource.manager, key);
  }

  /**
   * The case type with an example that the actor could submit: what the registers know of the actor's own park or firm
   * stands in it, as it does in a new draft.
   * @param version without it, the one that new cases take
   * @throws DomainError CASE.TYPE_NOT_FOUND
   */
  async for(actor: Actor, key: string, version: number | undefined, lang: Lang): Promise<CaseTypeView> {
    const { manager } = this.dataSource;
    const caseType =
      version === undefined ? await this.releases.released(manager, key) : this.caseTypes.find(key, version);
    const view = this.get(key, caseType.version, lang);
    const known = await this.registers.prefillFor(this.dataSource.manager, actor, caseType.subjectKind);
    const example = { ...caseType.formExample, ...knownOf(caseType, known) };
    const valid = errorsOf(caseType.form, example).length === 0;
    const check = await this.staffed(actor, caseType, view.check, lang);
    return { ...view, check, ...(valid && { form: { ...view.form, example } }) };
  }

  /** @throws DomainError CASE.TYPE_NOT_FOUND */
  get(key: string, version: number, lang: Lang): CaseTypeView {
    const caseType = this.caseTypes.find(key, version);
    return {
      ...summary(caseType, lang),
      form: {
        schema: schemaOf(caseType.form, lang),
        steps: caseType.formSteps.map(({ title, properties }) => ({ title: title[lang], properties: [...properties] })),
        example: caseType.formExample,
      },
      attachments: caseType.attachments.map(({ slot, title, help, required, accept }) => ({
        slot,
        title: title[lang],
        help: help[lang],
        required,
        accept: [...accept],
      })),
      states: statesOf(caseType, lang),
      duties: Object.entries(caseType.duties).map(([dutyKey, duty]) => dutyInfo(caseType, dutyKey, duty, lang)),
      events: Object.entries(caseType.events).map(([event, { title, grave, payload }]) => ({
        event,
        title: title[lang],
        grave: grave ?? false,
        ...(payload && { payload: schemaOf(payload, lang) }),
      })),
      diagram: diagramOf(caseType, lang),
      check: this.check(caseType, lang),
      definitionHash: this.caseTypes.hashOf(caseType),
    };
  }

  /** Where the offices are short of people is theirs to know, not the applicants'. */
  private async staffed(actor: Actor, caseType: CaseType, check: Check, lang: Lang): Promise<Check> {
    const isOfficial = actor.grants.some(({ role }) => !['company', 'panel'].includes(placeOfRole[role]));
    if (!isOfficial) return check;
    const warnings = await this.organisation.of(caseType);
    return { ...check, warnings: [...check.warnings, ...warnings.map((warning) => warning[lang])] };
  }

  private check(caseType: CaseType, lang: Lang): Check {
    const { passed, rules, warnings, explored, milliseconds } = this.caseTypes.checkOf(caseType);
    return {
      passed,
      rules: rules.map(({ title, passed: kept, findings }) => ({ rule: title[lang], passed: kept, findings })),
      warnings: warnings.map((warning) => warning[lang]),
      explored: explored && {
        places: explored.places,
        configurations: explored.configurations,
        passages: explored.passages,
      },
      milliseconds,
    };
  }
}

function summary(caseType: CaseType, lang: Lang): CaseTypeSummary {
  return {
    key: caseType.key,
    version: caseType.version,
    title: caseType.title[lang],
    description: caseType.description[lang],
    applicantRole: caseType.applicantRole,
    subjectKind: caseType.subjectKind,
    promise: { days: defaultOf(caseType, caseType.promise.setting), kind: caseType.promise.kind },
  };
}

function dutyInfo(caseType: CaseType, key: string, duty: Duty, lang: Lang): DutyInfo {
  const { limit, whenPassed } = duty;
  return {
    key,
    title: duty.title[lang],
    state: duty.state,
    role: duty.role,
    scope: duty.scope.kind === 'unit' ? duty.scope.unit : duty.scope.kind,
    events: [...duty.events],
    signers: duty.signers,
    limit: 'setting' in limit ? { days: defaultOf(caseType, limit.setting), kind: limit.kind } : null,
    promiseClock: duty.promiseClock,
    whenPassed: 'send' in whenPassed ? whenPassed.send : `escalate:${whenPassed.escalateTo.role}`,
  };
}

function defaultOf(caseType: CaseType, setting: string): number {
  const definition = caseType.settings[setting];
  if (!definition) throw new Error(`${caseType.key} has no setting ${setting}`);
  return definition.default;
}
