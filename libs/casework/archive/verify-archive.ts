import type { AuditFinding, Text } from '#libs/contracts/index.js';
import { checkChain } from '../audit/chain-check.js';
import { checkLeaf } from '../audit/leaf-check.js';
import { hashOfLeaf, type Leaf } from '../audit/leaf.js';
import { rootFromProof } from '../audit/merkle.js';
import { checkRecord } from '../audit/record-check.js';
import { hashOfRoot } from '../audit/root.js';
import { digestOf } from '../canonical.js';
import type { CaseEvent } from '../case-event.entity.js';
import type { CaseFile } from '../case-file.entity.js';
import {
  archiveFormat,
  caseName,
  digestOfManifest,
  jsonText,
  logName,
  manifestName,
  type ArchivedCase,
  type ArchivedLine,
  type Manifest,
} from './archive-format.js';
import { hashOfFile, textOf, type ArchiveReader } from './archive-reader.js';

/** What a case file shows by itself, and what it cannot show. */
export interface ArchiveReport {
  number: string | null;
  proved: Text[];
  unproved: Text[];
  /** The first thing that does not fit; null when everything does. */
  broken: Text | null;
}

class Broken extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** Verifies a case file by itself: no database, no network, nothing that is not in it. */
export async function verifyArchive(reader: ArchiveReader): Promise<ArchiveReport> {
  const report: ArchiveReport = { number: null, proved: [], unproved: [], broken: null };
  try {
    const manifest = await readManifest(reader);
    report.number = manifest.number;
    await checkFiles(reader, manifest, report);
    const archived = await readJson<ArchivedCase>(reader, caseName);
    const lines = await readJson<ArchivedLine[]>(reader, logName);
    const events = lines.map((line) => ({ ...line, at: new Date(line.at) }));
    checkIdentity(manifest, archived, events);
    checkLog(archived, events, report);
    await checkDefinitions(reader, events, report);
    checkSeal(archived, events, report);
    checkDocuments(manifest, archived, events, report);
    checkProof(manifest, archived, events, report);
  } catch (error) {
    report.broken =
      error instanceof Broken
        ? error.text
        : { zh: `卷宗无法解读：${String(error)}`, en: `The file cannot be read: ${String(error)}` };
  }
  return report;
}

async function readManifest(reader: ArchiveReader): Promise<Manifest> {
  const text = await textOf(reader, manifestName).catch(() => {
    throw new Broken({ zh: '缺少 manifest.json，或其已损坏。', en: 'manifest.json is missing or damaged.' });
  });
  const changed = new Broken({ zh: 'manifest.json 已被改动。', en: 'manifest.json was changed.' });
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch {
    throw changed;
  }
  if (jsonText(manifest) !== text || digestOfManifest(manifest) !== manifest.digest) throw changed;
  if (manifest.format === archiveFormat) return manifest;
  throw new Broken({
    zh: `不认识的卷宗格式：${manifest.format}。`,
    en: `The format ${manifest.format} is not known.`,
  });
}

async function checkFiles(reader: ArchiveReader, { files }: Manifest, report: ArchiveReport): Promise<void> {
  const listed = new Set([manifestName, ...files.map(({ path }) => path)]);
  const extra = reader.paths.find((path) => !listed.has(path));
  if (extra !== undefined) {
    throw new Broken({ zh: `多出文件 ${extra}。`, en: `The file ${extra} is not in the manifest.` });
  }
  for (const { path, size, sha256 } of files) {
    const found = await hashOfFile(reader, path).catch(() => null);
    if (found?.size === size && found.sha256 === sha256) continue;
    throw new Broken(
      found
        ? { zh: `文件 ${path} 已被改动。`, en: `The file ${path} was changed.` }
        : { zh: `文件 ${path} 缺失或已损坏。`, en: `The file ${path} is missing or damaged.` },
    );
  }
  report.proved.push({
    zh: `${files.length} 个文件与清单一致。`,
    en: `${files.length} files are those of the manifest.`,
  });
}

async function readJson<Content>(reader: ArchiveReader, path: string): Promise<Content> {
  return JSON.parse(await textOf(reader, path)) as Content;
}

function checkIdentity(manifest: Manifest, archived: ArchivedCase, events: readonly CaseEvent[]): void {
  const identity = archived.record.identity as { id: string; number: string };
  const revision = archived.record.revision as { version: number };
  const same =
    [archived.caseId, identity.id, ...events.map(({ caseId }) => caseId)].every((id) => id === manifest.caseId) &&
    [archived.number, identity.number].every((number) => number === manifest.number) &&
    archived.version === revision.version;
  if (!same) throw new Broken({ zh: '各文件不属于同一办件。', en: 'The files are not of one case.' });
}

function checkLog(archived: ArchivedCase, events: readonly CaseEvent[], report: ArchiveReport): void {
  firstOf(checkChain({ ...archived, id: archived.caseId }, events));
  report.proved.push({
    zh: `${events.length} 条记录首尾相连，无一改动、增删或调换。`,
    en: `The ${events.length} lines form one chain: none edited, added, removed or reordered.`,
  });
  const old = events.filter(({ hashFormat }) => hashFormat === 1).length;
  if (old === 0) return;
  report.unproved.push({
    zh: `前 ${old} 条为旧格式，未封存办件的其他数据。`,
    en: `The first ${old} lines are of the old format, which did not seal the rest of the case.`,
  });
}

function firstOf([found]: readonly AuditFinding[]): void {
  if (found) throw new Broken(found.message);
}

async function checkDefinitions(
  reader: ArchiveReader,
  events: readonly CaseEvent[],
  report: ArchiveReport,
): Promise<void> {
  let shown = 0;
  for (const digest of new Set(events.map(({ definitionHash }) => definitionHash))) {
    const path = `definitions/${digest}.json`;
    if (reader.paths.includes(path)) {
      if (digestOf(await readJson(reader, path)) !== digest) {
        throw new Broken({ zh: `${path} 与其摘要不符。`, en: `${path} does not fit its digest.` });
      }
      shown += 1;
    } else if (events.some((event) => event.definitionHash === digest && event.hashFormat > 1)) {
      throw new Broken({ zh: `缺少 ${path}。`, en: `${path} is missing.` });
    } else {
      report.unproved.push({
        zh: `部分记录所依据的流程定义（${digest.slice(0, 12)}…）未留存。`,
        en: `A definition that some lines followed (${digest.slice(0, 12)}…) was not kept.`,
      });
    }
  }
  if (shown === 0) return;
  report.proved.push({
    zh: `各条记录所依据的流程定义（${shown} 份）即当时所用。`,
    en: `The procedure(s) that the lines followed (${shown}) are those of then, word for word.`,
  });
}

function checkSeal(archived: ArchivedCase, events: readonly CaseEvent[], report: ArchiveReport): void {
  const { record, sealed, caseId: id, number } = archived;
  const { status } = record.progress as Pick<CaseFile, 'status'>;
  const form = record.form as CaseFile['form'];
  firstOf(checkRecord({ id, number, record: sealed, form, status }, record, events.at(-1)));
  if (!sealed) return;
  report.proved.push({
    zh: '申请表、环节、材料、待办与签署、文书登记和公示与封存时一致。',
    en: 'Form, states, attachments, tasks and signatures, letters and notices are as they were sealed.',
  });
}

function checkDocuments(
  { files }: Manifest,
  { record, letters }: ArchivedCase,
  events: readonly CaseEvent[],
  report: ArchiveReport,
): void {
  const held = [...(record.attachments as Held[]), ...(record.evidence as Held[])];
  const wanted = [
    ...held.map(({ document }) => [document.sha256, document.name] as const),
    ...letters.map(({ sha256, documentId }) => [sha256, documentId] as const),
    ...events.flatMap(({ attachments }) =>
      Object.entries(attachments).map(([slot, sha256]) => [sha256, slot] as const),
    ),
  ];
  const there = new Set(files.map(({ sha256 }) => sha256));
  const missing = wanted.find(([sha256]) => !there.has(sha256));
  if (missing) throw new Broken({ zh: `缺少文件「${missing[1]}」。`, en: `The document ${missing[1]} is missing.` });
  const issued = (record.letters as { document_id: string }[]).length;
  if (letters.length < issued) {
    report.unproved.push({
      zh: `${issued - letters.length} 份文书尚未制成 PDF。`,
      en: `${issued - letters.length} letter(s) have no PDF yet.`,
    });
  }
  report.proved.push({
    zh: `${held.length} 项材料与证据、${letters.length} 份文书的内容与记录一致。`,
    en: `${held.length} attachments and ${letters.length} letters have the content that is on record.`,
  });
}

interface Held {
  document: { name: string; sha256: string };
}

function checkProof({ proof }: Manifest, archived: ArchivedCase, events: CaseEvent[], report: ArchiveReport): void {
  const { caseId, number, version, logLength, logHead, sealed, letters } = archived;
  if (!proof) {
    report.unproved.push({
      zh: '导出时尚无日根包含本办件：整条链是否被重写，无从判断。',
      en: 'No daily root held the case when it was exported: whether the whole chain was rewritten cannot be told.',
    });
    return;
  }
  const { root, leaf, inclusion } = proof;
  const led = rootFromProof(hashOfLeaf(leaf), inclusion) === root.tree && inclusion.size === root.cases;
  if (!led || hashOfRoot(root) !== root.hash || leaf.caseId !== caseId) {
    throw new Broken({
      zh: '日根或其包含证明不成立。',
      en: 'The daily root, or the proof that the case is in it, does not hold.',
    });
  }
  const now: Leaf = { caseId, number, version, logLength, logHead, record: sealed && digestOf(sealed), letters };
  firstOf(checkLeaf({ caseId, caseNumber: number }, { root, then: leaf, now, events }));
  report.proved.push({
    zh: `前 ${leaf.logLength} 条记录载于 ${root.date} 的第 ${root.number} 号日根：${root.hash}`,
    en: `The first ${leaf.logLength} line(s) stand in the daily root ${root.number} of ${root.date}: ${root.hash}`,
  });
  if (leaf.logLength < logLength) {
    report.unproved.push({
      zh: `其后 ${logLength - leaf.logLength} 条尚未载入日根，仅由链相连。`,
      en: `The ${logLength - leaf.logLength} line(s) after it stand in no root yet; only the chain binds them.`,
    });
  }
  report.unproved.push({
    zh: '日根的哈希值须与他处保存或加盖时间戳的一致，本文件自身无法证明。',
    en: "The root's hash must be the one that was kept or time-stamped elsewhere; this file cannot prove that by itself.",
  });
}
