import type { AuditFinding } from '#libs/contracts/index.js';
import type { CaseRecord } from './case-record.js';
import { finding, type Place } from './findings.js';

/** A letter's document as it is, beside what was noted when its PDF was made. */
export interface LetterFile {
  documentId: string;
  /** Null where the letter is gone and only its print is left. */
  number: string | null;
  sha256: string | null;
  size: number | null;
  printedSha256: string | null;
  printedSize: number | null;
}

/** Bytes in the blob store that belong to a case. */
export interface StoredFile {
  name: string;
  sha256: string;
  size: number;
  letter: boolean;
}

export function checkLetters(place: Place, letters: readonly LetterFile[]): AuditFinding[] {
  return letters
    .filter((each) => each.number === null || each.sha256 !== each.printedSha256 || each.size !== each.printedSize)
    .map(({ number, documentId }) =>
      finding(place, 'letterChanged', null, {
        zh: `文书${number ?? documentId}的 PDF 与制作时所记的哈希值不符。`,
        en: `The PDF of the letter ${number ?? documentId} is not the one that was noted when it was made.`,
      }),
    );
}

interface HeldDocument {
  document: { name: string; sha256: string | null; size: number | null } | null;
}

/** Each content once, however often the case refers to it. */
export function storedFilesOf(record: CaseRecord, letters: readonly LetterFile[]): StoredFile[] {
  const held = [record.attachments, record.evidence].flatMap((part) => part as HeldDocument[]);
  const files = [
    ...held.map(({ document }) => ({ ...document, letter: false })),
    ...letters.map(({ number, sha256, size }) => ({ name: number ?? '', sha256, size, letter: true })),
  ];
  const stored = files.flatMap(({ name = '', sha256, size, letter }) =>
    sha256 && size !== null && size !== undefined ? [{ name, sha256, size, letter }] : [],
  );
  return [...new Map(stored.map((file) => [file.sha256, file])).values()];
}

/** A file whose bytes are missing, shorter or other than its hash says. */
export function changedFile(place: Place, { name, letter }: StoredFile): AuditFinding {
  return finding(place, letter ? 'letterChanged' : 'attachmentChanged', null, {
    zh: `文件「${name}」的内容与其哈希值不符，或已缺失。`,
    en: `The bytes of the file "${name}" are not those of its hash, or are missing.`,
  });
}
