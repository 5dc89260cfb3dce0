import type { CountedDay, WorkingCalendar } from '#libs/case-engine/calendar.js';
import type { CaseType, Duty } from '#libs/case-engine/contract.js';
import type { DeadlineBasis, DeadlineLine, DeadlineRule, Text } from '#libs/contracts/index.js';

/** What stands behind the arithmetic of a deadline: the setting, the calendar, and the law by which days are counted. */

type Lang = keyof Text;

/** A value of a setting with the day from which it has held; null while it is the case type's own default. */
export interface SettingInForce {
  value: number;
  effectiveFrom: string | null;
}

/** How a deadline was counted. */
export interface Counting {
  calendar: WorkingCalendar;
  limit: Duty['limit'];
  setting: SettingInForce | null;
  extensionDays: number;
}

const laws = {
  nextDay: {
    law: { zh: '《民法典》第二百零一条', en: 'Civil Code, art. 201' },
    text: { zh: '开始的当日不计入，自次日起算。', en: 'The first day does not count; counting starts on the next.' },
  },
  roll: {
    law: { zh: '《民法典》第二百零三条', en: 'Civil Code, art. 203' },
    text: {
      zh: '末日是休息日的，以休息日结束的次日为末日。',
      en: 'A last day on a day off moves to the next working day.',
    },
  },
  workingDays: {
    law: { zh: '参照《行政许可法》第八十二条', en: 'after Administrative Licensing Law, art. 82' },
    text: { zh: '以工作日计算，不含法定节假日。', en: 'Counted in working days, without public holidays.' },
  },
  calendarDays: {
    law: { zh: '本事项规定', en: 'rule of this case type' },
    text: {
      zh: '以自然日计算，休息日计入，末日不顺延。',
      en: 'Counted in calendar days, days off included; the last day stays.',
    },
  },
  pauses: {
    law: { zh: '参照《行政许可法》第四十五条', en: 'after Administrative Licensing Law, art. 45' },
    text: {
      zh: '补正、整改、公示、异议和特别程序所需时间不计入。',
      en: 'Time for correction, rectification, notice, objection and special procedures does not count.',
    },
  },
  extension: {
    law: { zh: '参照《行政许可法》第四十二条', en: 'after Administrative Licensing Law, art. 42' },
    text: { zh: '经负责人批准延长一次。', en: 'Extended once, with the approval of the head.' },
  },
  named: {
    law: { zh: '通知书指定的日期', en: 'date named in the notice' },
    text: { zh: '期限由要求补正或整改的单位在通知中指定。', en: 'The date was set by the office that asked.' },
  },
} satisfies Record<string, { law: Text; text: Text }>;

/** The arithmetic line by line, each with the rule or the calendar entry behind it. */
export function linesOf(days: readonly CountedDay[], counting: Counting | null, lang: Lang): DeadlineLine[] {
  const last = Math.max(0, ...days.map(({ count }) => count));
  return days.map((day) => {
    const basis = counting && basisOfDay(day, counting, last);
    return { ...day, reason: day.reason[lang], ...(basis && { basis: basis[lang] }) };
  });
}

function basisOfDay({ date, effect, count }: CountedDay, { calendar, limit }: Counting, last: number): Text | null {
  const listed = calendar.listed(date);
  switch (effect) {
    case 'start':
      return laws.nextDay.law;
    case 'paused':
      return laws.pauses.law;
    case 'skipped':
      if (count === last) return laws.roll.law;
      return listed ? noticeOf(calendar, date) : laws.workingDays.law;
    case 'counted':
      if (!('setting' in limit) || limit.kind === 'cd') return laws.calendarDays.law;
      return listed ? noticeOf(calendar, date) : laws.workingDays.law;
    case 'due':
      return null;
  }
}

/** The deadline as a whole. */
export function basisOf(
  caseType: CaseType,
  days: readonly CountedDay[],
  { calendar, limit, setting, extensionDays }: Counting,
  lang: Lang,
): DeadlineBasis {
  const years = [...new Set(days.map(({ date }) => Number(date.slice(0, 4))))];
  const definition = 'setting' in limit ? caseType.settings[limit.setting] : undefined;
  const effects = new Set(days.map(({ effect }) => effect));
  return {
    days: Math.max(0, ...days.map(({ count }) => count)),
    kind: 'setting' in limit ? limit.kind : 'cd',
    ...('setting' in limit &&
      definition && {
        setting: {
          key: limit.setting,
          title: definition.title[lang],
          value: setting?.value ?? definition.default,
          unit: limit.kind,
          source: definition.source[lang],
          effectiveFrom: setting?.effectiveFrom ?? null,
        },
      }),
    ...(extensionDays > 0 && { extensionDays }),
    calendar: {
      version: calendar.version,
      years: calendar.yearsOf(years).map((year) => ({ ...year, notice: noticeNames(year.version)[lang] })),
    },
    rules: rulesOf(limit, effects.has('paused'), extensionDays > 0, lang),
  };
}

function rulesOf(limit: Duty['limit'], paused: boolean, extended: boolean, lang: Lang): DeadlineRule[] {
  const named = 'until' in limit;
  const unit = !named && limit.kind === 'wd' ? [laws.workingDays] : [laws.calendarDays];
  const counted = named ? [laws.named] : [laws.nextDay, ...unit, ...(limit.roll ? [laws.roll] : [])];
  const rules = [...counted, ...(paused ? [laws.pauses] : []), ...(extended ? [laws.extension] : [])];
  return rules.map(({ law, text }) => ({ law: law[lang], text: text[lang] }));
}

function noticeOf(calendar: WorkingCalendar, date: string): Text {
  const [year] = calendar.yearsOf([Number(date.slice(0, 4))]);
  const notice = noticeNames(year?.version ?? '');
  return { zh: `${date.slice(0, 4)} 年${notice.zh}`, en: `${notice.en}, ${date.slice(0, 4)}` };
}

/** What the versions that come with the product are called; another one goes by its own name. */
function noticeNames(version: string): Text {
  const known: Record<string, Text> = {
    'state-council-notice': { zh: '国务院办公厅节假日安排通知', en: 'holiday notice of the State Council' },
    'statutory-days-only': { zh: '法定节假日（放假安排未公布）', en: 'statutory holidays (notice not out)' },
  };
  return known[version] ?? { zh: version, en: version };
}
