import { digestOf } from '../canonical.js';
import type { CaseEvent } from '../case-event.entity.js';
import { documentsOf } from './archived-documents.js';
import {
  caseName,
  logName,
  readmeName,
  type ArchivedCase,
  type ArchivedFile,
  type Manifest,
} from './archive-format.js';
import { Broken, type ArchiveReport } from './archive-report.js';

/**
 * The manifest must list exactly what the case says: every document under its own name, id and hash, and nothing else.
 * @throws Broken when it does not
 */
export function checkDocuments(
  { files, proof }: Manifest,
  archived: ArchivedCase,
  events: readonly CaseEvent[],
  report: ArchiveReport,
): void {
  const { record, letters } = archived;
  const wanted = new Map<string, Partial<ArchivedFile>>(documentsOf(archived).map((file) => [file.path, file]));
  const definitions = new Set(events.map(({ definitionHash }) => `definitions/${definitionHash}.json`));
  const texts = new Set([readmeName, caseName, logName, ...definitions]);
  for (const [index, file] of files.entries()) {
    const { path, size, sha256, ...more } = file;
    if (files.findIndex((each) => each.path === path) !== index) throw extra(path);
    const expected = texts.has(path) && Object.keys(more).length === 0 ? { path, size, sha256 } : wanted.get(path);
    if (!expected) throw extra(path);
    if (digestOf(expected) !== digestOf(file)) {
      throw new Broken({
        zh: `${path} 不是办件所记的那份文件。`,
        en: `${path} is not the document that the case has under this name.`,
      });
    }
    wanted.delete(path);
  }
  const [missing] = wanted.keys();
  if (missing !== undefined) throw absent(missing);
  const there = new Set(files.map(({ sha256 }) => sha256));
  for (const [slot, sha256] of events.flatMap(({ attachments }) => Object.entries(attachments))) {
    if (!there.has(sha256)) throw absent(slot);
  }
  // A document that was handed in again, or for several slots, lies in the file once.
  const held = documentsOf({ record, letters: [] }).length;
  const rooted = new Set(proof?.leaf.letters.map(({ documentId }) => documentId));
  const proved = letters.filter(({ documentId }) => rooted.has(documentId)).length;
  report.proved.push({
    zh: `${held} 项材料与证据、${proved} 份文书的内容与记录一致。`,
    en: `${counted(held, 'attachment')} and ${counted(proved, 'letter')}: the content is the one on record.`,
  });
  if (proved < letters.length) {
    report.unproved.push({
      zh: `${letters.length - proved} 份文书的 PDF 尚未载入日根，是否即当时所制，无从判断。`,
      en: `${letters.length - proved} letter(s) stand in no root yet: whether their PDF is the one of then cannot be told.`,
    });
  }
  const waiting = (record.letters as unknown[]).length - letters.length;
  if (waiting > 0) {
    report.unproved.push({
      zh: `${waiting} 份文书尚未制成 PDF。`,
      en: `${waiting} letter(s) have no PDF yet.`,
    });
  }
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function extra(path: string): Broken {
  return new Broken({ zh: `${path} 不属于本办件。`, en: `${path} does not belong to the case.` });
}

function absent(name: string): Broken {
  return new Broken({ zh: `缺少文件「${name}」。`, en: `The document ${name} is missing.` });
}
