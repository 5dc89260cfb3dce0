import type { Text } from '#libs/contracts/index.js';
import { roleTitles } from '#libs/identity/role-titles.js';
import type { RefusalHolder } from '#libs/platform/errors.js';
import type { Holder } from './holders.query.js';

/** Those for whom a case waits, in words. */

/** By name: who has claimed the task, or the only one who may act. */
export function onePerson({ assignee, eligible }: Holder): string | null {
  if (assignee) return assignee.name;
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

/** The same with what else stands in the way: signatures that are missing, or that nobody there may act. */
export function holderInWords(holder: Holder, named: boolean): Text {
  const name = nameOfHolder(holder, named);
  const missing = signaturesMissing(holder);
  const nobody = holder.office !== null && holder.eligible.length === 0 && holder.assignee === null;
  return {
    zh: `${name.zh}${missing > 0 ? `，还须 ${missing} 人签署` : ''}${nobody ? '，目前无适格人员' : ''}`,
    en: `${name.en}${missing > 0 ? `, ${missing} more to sign` : ''}${nobody ? ', where nobody may act at present' : ''}`,
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
    ...(named && by !== null && { by }),
  };
}
