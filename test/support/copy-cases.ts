import type { TestDatabase } from './test-database.js';

const tables = ['case_file', 'case_event', 'task', 'task_signature', 'timer', 'case_attachment'] as const;
/** Columns that tell one copy from another; ids of cases and tasks are made of the old id and the copy's number. */
const ownColumns: Record<string, string> = {
  'case_file.id': 'id',
  'case_file.number': 'number',
  'case_event.case_id': 'id',
  'task.id': 'id',
  'task.case_id': 'id',
  'task_signature.task_id': 'id',
  'timer.case_id': 'id',
  'case_attachment.case_id': 'id',
};

/** Copies every case with its log and its rows, so many times: bulk for what must hold however much there is. */
export async function copyCases({ query }: TestDatabase, copies: number): Promise<void> {
  for (const table of tables) {
    const columns = await query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = 'public' and table_name = $1 order by ordinal_position`,
      [table],
    );
    const values = columns.map(({ name }) => {
      const kind = ownColumns[`${table}.${name}`];
      if (kind === 'id') return `md5(o.${name}::text || n)::uuid`;
      return kind === 'number' ? `o.${name} || '-' || n` : `o.${name}`;
    });
    const names = columns.map(({ name }) => name).join(', ');
    await query(
      `insert into ${table} (${names}) select ${values.join(', ')} from (select * from ${table}) o, generate_series(1, $1) n`,
      [copies],
    );
  }
}
