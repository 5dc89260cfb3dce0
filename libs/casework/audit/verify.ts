import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { AuditCounts, AuditFinding } from '#libs/contracts/index.js';
import type { BlobStore } from '#libs/documents/storage/blob-store.js';
import { checkCases, type CaseChecks } from './case-check.js';
import type { RootFile } from './root-file.js';
import { pagesOfIds } from './leaf.js';
import { changedFile, type StoredFile } from './letter-check.js';
import { checkDefinitions, checkPresence } from './presence-check.js';
import { checkExported, checkRoots } from './root-check.js';
import { exportedRoots } from './rooted-check.js';

/** Cases in memory at the same time. */
const pageSize = 50;

export interface VerifyOptions {
  compareSnapshot: CaseChecks['compareSnapshot'];
  /** Where the bytes of documents lie; without it, only their hashes in the database are compared. */
  blobs?: Pick<BlobStore, 'read'>;
  /** Roots that were kept elsewhere: without them a rewrite of everything, roots included, cannot be told. */
  exported?: readonly RootFile[];
  /** Number of the day, where older roots take turns (`checkRoots`); without it all are recomputed. */
  turn?: number;
}

/**
 * Goes through what is sealed: definitions, roots, and each case with its log, its record, its letters and its files; not
 * calendars, settings, version changes, the security log and who holds which office, which no seal covers (ADR 23). To be
 * called in a transaction that sees one moment (REPEATABLE READ); nothing is written.
 * @returns how much was looked at
 */
export async function* verify(
  manager: EntityManager,
  options: VerifyOptions,
): AsyncGenerator<AuditFinding, AuditCounts> {
  const counts: AuditCounts = { cases: 0, lines: 0, files: 0, roots: 0, definitions: 0 };
  const definitions = yield* checkDefinitions(manager);
  counts.definitions = definitions.size;
  const roots = yield* checkRoots(manager, options.turn ?? null);
  counts.roots = roots.length;
  for (const file of options.exported ?? []) yield* checkExported(file, roots);
  const exported = exportedRoots(options.exported ?? []);
  yield* checkPresence(manager, roots, exported);

  const { compareSnapshot, blobs } = options;
  const checks: CaseChecks = { definitions, roots, exported, compareSnapshot };
  for await (const ids of pagesOfIds(manager, pageSize)) {
    for (const { place, events, findings, files } of await checkCases(manager, ids, checks)) {
      counts.cases += 1;
      counts.lines += events.length;
      yield* findings;
      for (const file of blobs ? files : []) {
        counts.files += 1;
        if (blobs && !(await isAsHashed(blobs, file))) yield changedFile(place, file);
      }
    }
  }
  return counts;
}

async function isAsHashed(blobs: Pick<BlobStore, 'read'>, { sha256, size }: StoredFile): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    for await (const piece of await blobs.read(sha256, size)) hash.update(piece as Buffer);
  } catch {
    return false;
  }
  return hash.digest('hex') === sha256;
}
