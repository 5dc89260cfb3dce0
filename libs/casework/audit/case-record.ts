import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { digestOf } from '../canonical.js';

/**
 * Everything that is stored about a case beside its log, part by part, as the database has it: column names as they
 * are, instants in UTC to the microsecond. Not in it: timers (they follow from the snapshot) and messages.
 */
export const recordParts = [
  'identity',
  'progress',
  'revision',
  'form',
  'snapshot',
  'attachments',
  'evidence',
  'tasks',
  'letters',
  'notices',
  'certificates',
  'copies',
] as const;
export type RecordPart = (typeof recordParts)[number];
export type CaseRecord = Record<RecordPart, unknown>;

/** Digest of each part, salted: what is said there about people can be erased, and not be guessed from its digest. */
export type RecordDigests = Record<RecordPart, string>;
/** As it stands on the case's row. */
export type SealedRecord = RecordDigests & { salt: string };

/** Parts that change without a line of the log, while the applicant fills in a draft or a correction. */
export const partsInApplicantsHands: readonly RecordPart[] = ['form', 'attachments', 'revision'];

export function digestOfPart(part: RecordPart, value: unknown, salt: string): string {
  return digestOf({ part: `qiangwei-record/1/${part}`, salt, value });
}

export function digestsOf(record: CaseRecord, salt: string): RecordDigests {
  const digests = recordParts.map((part) => [part, digestOfPart(part, record[part], salt)]);
  return Object.fromEntries(digests) as RecordDigests;
}

export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** `jsonb_build_object` of columns of a table; `!` marks an instant. */
function row(alias: string, columns: string): string {
  const pairs = columns.split(' ').map((name) => {
    const column = name.replace('!', '');
    return `'${column}', ${name.endsWith('!') ? instant(`${alias}.${column}`) : `${alias}.${column}`}`;
  });
  return `jsonb_build_object(${pairs.join(', ')})`;
}

/** The rows of a case in one table as a JSON array; empty when there are none. */
function rows(element: string, from: string, order: string): string {
  return `(select coalesce(jsonb_agg(${element} order by ${order}), '[]') from ${from})`;
}

const document = row('d', 'name size media_type sha256 uploaded_by created_at!');
const letterDocument = row('d', 'name media_type uploaded_by created_at!');
const identity =
  'id number type applicant_unit subject_id subject_kind subject_name territory_unit platform_unit ' +
  'federation_member opening created_by created_at!';
const task = 'id key duty role unit state signers due_date escalated assignee opened_at! closed_at!';
const letter =
  'id case_number kind number title_zh title_en model issued_at! document_id verification_code holder territory';
const notice =
  'id case_number title_zh title_en subject applicant territory basis receiving_office published_at! last_day status';
const certificate = 'id number kind holder holder_credit_code park_id issued_at!';

const selected: Record<RecordPart, string> = {
  identity: row('c', identity),
  progress: row('c', 'type_version state status accepted_on due_date submitted_at!'),
  revision: row('c', 'version updated_at!'),
  form: 'c.form',
  snapshot: 'c.engine_state',
  attachments: rows(
    `${row('a', 'slot document_id attached_by attached_at!')} || jsonb_build_object('document', ${document})`,
    'case_attachment a left join document d on d.id = a.document_id where a.case_id = c.id',
    'a.slot',
  ),
  evidence: rows(
    `${row('v', 'seq document_id slot')} || jsonb_build_object('document', ${document})`,
    'case_evidence v left join document d on d.id = v.document_id where v.case_id = c.id',
    'v.seq, v.document_id',
  ),
  tasks: rows(
    `${row('t', task)} || jsonb_build_object('signatures', ${rows(
      row('s', 'person_id at!'),
      'task_signature s where s.task_id = t.id',
      's.person_id',
    )})`,
    'task t where t.case_id = c.id',
    't.id',
  ),
  letters: rows(
    `${row('l', letter)} || jsonb_build_object('document', ${letterDocument})`,
    'letter l left join document d on d.id = l.document_id where l.case_id = c.id',
    'l.id',
  ),
  notices: rows(row('n', notice), 'public_notice n where n.case_id = c.id', 'n.id'),
  certificates: rows(row('k', certificate), 'certificate k where k.case_id = c.id', 'k.id'),
  copies: rows(row('y', 'unit at!'), 'case_copy y where y.case_id = c.id', 'y.unit'),
};

const query = `select c.id as case_id, ${recordParts.map((part) => `${selected[part]} as "${part}"`).join(', ')}
  from case_file c where c.id = any($1)`;

/** Reads what is stored about cases now; a case that is not there is not in the answer. */
export async function readRecords(
  manager: EntityManager,
  caseIds: readonly string[],
): Promise<Map<string, CaseRecord>> {
  const found: (CaseRecord & { case_id: string })[] = await manager.query(query, [caseIds]);
  return new Map(found.map(({ case_id, ...record }) => [case_id, record]));
}

/** Notes on the case's row what is stored about it, after a change that leaves no line in the log. */
export async function sealRecord(manager: EntityManager, caseId: string): Promise<void> {
  const record = (await readRecords(manager, [caseId])).get(caseId);
  if (!record) throw new Error(`There is no case ${caseId} to seal`);
  const salt = newSalt();
  const sealed: SealedRecord = { ...digestsOf(record, salt), salt };
  await manager.query('update case_file set record = $2 where id = $1', [caseId, JSON.stringify(sealed)]);
}
