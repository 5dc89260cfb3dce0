import { activeMeta } from '#libs/case-engine/procedure.js';
import type { CaseType } from '#libs/case-engine/contract.js';
import type { Text, WaitingDuty, WaitingSuspension } from '#libs/contracts/index.js';
import { nameOfHolder, othersNeeded, signersNeeded } from './holder-words.js';
import type { Holder } from './holders.query.js';
import type { Situation } from '../situation.js';

/** Why a case stands where it stands, in sentences. */

type Lang = keyof Text;

/** The answer as a whole: first what holds the case up, then each duty that it waits for. */
export function answerInWords(
  { caseType, state }: Situation,
  suspension: WaitingSuspension | null,
  waitsFor: readonly WaitingDuty[],
  lang: Lang,
): string[] {
  if (state.snapshot.status === 'done') {
    const { title } = activeMeta(caseType, state.snapshot);
    return [
      {
        zh: `办件已办结（${title.zh}），不再等待任何人。`,
        en: `The case is closed (${title.en}); it waits for nobody.`,
      }[lang],
    ];
  }
  const onHold = suspension ? [suspensionInWords(suspension, lang)] : [];
  const several =
    waitsFor.length > 1
      ? [
          {
            zh: `办件同时等待 ${waitsFor.length} 项办理，全部完成后才进入下一环节。`,
            en: `The case waits for ${waitsFor.length} duties at once; it goes on when all are done.`,
          }[lang],
        ]
      : [];
  const late = waitsFor.filter(({ overdueBy }) => overdueBy !== null).length;
  const overdue =
    waitsFor.length > 1 && late > 0
      ? [{ zh: `其中 ${late} 项已逾期。`, en: `${late} of them ${late === 1 ? 'is' : 'are'} overdue.` }[lang]]
      : [];
  return [...onHold, ...several, ...overdue, ...waitsFor.flatMap(({ sentences }) => sentences)];
}

function suspensionInWords({ kind, since, workingDays, resumedBy }: WaitingSuspension, lang: Lang): string {
  return {
    zh: `办件自 ${since} 起处于特别程序「${kind}」${workingDays > 0 ? `，已 ${workingDays} 个工作日` : ''}，期间时限停计；由 ${resumedBy} 结束特别程序后继续。`,
    en: `The case has been suspended since ${since} (${kind})${workingDays > 0 ? `, for ${workingDays} working days` : ''}; no limit runs until ${resumedBy} resumes it.`,
  }[lang];
}

/** One open duty: whose it is, since when, until when, who was told, and what is missing. */
export function dutyInWords(
  duty: Omit<WaitingDuty, 'sentences'>,
  holder: Holder,
  suspended: boolean,
  lang: Lang,
): string[] {
  if (duty.role === 'system') return [limitInWords(duty, suspended)[lang]];
  return [
    turnInWords(duty, holder, suspended)[lang],
    ...toldInWords(duty)[lang],
    ...(duty.stuck ? [duty.stuck.message] : []),
  ];
}

function turnInWords(duty: Omit<WaitingDuty, 'sentences'>, holder: Holder, suspended: boolean): Text {
  const who = nameOfHolder(holder, true);
  const claimed = duty.claimed ? { zh: '（已认领）', en: ', who has claimed it' } : { zh: '', en: '' };
  const day = dayInWords(duty, suspended);
  const open = duty.workingDays;
  const missing = duty.signatures?.missing ?? 0;
  const signed = missing > 0 ? { zh: `，还须 ${missing} 人签署`, en: `, ${missing} more to sign` } : { zh: '', en: '' };
  return {
    zh: `等待${who.zh}${claimed.zh}办理「${duty.title}」${signed.zh}：自 ${duty.since} 起${open > 0 ? `，已 ${open} 个工作日` : ''}${day.zh}。`,
    en: `Waits for ${who.en}${claimed.en}: ${duty.title}${signed.en}, since ${duty.since}${open > 0 ? `, for ${open} working days` : ''}${day.en}.`,
  };
}

function dayInWords({ dueDate, daysLeft, overdueBy }: Omit<WaitingDuty, 'sentences'>, suspended: boolean): Text {
  if (dueDate === null) return { zh: '，没有期限', en: '; there is no limit' };
  if (suspended) return { zh: '，时限停计', en: '; its limit stands still' };
  if (overdueBy !== null) {
    return overdueBy === 0
      ? { zh: `，期限 ${dueDate} 已过`, en: `; due ${dueDate}, which has passed` }
      : {
          zh: `，期限 ${dueDate}，已逾期 ${overdueBy} 个工作日`,
          en: `; due ${dueDate}, overdue by ${overdueBy} working days`,
        };
  }
  return daysLeft === 0
    ? { zh: `，今天（${dueDate}）到期`, en: `; due today (${dueDate})` }
    : {
        zh: `，期限 ${dueDate}，还有 ${daysLeft ?? 0} 个工作日`,
        en: `; due ${dueDate}, ${daysLeft ?? 0} working days left`,
      };
}

function limitInWords({ title, dueDate, whenPassed }: Omit<WaitingDuty, 'sentences'>, suspended: boolean): Text {
  const until = dueDate ?? '';
  return suspended
    ? { zh: `「${title}」停计，恢复后继续。`, en: `${title}: stands still until the case is resumed.` }
    : { zh: `「${title}」至 ${until} 期满；${whenPassed}`, en: `${title} runs until ${until}. ${whenPassed}` };
}

function toldInWords({ told, office }: Omit<WaitingDuty, 'sentences'>): Record<Lang, string[]> {
  const escalated = told.find(({ what }) => what === 'escalated');
  const urged = told.filter(({ what }) => what === 'urged');
  const last = urged.at(-1);
  const day = (at: string) => at.slice(0, 10);
  return {
    zh: [
      ...(escalated ? [`逾期已于 ${day(escalated.at)} 上报${escalated.who}。`] : []),
      ...(last ? [`已向${office?.name ?? ''}催办 ${urged.length} 次，最近一次 ${day(last.at)}。`] : []),
    ],
    en: [
      ...(escalated ? [`${escalated.who} was told on ${day(escalated.at)} that the limit has passed.`] : []),
      ...(last ? [`${office?.name ?? ''} was urged ${urged.length} times, last on ${day(last.at)}.`] : []),
    ],
  };
}

export function whenPassedInWords({ duties, events }: CaseType, key: string, superior: Text | undefined): Text {
  const duty = duties[key];
  if (!duty) return { zh: '', en: '' };
  if ('send' in duty.whenPassed) {
    const title = events[duty.whenPassed.send]?.title ?? { zh: duty.whenPassed.send, en: duty.whenPassed.send };
    return { zh: `期满由系统办理「${title.zh}」。`, en: `Then the system acts (${title.en}).` };
  }
  return {
    zh: `逾期提醒办理人并上报${superior?.zh ?? ''}，办件留在本环节。`,
    en: `When it passes, the holders are reminded and ${superior?.en ?? ''} is told; the case stays.`,
  };
}

/**
 * Why nobody can act at all: nobody holds the role, all who do are barred, or too few are left to sign.
 * @param outside to readers outside of the offices only that it is so, not why
 */
export function stuckInWords(
  holder: Holder,
  outside: boolean,
): Record<Lang, { message: string; unblockedBy: string }> | null {
  if (!holder.office || !holder.role || holder.role === 'system') return null;
  const needed = signersNeeded(holder);
  const able = holder.eligible.length;
  const claimant = holder.assignee;
  const lost = claimant !== null && !holder.eligible.some(({ personId }) => personId === claimant.personId);
  if (able >= needed && !lost) return null;
  const why = outside ? nobodyCan : reasonOf(holder, needed, lost);
  return {
    zh: { message: why.zh, unblockedBy: othersNeeded.zh },
    en: { message: why.en, unblockedBy: othersNeeded.en },
  };
}

const nobodyCan: Text = {
  zh: '该单位目前没有可以办理本办件的人员。',
  en: 'At present nobody in the office can act on this case.',
};

function reasonOf({ people, eligible, assignee }: Holder, needed: number, lost: boolean): Text {
  if (people === 0) return { zh: '该单位没有人持有这一岗位。', en: 'Nobody in the office holds the role.' };
  if (lost) {
    return {
      zh: `已由${assignee?.name ?? ''}认领，但其已不能办理本办件。`,
      en: `${assignee?.name ?? ''} has claimed it and can no longer act on this case.`,
    };
  }
  return {
    zh: `该岗位 ${people} 人中，除回避、职责分离和已签署的以外，可办理的只有 ${eligible.length} 人，还须 ${needed} 人。`,
    en: `Of ${people} with the role, ${eligible.length} can act (others keep away from the case, held a separated duty or have signed); ${needed} are needed.`,
  };
}
