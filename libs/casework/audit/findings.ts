import type { AuditFinding, FindingKind, Text } from '#libs/contracts/index.js';
import type { RecordPart } from './case-record.js';

/** What a finding is about; nothing of it is believed, it only names the place. */
export interface Place {
  caseId: string | null;
  caseNumber: string | null;
}

export const wholeDatabase: Place = { caseId: null, caseNumber: null };

export function finding(place: Place, kind: FindingKind, seq: number | null, message: Text): AuditFinding {
  return { kind, caseId: place.caseId, caseNumber: place.caseNumber, seq, message };
}

/** Sentences for the lines of a log. */
export const lineSays = {
  edited: (seq: number): Text => ({
    zh: `第 ${seq} 条记录与其哈希值不符，或与后一条所记的哈希值不符：该条已被改动。`,
    en: `Line ${seq} does not fit its hash, or the hash that the next line names: it was edited.`,
  }),
  deleted: (seq: number): Text => ({
    zh: `缺少第 ${seq} 条记录：该条已被删除。`,
    en: `Line ${seq} is missing: it was deleted.`,
  }),
  inserted: (seq: number): Text => ({
    zh: `第 ${seq} 条记录不在原有的链上：该条系后来插入。`,
    en: `Line ${seq} is not part of the chain: it was inserted.`,
  }),
  reordered: (seq: number, was: number): Text => ({
    zh: `第 ${seq} 条记录原为第 ${was} 条：记录次序已被调换。`,
    en: `Line ${seq} was written as line ${was}: lines were reordered.`,
  }),
  cutTail: (seq: number): Text => ({
    zh: `自第 ${seq} 条起的记录缺失：日志尾部已被截去。`,
    en: `The log ends before line ${seq}: its tail was cut.`,
  }),
  headRewritten: (seq: number): Text => ({
    zh: `办件所记的日志末条与第 ${seq} 条不符：链头已被改写。`,
    en: `The head that the case names is not the hash of line ${seq}: the head was rewritten.`,
  }),
  contentEdited: (seq: number): Text => ({
    zh: `第 ${seq} 条记录的内容、意见或署名与其摘要不符。`,
    en: `What line ${seq} says, or in whose name, does not fit its digest.`,
  }),
  formEdited: (seq: number): Text => ({
    zh: `第 ${seq} 条记录所存的申请表与其摘要不符。`,
    en: `The form that line ${seq} keeps does not fit its digest.`,
  }),
  wentBack: (seq: number): Text => ({
    zh: `第 ${seq} 条记录所记时间早于前一条：系事后补记。`,
    en: `Line ${seq} is dated before the line that it follows: it was written afterwards.`,
  }),
} as const;

/** What a part of a case's record that differs amounts to. */
export const partSays: Record<RecordPart, { kind: FindingKind; message: Text }> = {
  identity: {
    kind: 'caseEdited',
    message: {
      zh: '办件的编号、事项、申请人、对象或归属与封存时不符。',
      en: 'Number, type, applicant, subject or territory of the case differ from what was sealed.',
    },
  },
  progress: {
    kind: 'caseEdited',
    message: {
      zh: '办件的环节、状态、版本或日期与封存时不符。',
      en: 'State, status, version or dates of the case differ from what was sealed.',
    },
  },
  revision: {
    kind: 'caseEdited',
    message: {
      zh: '办件的修改次数或修改时间与封存时不符。',
      en: 'Number or time of the last change of the case differ from what was sealed.',
    },
  },
  form: {
    kind: 'formEdited',
    message: { zh: '申请表与封存时不符。', en: 'The form differs from what was sealed.' },
  },
  snapshot: {
    kind: 'snapshotDiffers',
    message: { zh: '流程快照与封存时不符。', en: 'The snapshot of the procedure differs from what was sealed.' },
  },
  attachments: {
    kind: 'attachmentChanged',
    message: {
      zh: '申请材料清单或其中文件的哈希值与封存时不符。',
      en: 'The attachments, or the hash of one, differ from what was sealed.',
    },
  },
  evidence: {
    kind: 'attachmentChanged',
    message: {
      zh: '历次提交的材料、证据或其哈希值与封存时不符。',
      en: 'What was handed in along the way, or the hash of it, differs from what was sealed.',
    },
  },
  tasks: {
    kind: 'taskChanged',
    message: { zh: '待办或签署与封存时不符。', en: 'Tasks or signatures differ from what was sealed.' },
  },
  copies: {
    kind: 'taskChanged',
    message: { zh: '抄送单位与封存时不符。', en: 'Who was sent a copy differs from what was sealed.' },
  },
  letters: {
    kind: 'letterChanged',
    message: { zh: '文书登记与封存时不符。', en: 'The register of letters differs from what was sealed.' },
  },
  certificates: {
    kind: 'letterChanged',
    message: { zh: '证书登记与封存时不符。', en: 'The register of certificates differs from what was sealed.' },
  },
  notices: {
    kind: 'noticeChanged',
    message: { zh: '公示内容、期限或状态与封存时不符。', en: 'The public notice differs from what was sealed.' },
  },
};
