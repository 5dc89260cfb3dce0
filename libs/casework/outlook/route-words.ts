import type { CaseType } from '#libs/case-engine/contract.js';
import type { Route } from '#libs/case-engine/outlook/route.js';

/**
 * What a predicted route comes to, in sentences.
 * @param promisedNow last day of the promise as the case shows it today; null before acceptance
 */
export function routeInWords(
  caseType: CaseType,
  route: Route,
  promiseDays: number,
  promisedNow: string | null,
): { zh: string[]; en: string[] } {
  const { outcome, ends, workingDays, promise, provisional, ifResumed } = route;
  const zh: string[] = [];
  const en: string[] = [];
  const say = (chinese: string, english: string) => {
    zh.push(chinese);
    en.push(english);
  };
  if (!outcome) {
    say('从目前所处环节没有可以预计的办理路径。', 'No way to approval can be foretold from here.');
    return { zh, en };
  }
  if (route.steps.length === 0) {
    say(`办件已办结（${outcome.title.zh}）。`, `The case is closed (${outcome.title.en}).`);
    return { zh, en };
  }
  if (ifResumed) {
    say(
      '办件正处于特别程序（挂起）中，以下日期按今天恢复推算。',
      'The case is suspended; the dates hold if it is resumed today.',
    );
  }
  say(
    `各环节均顺利、且都用满时限时，最迟 ${ends} 办结（${outcome.title.zh}），自今天起 ${workingDays} 个工作日。`,
    `If nothing is found wanting and every office takes its whole limit, the case ends (${outcome.title.en}) on ${ends}, ${workingDays} working days from today.`,
  );
  if (promise) {
    const days = { wd: { zh: '个工作日', en: 'working days' }, cd: { zh: '个自然日', en: 'calendar days' } }[
      caseType.promise.kind
    ];
    say(
      `承诺时限 ${promiseDays} ${days.zh}，自受理次日起算，停计期间不计：承诺到期日 ${promise.date}。`,
      `The promise is ${promiseDays} ${days.en}, from the day after acceptance and without paused days: until ${promise.date}.`,
    );
    if (promisedNow !== null && promisedNow !== promise.date) {
      const pausing = route.steps.filter((step) => step.promiseClock === 'paused').map(({ duty }) => duty);
      const titles = [...new Set(pausing)].flatMap((duty) => caseType.duties[duty]?.title ?? []);
      say(
        `办件所示的承诺到期日 ${promisedNow} 只扣除至今已停计的日子；此处还扣除本路径上将停计的环节（${titles.map(({ zh }) => `「${zh}」`).join('、')}），故为 ${promise.date}。`,
        `The case itself shows ${promisedNow}, which leaves out only the days paused so far; here those of steps to come are left out as well (${titles.map((title) => title.en).join(', ')}), hence ${promise.date}.`,
      );
    }
    if (ends > promise.date) {
      say(
        '各环节时限之和长于承诺时限：各单位不能都用满时限。',
        'The limits add up to more than the promise: not every office can take all of its own.',
      );
    }
  }
  if (provisional) {
    say(
      '部分日期跨入节假日安排尚未公布的年度，为暂定。',
      'Some dates reach into a year whose holiday notice is not out; they are provisional.',
    );
  }
  return { zh, en };
}
