import type { EntityManager } from 'typeorm';
import type { AuditFinding, FindingKind, Text } from '#libs/contracts/index.js';
import type { CaseEvent } from '../case-event.entity.js';
import { storedCases, type StoredCase } from '../replay/stored-case.js';
import { readRecords, type CaseRecord } from './case-record.js';
import { checkChain } from './chain-check.js';
import { finding, type Place } from './findings.js';
import { readLeaves, type Leaf } from './leaf.js';
import { checkLetters, storedFilesOf, type LetterFile, type StoredFile } from './letter-check.js';
import { checkRecord } from './record-check.js';
import { checkRooted, type ExportedRoots, type RootFacts } from './rooted-check.js';

/** What the check of a case goes by, beside the case's own rows. */
export interface CaseChecks {
  /** Digests of the definitions that are recorded. */
  definitions: ReadonlySet<string>;
  /** Of the database, by number. */
  roots: readonly RootFacts[];
  exported: ExportedRoots;
  /** Takes the steps of the log again and compares; what differs, in words. */
  compareSnapshot: (stored: StoredCase) => Text | null;
}

/** A case and everything about it, as one transaction sees it. */
export interface CheckedCase {
  place: Place;
  events: CaseEvent[];
  findings: AuditFinding[];
  /** Files whose bytes somebody may want to hash. */
  files: StoredFile[];
}

/** Checks cases against their own chains and seals and against every root, kept here or elsewhere. In order of ids. */
export async function checkCases(
  manager: EntityManager,
  caseIds: readonly string[],
  checks: CaseChecks,
): Promise<CheckedCase[]> {
  const found = await readAll(manager, caseIds);
  return found.cases.map((stored) => {
    const { file, events } = stored;
    const place: Place = { caseId: file.id, caseNumber: file.number };
    const record = found.records.get(file.id);
    const leaf = found.leaves.get(file.id);
    const kept = found.kept.get(file.id) ?? [];
    const letters = found.letters.get(file.id) ?? [];
    if (!record || !leaf) throw new Error(`Case ${file.id} vanished while it was checked`);
    const attempt = (kind: FindingKind, check: () => AuditFinding[]) => guarded(place, kind, check);
    const chain = attempt('edited', () => [
      ...checkChain(file, events),
      ...(found.finerTimes.get(file.id) ?? []).map((seq) =>
        finding(place, seq === null ? 'taskChanged' : 'edited', seq, tooFine),
      ),
      ...unknownDefinitions(place, events, checks.definitions),
    ]);
    const sealed = attempt('caseEdited', () => checkRecord(file, record, events.at(-1)));
    const rooted = attempt('rootMismatch', () =>
      checkRooted({ place, now: leaf, events, kept }, checks.exported, checks.roots),
    );
    const printed = attempt('letterChanged', () => checkLetters(place, letters));
    // A log that is not whole cannot be replayed; it says so itself.
    const snapshot =
      chain.length > 0 ? [] : attempt('snapshotDiffers', () => differs(place, checks.compareSnapshot(stored)));
    return {
      place,
      events,
      findings: [...chain, ...sealed, ...snapshot, ...printed, ...distinct(rooted)],
      files: storedFilesOf(record, letters),
    };
  });
}

interface Found {
  cases: StoredCase[];
  records: Map<string, CaseRecord>;
  leaves: Map<string, Leaf>;
  kept: Map<string, { root: number; leaf: Leaf }[]>;
  letters: Map<string, LetterFile[]>;
  /** By case: lines whose time is finer than it was written; null for a timer. */
  finerTimes: Map<string, (number | null)[]>;
}

async function readAll(manager: EntityManager, caseIds: readonly string[]): Promise<Found> {
  const ids = [...caseIds];
  const kept: { caseId: string; root: number; leaf: Leaf }[] = await manager.query(
    'select case_id as "caseId", root, leaf from audit_leaf where case_id = any($1) order by case_id, root',
    [ids],
  );
  // The application writes milliseconds; what is finer was written by somebody else, and JavaScript does not see it.
  const finer: { caseId: string; seq: number | null }[] = await manager.query(
    `select case_id as "caseId", seq from case_event where case_id = any($1) and at <> date_trunc('milliseconds', at)
     union all
     select case_id, null from timer where case_id = any($1) and due_at <> date_trunc('milliseconds', due_at)`,
    [ids],
  );
  const letters: (LetterFile & { caseId: string })[] = await manager.query(
    `select coalesce(l.case_id, p.case_id) as "caseId", coalesce(l.document_id, p.document_id) as "documentId", l.number,
            d.sha256, d.size, p.sha256 as "printedSha256", p.size as "printedSize"
     from letter l full join letter_print p on p.document_id = l.document_id
     left join document d on d.id = coalesce(l.document_id, p.document_id)
     where coalesce(l.case_id, p.case_id) = any($1)`,
    [ids],
  );
  return {
    cases: await storedCases(manager, ids),
    records: await readRecords(manager, ids),
    leaves: new Map((await readLeaves(manager, ids)).map((leaf) => [leaf.caseId, leaf])),
    kept: grouped(kept, ({ root, leaf }) => ({ root, leaf })),
    letters: grouped(letters, (each) => each),
    finerTimes: grouped(finer, ({ seq }) => seq),
  };
}

function grouped<Row extends { caseId: string }, Value>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) groups.set(row.caseId, [...(groups.get(row.caseId) ?? []), valueOf(row)]);
  return groups;
}

/** What was edited into something that cannot be read at all was edited all the same. */
function guarded(place: Place, kind: FindingKind, check: () => AuditFinding[]): AuditFinding[] {
  try {
    return check();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      finding(place, kind, null, {
        zh: `存储的数据无法解读：${why}`,
        en: `What is stored cannot be read as it was written: ${why}`,
      }),
    ];
  }
}

/** Many roots say the same of what has not changed in between. */
function distinct(findings: readonly AuditFinding[]): AuditFinding[] {
  return [...new Map(findings.map((each) => [`${each.kind} ${each.seq ?? ''}`, each])).values()];
}

const tooFine: Text = {
  zh: '所存时间的精度不是系统所写：时间已被改动。',
  en: 'A time is finer than the system writes it: it was edited.',
};

function differs(place: Place, message: Text | null): AuditFinding[] {
  return message ? [finding(place, 'snapshotDiffers', null, message)] : [];
}

/** Lines of format 1 are from before definitions were recorded. */
function unknownDefinitions(
  place: Place,
  events: readonly CaseEvent[],
  definitions: ReadonlySet<string>,
): AuditFinding[] {
  return events
    .filter(({ hashFormat, definitionHash }) => hashFormat > 1 && !definitions.has(definitionHash))
    .map(({ seq, definitionHash }) =>
      finding(place, 'definitionChanged', seq, {
        zh: `第 ${seq} 条所依据的流程定义（${definitionHash.slice(0, 12)}…）已不在定义登记中。`,
        en: `The definition that line ${seq} followed (${definitionHash.slice(0, 12)}…) is not in the book of definitions.`,
      }),
    );
}
