import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { CaseType } from '#libs/case-engine/contract.js';
import { shortagesOf, type Organisation, type Shortage } from '#libs/case-engine/checker/organisation.js';
import { ProcedureSpace } from '#libs/case-engine/checker/procedure-space.js';
import type { Role, Text } from '#libs/contracts/index.js';
import { OrgUnits } from '#libs/identity/org-units.query.js';
import { People } from '#libs/identity/people.query.js';
import { roleTitles } from '#libs/identity/role-titles.js';
import { CaseTypes } from './case-types.js';

/** Where the offices, as they are staffed now, have too few people for what a case type asks of them. */
@Injectable()
export class OrganisationWarnings implements OnApplicationBootstrap {
  private readonly logger = new Logger(OrganisationWarnings.name);
  readonly #spaces = new WeakMap<CaseType, ProcedureSpace>();
  /** What was found for the organisation as it was when last asked; another one is looked at anew. */
  readonly #found = new WeakMap<CaseType, { organisation: string; shortages: Shortage[] }>();

  constructor(
    private readonly caseTypes: CaseTypes,
    private readonly people: People,
    private readonly orgUnits: OrgUnits,
  ) {}

  /** Warnings, never a reason not to start. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      const told = new Set<string>();
      for (const caseType of this.caseTypes.all()) {
        for (const { en } of await this.of(caseType)) told.add(`${caseType.key}: ${en}`);
      }
      for (const warning of told) this.logger.warn(warning);
    } catch (error) {
      this.logger.warn(`The offices could not be compared with the case types: ${(error as Error).message}`);
    }
  }

  /** Read from the database each time, so that a new colleague counts at once. */
  async of(caseType: CaseType): Promise<Text[]> {
    const organisation = await this.organisation(caseType);
    const asked = JSON.stringify(organisation);
    const known = this.#found.get(caseType);
    const shortages =
      known?.organisation === asked ? known.shortages : shortagesOf(caseType, this.spaceOf(caseType), organisation);
    this.#found.set(caseType, { organisation: asked, shortages });
    const names = await this.orgUnits.names(shortages.map(({ office }) => office));
    return together(shortages).map((alike) => inWords(caseType, alike, names));
  }

  private spaceOf(caseType: CaseType): ProcedureSpace {
    const known = this.#spaces.get(caseType) ?? new ProcedureSpace(caseType);
    this.#spaces.set(caseType, known);
    return known;
  }

  /** Everybody who could ever act on a case of the type, but for applicants. */
  private async organisation({ duties, powers }: CaseType): Promise<Organisation> {
    const [territories, platforms] = [await this.orgUnits.codesOf('town'), await this.orgUnits.codesOf('platform')];
    const posts = [
      ...Object.values(duties).flatMap(({ role, scope, whenPassed }) => [
        ...(role === 'system' ? [] : [{ roles: [role], scope }]),
        ...('escalateTo' in whenPassed
          ? [
              {
                roles: [whenPassed.escalateTo.role],
                scope: { kind: 'unit', unit: whenPassed.escalateTo.unit } as const,
              },
            ]
          : []),
      ]),
      ...Object.values(powers),
    ];
    const grants = posts.flatMap(({ roles, scope }) => {
      const units =
        scope.kind === 'unit'
          ? [scope.unit]
          : scope.kind === 'territory'
            ? territories
            : scope.kind === 'platform'
              ? platforms
              : [];
      return roles.flatMap((role) => units.map((unit) => ({ role, unit })));
    });
    const actors = await this.people.actorsWith(grants);
    const people = actors.map(({ personId, grants: held, memberOf }) => ({ personId, grants: held, memberOf }));
    return { people, territories, platforms };
  }
}

/** Offices that are short in the same way are told of together. */
function together(shortages: readonly Shortage[]): Shortage[][] {
  const alike = new Map<string, Shortage[]>();
  for (const each of shortages) {
    const { carrier, kind, there, needed } = each;
    const key = `${kind === 'superior' ? each.office : carrier} ${kind} ${there} ${needed}`;
    alike.set(key, [...(alike.get(key) ?? []), each]);
  }
  return [...alike.values()];
}

function inWords(caseType: CaseType, alike: readonly Shortage[], names: ReadonlyMap<string, Text>): Text {
  const [first] = alike;
  if (!first) return { zh: '', en: '' };
  const offices = [...new Set(alike.map(({ office }) => office))].map((code) => names.get(code) ?? plain(code));
  const roles = first.roles.map((role: Role) => roleTitles[role]);
  const titles = [...new Map(alike.map(({ carrier, title }) => [carrier, title])).values()];
  const at = {
    zh: `${offices.map(({ zh }) => zh).join('、')}（${roles.map(({ zh }) => zh).join('、')}）`,
    en: `${offices.map(({ en }) => en).join(', ')} (${roles.map(({ en }) => en).join(', ')})`,
  };
  const what = {
    zh: titles.map(({ zh }) => `「${zh}」`).join(''),
    en: titles.map(({ en }) => en).join(', '),
  };
  const { there, needed } = first;
  switch (first.kind) {
    case 'superior':
      return {
        zh: `${at.zh}：${what.zh}到期时无人可告知，现有 ${there} 人，需要 ${needed} 人`,
        en: `${at.en}: nobody to tell when ${what.en} passes its limit; ${there} there, ${needed} needed`,
      };
    case 'duty':
      return {
        zh: `${at.zh}：${what.zh}人员不足，现有 ${there} 人，需要 ${needed} 人`,
        en: `${at.en}: too few for ${what.en}; ${there} there, ${needed} needed`,
      };
    case 'separation': {
      const way = wayInWords(caseType, first);
      return first.unavoidable
        ? {
            zh: `${at.zh}：职责分离将使${what.zh}无人可办，现有 ${there} 人，需要 ${needed} 人：${way.zh}`,
            en: `${at.en}: separation of duties leaves too few for ${what.en}; ${there} there, ${needed} needed: ${way.en}`,
          }
        : {
            zh: `${at.zh}：前后由不同的人办理时，职责分离可能使${what.zh}无人可办，现有 ${there} 人，须有 ${needed} 人方可避免：${way.zh}`,
            en: `${at.en}: separation of duties may leave too few for ${what.en} where colleagues take turns; ${there} there, ${needed} needed to rule it out: ${way.en}`,
          };
    }
  }
}

/** Events by their titles, and who sends them where that matters; several of one kind in a row are counted. */
function wayInWords(caseType: CaseType, { path, title }: Shortage): Text {
  const steps = path.map(({ event, who }): Text => {
    const name = caseType.events[event]?.title ?? plain(event);
    return who ? { zh: `${name.zh}（${who.zh}）`, en: `${name.en} (${who.en})` } : name;
  });
  const counted: { step: Text; times: number }[] = [];
  for (const step of [...steps, title]) {
    const last = counted.at(-1);
    if (last?.step.en === step.en) last.times += 1;
    else counted.push({ step, times: 1 });
  }
  const inLang = (lang: keyof Text) =>
    counted.map(({ step, times }) => (times > 1 ? `${step[lang]} ×${times}` : step[lang])).join(' → ');
  return { zh: inLang('zh'), en: inLang('en') };
}

function plain(code: string): Text {
  return { zh: code, en: code };
}
