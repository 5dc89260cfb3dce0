import type { EntityManager } from 'typeorm';
import { digestsOf, readRecords } from '../../libs/casework/audit/case-record.js';
import { beginningOfChain, contentDigest, hashOfLine } from '../../libs/casework/audit/chain.js';
import { CaseEvent } from '../../libs/casework/case-event.entity.js';

const tables = ['case_file', 'case_event', 'task', 'task_signature', 'timer', 'case_attachment', 'case_evidence'];
/** Columns that tell one case from another; tasks take ids of their own. */
const ownColumns: Record<string, string> = {
  'case_file.id': '$2::uuid',
  'case_file.number': '$3',
  'task.id': 'md5(o.id::text || $2)::uuid',
  'task_signature.task_id': 'md5(o.task_id::text || $2)::uuid',
};

const ofCase: Record<string, string> = {
  case_file: 'o.id = $1',
  task_signature: 'o.task_id in (select id from task where case_id = $1)',
};

/**
 * A whole case that never was, as somebody would write it who knows every rule: a copy of another with an id and a
 * number of its own, the chain computed anew, and sealed. Nothing in it contradicts itself.
 */
export async function insertSealedCase(manager: EntityManager, from: string, id: string, number: string) {
  for (const table of tables) {
    const columns: { name: string }[] = await manager.query(
      `select column_name as name from information_schema.columns
       where table_schema = 'public' and table_name = $1 order by ordinal_position`,
      [table],
    );
    const values = columns.map(({ name }) =>
      name === 'case_id' ? '$2::uuid' : (ownColumns[`${table}.${name}`] ?? `o.${name}`),
    );
    const where = ofCase[table] ?? 'o.case_id = $1';
    await manager.query(
      `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
       select ${values.join(', ')} from ${table} o where ${where} and $2::text is not null and $3::text is not null`,
      [from, id, number],
    );
  }
  await sealWhole(manager, id);
}

/** One more line at the end of a log, dated as wanted, in a chain and under a seal that fit. */
export async function appendLine(manager: EntityManager, caseId: string, at: Date): Promise<number> {
  const last = await manager.findOneOrFail(CaseEvent, { where: { caseId }, order: { seq: 'DESC' } });
  const line = { ...last, seq: last.seq + 1, at, comment: '补记', previousHash: last.hash, attachments: {} };
  await manager.insert(CaseEvent, { ...line, contentDigest: contentDigest(line) } as never);
  await manager.query('update case_file set log_length = log_length + 1, version = version + 1 where id = $1', [
    caseId,
  ]);
  await sealWhole(manager, caseId, line.seq);
  return line.seq;
}

/** Computes the chain anew, and seals what is there now in its last line and on the case's row. @param from first line to touch */
async function sealWhole(manager: EntityManager, caseId: string, from = 1): Promise<void> {
  const log = await manager.find(CaseEvent, { where: { caseId }, order: { seq: 'ASC' } });
  const record = (await readRecords(manager, [caseId])).get(caseId);
  if (!record) throw new Error('There is nothing to seal');
  let previous = beginningOfChain;
  for (const [index, line] of log.entries()) {
    if (line.seq >= from) {
      const seal = index === log.length - 1 ? digestsOf(record, line.contentSalt) : line.record;
      const changed = { ...line, previousHash: previous, record: seal };
      changed.hash = hashOfLine(changed);
      await manager.update(CaseEvent, { caseId, seq: line.seq }, changed as never);
      previous = changed.hash;
    } else previous = line.hash;
  }
  const salt = log.at(-1)?.contentSalt ?? '00';
  await manager.query('update case_file set log_head = $2, record = $3 where id = $1', [
    ...[caseId, previous, JSON.stringify({ ...digestsOf(record, salt), salt })],
  ]);
}
