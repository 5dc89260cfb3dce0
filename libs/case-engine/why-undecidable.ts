import type { ErrorCode, Text } from '#libs/contracts/index.js';
import type { CaseType, Duty } from './contract.js';

/** Why nobody can say how a case would go on under another version of its type. */
export interface WhyUndecidable {
  code: ErrorCode | (string & {});
  message: Text;
}

export const decidedAlready: WhyUndecidable = {
  code: 'CHANGE.DECIDED',
  message: { zh: '办件已办结，不再变动。', en: 'The case is decided; it never changes.' },
};

export const nobodyWaits: WhyUndecidable = {
  code: 'CHANGE.STUCK',
  message: {
    zh: '在新版流程中没有人可以办理下一步。',
    en: 'Under the new version nobody would have anything to do in this case.',
  },
};

export function notDeclared(from: CaseType, to: CaseType): WhyUndecidable {
  return {
    code: 'CHANGE.NOT_DECLARED',
    message: {
      zh: `第 ${to.version} 版没有说明第 ${from.version} 版的办件如何接续。`,
      en: `Version ${to.version} does not say how cases of version ${from.version} go on.`,
    },
  };
}

export function noSuchState(from: CaseType, path: string, found: string): WhyUndecidable {
  return {
    code: 'CHANGE.NO_SUCH_STATE',
    message: {
      zh: `第 ${from.version} 版的状态 ${path} 在新版中没有对应的状态 ${found}。`,
      en: `The state ${path} of version ${from.version} has no state ${found} to go on in.`,
    },
  };
}

export function twoPlaces(path: string): WhyUndecidable {
  return {
    code: 'CHANGE.TWO_PLACES',
    message: {
      zh: `新版的 ${path || '流程'} 不能同时处于两处。`,
      en: `${path || 'The procedure'} cannot be in two places.`,
    },
  };
}

export function limitWouldPass(duty: Duty): WhyUndecidable {
  return {
    code: 'CHANGE.LIMIT_WOULD_PASS',
    message: {
      zh: `「${duty.title.zh}」按新版时限已经逾期，转入会立即产生不利后果。`,
      en: `By the new limit ${duty.title.en} would be overdue at once.`,
    },
  };
}

export function signedAlready(duty: Duty): WhyUndecidable {
  return {
    code: 'CHANGE.SIGNED_ALREADY',
    message: {
      zh: `「${duty.title.zh}」按新版所需的签署人数已经签齐，无人可以再签。`,
      en: `By the new version ${duty.title.en} is signed by all already, and nobody is left to send it.`,
    },
  };
}

export function nowSeparate({ duties, powers }: CaseType, pair: readonly [string, string]): WhyUndecidable {
  const [one, other] = pair.map((key) => (duties[key] ?? powers[key])?.title ?? { zh: key, en: key }) as [Text, Text];
  return {
    code: 'CHANGE.NOW_SEPARATE',
    message: {
      zh: `新版规定「${one.zh}」与「${other.zh}」不得由同一人承担，而本办件中已有人兼任。`,
      en: `By the new version ${one.en} and ${other.en} may not meet in one person; in this case they already have.`,
    },
  };
}

export function signedBySeparated(duty: Duty): WhyUndecidable {
  return {
    code: 'CHANGE.SIGNER_NOW_SEPARATE',
    message: {
      zh: `「${duty.title.zh}」已由按新版职责分离不得签署的人员签署或加签。`,
      en: `${duty.title.en} was signed by, or has as an added signer, somebody whom the new version separates from it.`,
    },
  };
}
