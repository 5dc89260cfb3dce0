import type { DiffSection, JsonSchema, Text } from '#libs/contracts/index.js';
import { joined, officeIn, titleOfEvent, titleOfState, type BehaviourFact, type Names } from './fact-words.js';
import type { CaseType, Duty, LetterFacts, Notice } from '../contract.js';
import { schemaOf } from '../form-schema.js';
import { settingOf, type Settings } from '../limits.js';

type Declared = Record<Exclude<DiffSection, 'states' | 'ways' | 'paths' | 'powers'>, BehaviourFact[]>;

/** What is declared over the machine: duties, limits, separation, events, letters, notices, form. */
export function describeDeclarations(caseType: CaseType, settings: Settings, names: Names): Declared {
  return {
    duties: Object.entries(caseType.duties).map(([key, duty]) => dutyFact(caseType, key, duty, names)),
    limits: limits(caseType, settings, names),
    separation: separation(caseType),
    events: events(caseType),
    letters: letters(caseType),
    notices: notices(caseType, names),
    form: form(caseType),
  };
}

const same = (text: string): Text => ({ zh: text, en: text });

function dutyFact(caseType: CaseType, key: string, duty: Duty, names: Names): BehaviourFact {
  const who = joined([officeIn(duty.scope, names), names.role(duty.role)], ' · ', ' · ');
  const runs = duty.promiseClock === 'runs';
  return {
    key,
    subject: duty.title,
    says: {
      zh: `${who.zh} · ${titleOfState(caseType, duty.state).zh} · ${duty.signers} 人签署 · 承诺时限${runs ? '计时' : '暂停'}`,
      en: `${who.en} · ${titleOfState(caseType, duty.state).en} · signed by ${duty.signers} · the promise ${runs ? 'runs' : 'is paused'}`,
    },
    mark: JSON.stringify([duty.role, duty.scope, duty.state, duty.signers, duty.promiseClock, duty.continues ?? false]),
  };
}

function limits(caseType: CaseType, settings: Settings, names: Names): BehaviourFact[] {
  const inDays = (setting: string, kind: 'wd' | 'cd'): Text => {
    const days = settingOf(caseType, settings, setting);
    return kind === 'wd'
      ? { zh: `${days} 个工作日`, en: `${days} working days` }
      : { zh: `${days} 个自然日`, en: `${days} calendar days` };
  };
  const ofDuties = Object.entries(caseType.duties).map(([key, { title, limit, whenPassed }]): BehaviourFact => {
    const days =
      'setting' in limit ? inDays(limit.setting, limit.kind) : { zh: '按案定日期', en: 'a date of the case' };
    const then =
      'send' in whenPassed
        ? joined([{ zh: '逾期', en: 'then' }, titleOfEvent(caseType, whenPassed.send)], '：', ': ')
        : joined([{ zh: '逾期报', en: 'then told to' }, names.role(whenPassed.escalateTo.role)], '', ' ');
    const roll = 'setting' in limit && !limit.roll ? ' *' : '';
    return {
      key: `duty ${key}`,
      subject: title,
      says: joined([days, then], ' · ', ' · '),
      mark: `${days.en}${then.en}${roll}`,
    };
  });
  const extension = caseType.settings[caseType.clock.extensionSetting];
  return [
    ...ofDuties,
    {
      key: 'promise',
      subject: { zh: '承诺时限', en: 'Promise' },
      says: inDays(caseType.promise.setting, caseType.promise.kind),
    },
    {
      key: 'extension',
      subject: extension?.title ?? same(caseType.clock.extensionSetting),
      says: inDays(caseType.clock.extensionSetting, caseType.promise.kind),
    },
  ];
}

function separation({ separate, duties, powers }: CaseType): BehaviourFact[] {
  const titleOf = (key: string) => (duties[key] ?? powers[key])?.title ?? same(key);
  return separate.map((pair) => ({
    key: [...pair].sort().join(' '),
    subject: joined(pair.map(titleOf), ' ≠ ', ' ≠ '),
    says: { zh: '不得为同一人', en: 'never one person' },
  }));
}

function events(caseType: CaseType): BehaviourFact[] {
  return Object.entries(caseType.events).map(([event, definition]) => {
    const schema: JsonSchema = definition.payload ? schemaOf(definition.payload, 'en') : {};
    const fields = {
      zh: titlesIn(definition.payload ? schemaOf(definition.payload, 'zh') : {}),
      en: titlesIn(schema),
    };
    const { audience, confidential = false, preparatory = false, grave = false } = definition;
    return {
      key: event,
      subject: definition.title,
      says: {
        zh: `${audience === 'everyone' ? '当事人可见' : '仅办理单位可见'}${fields.zh.length > 0 ? ` · 填写 ${fields.zh.join('、')}` : ''}`,
        en: `${audience === 'everyone' ? 'seen by the parties' : 'seen by offices alone'}${fields.en.length > 0 ? ` · says ${fields.en.join(', ')}` : ''}`,
      },
      mark: JSON.stringify([schema, audience, definition.shownAs?.type ?? null, confidential, preparatory, grave]),
    };
  });
}

function titlesIn(schema: JsonSchema): string[] {
  const properties = (schema.properties ?? {}) as Record<string, { title?: string }>;
  return Object.entries(properties).map(([name, { title }]) => title ?? name);
}

/** Letters are compared by what they say about one and the same case. */
function letters(caseType: CaseType): BehaviourFact[] {
  return Object.entries(caseType.letters).map(([key, { kind, title, build }]) => ({
    key,
    subject: title,
    says: same(kind),
    mark: JSON.stringify([kind, build(sampleFacts)]),
  }));
}

const sampleFacts: LetterFacts = {
  number: '330110-XX-20260101-000001',
  applicant: '申请人',
  subject: '园区',
  territory: '属地',
  form: {},
  payload: {
    reason: '理由',
    opinion: '意见',
    until: '2026-01-31',
    level: 'province',
    document: '文号',
    recognised: true,
  },
  date: '2026年1月1日',
  dueDate: '2026年1月31日',
  items: ['事项'],
  context: { requested: null, vetoes: [] },
};

function notices(caseType: CaseType, names: Names): BehaviourFact[] {
  const heard = (to: Notice['to'][number]): Text => {
    if (to === 'applicant') return { zh: '申请人', en: 'applicant' };
    if (to === 'territory') return { zh: '属地', en: 'territory' };
    if (to === 'platform') return { zh: '平台', en: 'platform' };
    return 'whoHeld' in to
      ? ((caseType.duties[to.whoHeld] ?? caseType.powers[to.whoHeld])?.title ?? same(to.whoHeld))
      : names.role(to.role);
  };
  return Object.entries(caseType.notices).map(([event, told]) => ({
    key: event,
    subject: titleOfEvent(caseType, event),
    says: joined(
      told.map(({ kind, to }) => joined([same(kind), joined(to.map(heard), '、', ', ')], ' → ', ' → ')),
      '；',
      '; ',
    ),
    mark: JSON.stringify(told),
  }));
}

/** What the schema of a field may bound, in words before the bound. */
const ruled: Record<string, Text> = {
  type: { zh: '类型', en: 'type' },
  format: { zh: '格式', en: 'format' },
  minimum: { zh: '不小于', en: 'at least' },
  maximum: { zh: '不大于', en: 'at most' },
  minLength: { zh: '最少字数', en: 'characters, at least' },
  maxLength: { zh: '最多字数', en: 'characters, at most' },
  pattern: { zh: '须符合', en: 'fits' },
  enum: { zh: '可选', en: 'one of' },
};

const kindsOfValue: Record<string, Text> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'number' },
  integer: { zh: '整数', en: 'whole number' },
  boolean: { zh: '是或否', en: 'yes or no' },
  array: { zh: '多项', en: 'several' },
  object: { zh: '分项', en: 'parts' },
};

function boundInWords(rule: string, words: Text, bound: unknown): Text {
  const told = typeof bound === 'string' ? bound : JSON.stringify(bound);
  return joined([words, (rule === 'type' && kindsOfValue[told]) || same(told)], ' ', ' ');
}

/** Fields and attachments. Titles may change in place: only what is asked for is compared. */
function form(caseType: CaseType): BehaviourFact[] {
  const [zh, en] = [schemaOf(caseType.form, 'zh'), schemaOf(caseType.form, 'en')];
  const required = (zh.required ?? []) as string[];
  const properties = (schema: JsonSchema) =>
    (schema.properties ?? {}) as Record<string, JsonSchema & { title?: string }>;
  const must = (isRequired: boolean): Text =>
    isRequired ? { zh: '必填', en: 'required' } : { zh: '选填', en: 'optional' };
  const fields = Object.entries(properties(zh)).map(([name, { title, ...rules }]): BehaviourFact => {
    const bounds = Object.entries(ruled).flatMap(([rule, words]) =>
      rules[rule] === undefined ? [] : [boundInWords(rule, words, rules[rule])],
    );
    return {
      key: `field ${name}`,
      subject: { zh: title ?? name, en: properties(en)[name]?.title ?? name },
      says: joined([must(required.includes(name)), joined(bounds, '，', ', ')], ' · ', ' · '),
    };
  });
  const slots = caseType.attachments.map((each): BehaviourFact => ({
    key: `attachment ${each.slot}`,
    subject: joined([{ zh: '附件', en: 'Attachment' }, each.title], ' ', ' '),
    says: joined([must(each.required), { zh: each.accept.join('、'), en: each.accept.join(', ') }], ' · ', ' · '),
    mark: JSON.stringify([each.required, each.accept, each.departments ?? null]),
  }));
  return [...fields, ...slots];
}
