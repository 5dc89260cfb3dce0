import { checkChain } from '../audit/chain-check.js';
import { checkRecord } from '../audit/record-check.js';
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
  readmeName,
  type ArchivedCase,
  type ArchivedLine,
  type Manifest,
} from './archive-format.js';
import { hashOfFile, textOf, type ArchiveReader } from './archive-reader.js';
import { Broken, firstOf, type ArchiveReport } from './archive-report.js';
import { checkDocuments } from './verify-documents.js';
import { checkGivenRoots, checkProof } from './verify-proof.js';
import { readme } from './readme.js';
import type { RootFile } from '../audit/root-file.js';

/**
 * Verifies a case file by itself: no database, no network, nothing that is not in it.
 * @param roots kept elsewhere, to be compared with the one in the file
 */
export async function verifyArchive(reader: ArchiveReader, roots: readonly RootFile[] = []): Promise<ArchiveReport> {
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
    checkProof(manifest, archived, events, report, roots.length > 0);
    checkGivenRoots(manifest, archived, events, roots, report);
    await checkReadme(reader, manifest, report);
    if (manifest.intact === false) throw brokenThen;
  } catch (error) {
    report.broken =
      error instanceof Broken
        ? error.text
        : { zh: `卷宗无法解读：${String(error)}`, en: `The file cannot be read: ${String(error)}` };
  }
  return report;
}

/** What the exporting system could see and the file by itself does not show: another table, a root, a missing row. */
const brokenThen = new Broken({
  zh: '导出时系统已核验出改动（manifest.json 的 intact 为 false）。',
  en: 'The case did not verify when it was exported (intact is false in manifest.json).',
});

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
    en: `Files as the manifest lists them: ${files.length}.`,
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
    en: `One chain of lines (${events.length}): none edited, added, removed or reordered.`,
  });
  const old = events.filter(({ hashFormat }) => hashFormat === 1).length;
  if (old === 0) return;
  report.unproved.push({
    zh: `前 ${old} 条为旧格式，未封存办件的其他数据。`,
    en: `Lines of the old format, which did not seal the rest of the case: the first ${old}.`,
  });
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

/** README.txt helps people and proves nothing; what it tells them to do should still be what it told. */
async function checkReadme(
  reader: ArchiveReader,
  { number, intact = true }: Manifest,
  report: ArchiveReport,
): Promise<void> {
  if ((await textOf(reader, readmeName)) === readme(number, intact)) return;
  report.unproved.push({
    zh: '说明文件 README.txt 与本程序所写的不同：由其他版本导出，或已被改动。',
    en: 'README.txt is not as this program writes it: another version wrote it, or somebody edited it.',
  });
}
