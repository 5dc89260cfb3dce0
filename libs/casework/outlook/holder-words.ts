import { nextInTurn } from '#libs/case-engine/signing-order.js';
import type { Text } from '#libs/contracts/index.js';
import { roleTitles } from '#libs/identity/role-titles.js';
import type { RefusalHolder } from '#libs/platform/errors.js';
import type { Holder } from './holders.query.js';

/** Those for whom a case waits, in words. */

/** By name: who has claimed the task, whose turn it is to sign, or the only one who may act. */
export function onePerson({ task, assignee, eligible }: Holder): string | null {
  if (assignee) return assignee.name;
  const next = task && nextInTurn(task);
  const inTurn = eligible.find(({ personId }) => personId === next);
  if (inTurn) return inTurn.name;
  const [only, another] = eligible;
  return only && !another ? only.name : null;
}

export function signaturesMissing({ task }: Holder): number {
  return task && task.signers > 1 ? task.signers - task.signatures.length : 0;
}

/** Office, role and, where it is one, the person. @param named whether the reader may know of people */
export function nameOfHolder(holder: Holder, named: boolean): Text {
  const { office, role, title } = holder;
  if (role === 'system') return { zh: `「${title.zh}」期满后由系统办理`, en: `the system, when ${title.en} has run` };
  if (!office || !role) {
    return {
      zh: `任何可以「${title.zh}」的人（申请单位除外）`,
      en: `anyone who may do so (${title.en}), but not the applicant`,
    };
  }
  const person = named ? onePerson(holder) : null;
  return {
    zh: `${office.name.zh}（${roleTitles[role].zh}）${person ?? ''}`,
    en: `${office.name.en} (${roleTitles[role].en})${person === null ? '' : ` ${person}`}`,
  };
}

/** How many persons the duty still takes. */
export function signersNeeded({ task }: Pick<Holder, 'task'>): number {
  return task && task.signers > 1 ? task.signers - task.signatures.length : 1;
}

/** Too few of the office may act, so that the case waits in vain until others are given the role. */
export function hasTooFew(holder: Holder): boolean {
  const { office, role, eligible } = holder;
  return office !== null && role !== null && role !== 'system' && eligible.length < signersNeeded(holder);
}

/** The only way out where an office has too few people who may act. */
export const othersNeeded: Text = {
  zh: '由安全管理员为该单位授权其他人员',
  en: 'the security administrator, by giving the role to others in the office',
};

/** The same with what else stands in the way: signatures that are missing, or that nobody there may act. */
export function holderInWords(holder: Holder, named: boolean): Text {
  const name = nameOfHolder(holder, named);
  const missing = signaturesMissing(holder);
  const tooFew = hasTooFew(holder)
    ? {
        zh: `，目前${holder.eligible.length > 0 ? '适格人员不足' : '无适格人员'}，须${othersNeeded.zh}`,
        en: `, where ${holder.eligible.length > 0 ? 'too few' : 'none'} may act at present: it takes ${othersNeeded.en}`,
      }
    : { zh: '', en: '' };
  return {
    zh: `${name.zh}${missing > 0 ? `，还须 ${missing} 人签署` : ''}${tooFew.zh}`,
    en: `${name.en}${missing > 0 ? `, ${missing} more to sign` : ''}${tooFew.en}`,
  };
}

export function allInWords(holders: readonly Holder[], named: boolean): Text {
  const words = [
    ...new Map(holders.map((each) => [holderInWords(each, named).zh, holderInWords(each, named)])).values(),
  ];
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join('; ') };
}

export function holderOnTheWire(holder: Holder, named: boolean): RefusalHolder {
  const { carrier, title, office, role, by } = holder;
  const person = named ? onePerson(holder) : null;
  return {
    duty: carrier,
    title,
    ...(office && { office: { id: office.code, name: office.name } }),
    ...(role && { role }),
    ...(person !== null && { person }),
    ...(named && by !== null && !hasTooFew(holder) && { by }),
  };
}

/** The same, with that the day has passed. @param by last day, YYYY-MM-DD */
export function overdueInWords(who: Text, by: string | null, today: string): Text {
  if (by === null || by >= today) return who;
  return { zh: `${who.zh}（期限 ${by} 已过，已逾期）`, en: `${who.en} (due ${by}, overdue)` };
}
