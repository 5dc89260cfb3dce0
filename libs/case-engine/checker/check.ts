import type { Text } from '#libs/contracts/index.js';
import { migrationsAreWhole } from '../check-migration.js';
import {
  clockPowersAreDeclared,
  dutiesMatchStates,
  effectsAreKnown,
  eventsAreCarried,
  machineIsPlain,
  statesAreNamed,
} from './check-procedure.js';
import { examplesAreValid, formIsOnPages, textsAreInBothLanguages } from './check-texts.js';
import { proofs, proofWarnings } from './check-proofs.js';
import type { CaseType } from '../contract.js';
import type { Finding } from './finding.js';
import { pathInWords, ProcedureSpace } from './procedure-space.js';

export interface RuleReport {
  /** Stable key, e.g. `endIsReached`. */
  rule: string;
  /** What the rule demands. */
  title: Text;
  passed: boolean;
  /** One English sentence for each breach, beginning with the place. */
  findings: string[];
}

const rules: Record<
  string,
  { title: Text; findings: (caseType: CaseType, versions: readonly CaseType[]) => string[] }
> = {
  machineIsPlain: {
    title: {
      zh: '流程只由具名事件、条件和动作推进',
      en: 'The procedure moves by named events, guards and actions alone',
    },
    findings: machineIsPlain,
  },
  statesAreNamed: {
    title: { zh: '每个状态都有名称和状态分类', en: 'Every state has a title and counts as a status' },
    findings: statesAreNamed,
  },
  dutiesMatchStates: {
    title: {
      zh: '每个等待状态都有人负责，每项职责都能履行',
      en: 'Every waiting state has a duty that can be done there',
    },
    findings: dutiesMatchStates,
  },
  eventsAreCarried: {
    title: { zh: '每个事件都有职责、权限或时限承载', en: 'Every event is carried by a duty, a power or a limit' },
    findings: eventsAreCarried,
  },
  clockPowersAreDeclared: {
    title: { zh: '挂起、恢复、延长各有权限', en: 'Suspending, resuming and extending have their powers' },
    findings: clockPowersAreDeclared,
  },
  effectsAreKnown: {
    title: { zh: '流程引用的文书和效果均已定义', en: 'The letters and effects that the procedure names exist' },
    findings: effectsAreKnown,
  },
  noticesMatchEvents: {
    title: { zh: '通知对应的操作均存在', en: 'Notices belong to events that exist' },
    findings: noticesMatchEvents,
  },
  separationNamesDuties: {
    title: { zh: '职责分离指向两项不同的职责', en: 'Separation names two different duties' },
    findings: separationNamesDuties,
  },
  settingsExist: {
    title: { zh: '时限引用的参数均已定义', en: 'The settings that limits refer to exist' },
    findings: settingsExist,
  },
  textsAreInBothLanguages: {
    title: { zh: '文字均有中文和英文', en: 'Texts are in Chinese and in English' },
    findings: textsAreInBothLanguages,
  },
  examplesAreValid: {
    title: { zh: '表单和操作的示例有效', en: 'The examples of form and events are valid' },
    findings: examplesAreValid,
  },
  formIsOnPages: {
    title: {
      zh: '表单各项恰好分页一次，附件各有其位',
      en: 'Every field is on one page, every attachment has its slot',
    },
    findings: formIsOnPages,
  },
  migrationsAreWhole: {
    title: {
      zh: '版本转换所指的状态和职责均存在，职责分离的经办人不丢失',
      en: 'Going on from older versions names what exists and forgets no holder of a separated duty',
    },
    findings: migrationsAreWhole,
  },
};

/** What was found about a case type, and over how much. */
export interface CaseTypeCheck {
  passed: boolean;
  rules: RuleReport[];
  /** What ought to be looked at, though nothing breaks by it. */
  warnings: Text[];
  /** Places and ways that were looked at; null when the declarations were too broken to explore them. */
  explored: { places: number; configurations: number; passages: number; asked: number } | null;
}

/**
 * First the rules that can be read off a case type without running it; when they hold, what is proved over every path
 * that a case can take.
 * @param versions the other registered versions of the type, whose open cases it says it takes over
 * @returns one report for each rule and proof, in the same order for every case type
 */
export function checkCaseType(caseType: CaseType, versions: readonly CaseType[] = []): CaseTypeCheck {
  const read = Object.entries(rules).map(([rule, { title, findings }]): RuleReport => {
    const found = findings(caseType, versions);
    return { rule, title, passed: found.length === 0, findings: found };
  });
  if (read.some(({ passed }) => !passed)) return { passed: false, rules: read, warnings: [], explored: null };
  const space = new ProcedureSpace(caseType);
  const proved = Object.entries(proofs).map(([rule, { title, findings }]): RuleReport => {
    const found = findings(caseType, space).map((finding) => findingInWords(space, finding));
    return { rule, title, passed: found.length === 0, findings: found };
  });
  const explored = {
    places: space.places.length,
    configurations: space.configurations.all.length,
    passages: space.passages,
    asked: space.asked,
  };
  return {
    passed: proved.every(({ passed }) => passed),
    rules: [...read, ...proved],
    warnings: proofWarnings(caseType, space),
    explored,
  };
}

function findingInWords(space: ProcedureSpace, { message, path }: Finding): string {
  return path ? `${message}: ${pathInWords(space, path)}` : message;
}

function noticesMatchEvents({ notices, events, duties, powers }: CaseType): string[] {
  const carriers = [...Object.keys(duties), ...Object.keys(powers)];
  const heard = Object.values(notices).flatMap((each) => each.flatMap((notice) => notice.to));
  return [
    ...Object.keys(notices).flatMap((event) => (events[event] ? [] : [`there is no event ${event} to tell about`])),
    ...heard.flatMap((to) =>
      typeof to === 'object' && 'whoHeld' in to && !carriers.includes(to.whoHeld)
        ? [`there is no duty ${to.whoHeld} whose holders could be told`]
        : [],
    ),
  ];
}

function separationNamesDuties({ separate, duties, powers }: CaseType): string[] {
  return separate.flatMap(([one, other]) => [
    ...[one, other].filter((key) => !duties[key] && !powers[key]).map((key) => `there is no duty ${key}`),
    ...(one === other ? [`${one} cannot be separate from itself`] : []),
  ]);
}

function settingsExist({ settings, duties, promise, clock }: CaseType): string[] {
  const limits = Object.values(duties).flatMap(({ limit }) => ('setting' in limit ? [limit.setting] : []));
  const used = [...new Set([...limits, promise.setting, clock.extensionSetting])];
  return [
    ...used.filter((key) => !settings[key]).map((key) => `there is no setting ${key}`),
    ...Object.keys(settings)
      .filter((key) => !used.includes(key))
      .map((key) => `nothing uses the setting ${key}`),
    ...Object.entries(settings)
      .filter(([, setting]) => !Number.isInteger(setting.default) || setting.default < 1)
      .map(([key]) => `${key} is not a number of days`),
  ];
}
