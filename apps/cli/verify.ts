import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { caseTypes } from '#libs/case-types/index.js';
import { openZip } from '#libs/casework/archive/archive-reader.js';
import { verifyArchive } from '#libs/casework/archive/verify-archive.js';
import { parseRootFile, type RootFile } from '#libs/casework/audit/root-file.js';
import { snapshotComparison } from '#libs/casework/audit/snapshot-check.js';
import { verify } from '#libs/casework/audit/verify.js';
import { CaseTypes } from '#libs/casework/case-types.js';
import { storedCaseEntities } from '#libs/casework/replay/stored-case.js';
import type { AuditCounts, AuditFinding, Text } from '#libs/contracts/index.js';
import { DocumentSettings } from '#libs/documents/document-settings.js';
import { DiskBlobStore } from '#libs/documents/storage/disk-blob-store.js';
import { readConfig } from '#libs/platform/config/environment.js';
import { exitWithMessage, StartRefused } from '#libs/platform/process/failure.js';
import { withDatabase } from './database.js';

const usage = `Usage:
  npm run verify                        every case, its log, letters and files, and every daily root
  npm run verify -- --roots FILE        the same, compared with a root that was downloaded earlier (may be repeated)
  npm run verify -- --without-files     leaves the bytes of documents unread
  npm run verify -- case.zip            one exported case, without any database or network; with --roots FILE, compared
                                        with roots that were kept

--lang zh or en. Ends with 1 when anything is found. Nothing is changed.`;

/** What was asked for on the command line. */
export interface VerifyWords {
  archive: string | null;
  roots: string[];
  files: boolean;
  lang: keyof Text;
}

/** @throws StartRefused with the usage */
export function parseVerifyWords(words: string[], environment: Record<string, string | undefined>): VerifyWords {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        roots: { type: 'string', multiple: true },
        'without-files': { type: 'boolean' },
        lang: { type: 'string', default: environment.LANG?.startsWith('zh') ? 'zh' : 'en' },
      },
    });
    const { lang, roots = [] } = values;
    if (positionals.length > 1 || (lang !== 'zh' && lang !== 'en'))
      throw new Error('Too many words, or a language that is neither zh nor en');
    return { archive: positionals[0] ?? null, roots, files: !values['without-files'], lang };
  } catch (error) {
    throw new StartRefused(`${(error as Error).message}\n\n${usage}`);
  }
}

type Write = (line: string) => void;

/**
 * Verifies a whole database, as it is at one moment.
 * @param documents folder of the documents' bytes; null leaves them unread
 * @returns whether nothing was found
 */
export async function verifyDatabase(
  dataSource: DataSource,
  { documents, roots, lang }: { documents: string | null; roots: RootFile[]; lang: keyof Text },
  write: Write,
): Promise<boolean> {
  const [clock]: { ahead_ms: string }[] = await dataSource.query('select ahead_ms from business_clock');
  const now = new Date(Date.now() + Number(clock?.ahead_ms ?? 0));
  const found = new Map<string, number>();
  const counts = await dataSource.transaction('REPEATABLE READ', async (manager) => {
    const compareSnapshot = await snapshotComparison(manager, new CaseTypes(caseTypes), now);
    const blobs = documents === null ? {} : { blobs: new DiskBlobStore(documents) };
    const run = verify(manager, { compareSnapshot, exported: roots, ...blobs });
    for (;;) {
      const step = await run.next();
      if (step.done) return step.value;
      write(lineOf(step.value, lang));
      found.set(step.value.kind, (found.get(step.value.kind) ?? 0) + 1);
    }
  });
  write(verdict(counts, found, lang));
  return found.size === 0;
}

function lineOf({ kind, caseNumber, seq, message }: AuditFinding, lang: keyof Text): string {
  return [kind, caseNumber ?? '-', seq === null ? '-' : `#${seq}`, message[lang]].join('  ');
}

function verdict(
  { cases, lines, files, roots, definitions }: AuditCounts,
  found: Map<string, number>,
  lang: keyof Text,
): string {
  const total = [...found.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...found].map(([kind, count]) => `${kind} ${count}`).join(', ');
  return lang === 'zh'
    ? `已核验：${cases} 个办件、${lines} 条记录、${files} 份文件、${roots} 个日根、${definitions} 份流程定义；` +
        (total === 0 ? '未发现问题。' : `发现 ${total} 处问题（${kinds}）。`)
    : `Verified ${counted(cases, 'case')}, ${counted(lines, 'line')}, ${counted(files, 'file')}, ` +
        `${counted(roots, 'daily root')}, ${counted(definitions, 'definition')}: ` +
        (total === 0 ? 'nothing found.' : `${counted(total, 'finding')} (${kinds}).`);
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

async function readRoots(paths: readonly string[]): Promise<RootFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      try {
        return parseRootFile(await readFile(path, 'utf8'));
      } catch (error) {
        throw new StartRefused(`${path}: ${(error as Error).message}`);
      }
    }),
  );
}

/** Verifies an exported case by itself, and against roots that were kept elsewhere. @returns whether everything in it holds */
export async function verifyCaseFile(
  path: string,
  { roots, lang }: { roots: readonly RootFile[]; lang: keyof Text },
  write: Write,
): Promise<boolean> {
  const reader = await openZip(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    write(lang === 'zh' ? `卷宗无法打开：${why}` : `The file cannot be opened: ${why}`);
    return null;
  });
  if (!reader) return false;
  try {
    const { number, proved, unproved, broken } = await verifyArchive(reader, roots);
    const words = wordsOfReport[lang];
    write(`${words.file} ${number ?? path}`);
    for (const each of proved) write(`  ${words.proved}  ${each[lang]}`);
    for (const each of broken ? [] : unproved) write(`  ${words.unproved}  ${each[lang]}`);
    write(broken ? `${words.broken}${broken[lang]}` : words.whole);
    return broken === null;
  } finally {
    reader.close();
  }
}

const wordsOfReport = {
  zh: { file: '办件卷宗', proved: '已证实', unproved: '未证实', broken: '核验未通过：', whole: '核验通过。' },
  en: {
    file: 'Case file',
    proved: 'proved    ',
    unproved: 'not proved',
    broken: 'BROKEN: ',
    whole: 'Everything in it holds.',
  },
};

async function run(): Promise<boolean> {
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    write(usage);
    return true;
  }
  const words = parseVerifyWords(process.argv.slice(2), process.env);
  const roots = await readRoots(words.roots);
  if (words.archive !== null) return verifyCaseFile(words.archive, { roots, lang: words.lang }, write);
  const documents = words.files
    ? new DocumentSettings(readConfig({ ...process.env, DATABASE_URL: 'postgres://unread' })).blobFolder
    : null;
  return withDatabase(storedCaseEntities, (dataSource) =>
    verifyDatabase(dataSource, { documents, roots, lang: words.lang }, write),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = (await run()) ? 0 : 1;
  } catch (error) {
    exitWithMessage(error);
  }
}
