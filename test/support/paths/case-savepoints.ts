import type { TestDatabase } from '../test-database.js';

/** Every row of a case, by table; what `restore` puts back. */
export type Savepoint = string;

/**
 * Puts the rows of a case back as they were at an earlier moment, so that several ways on can be tried from one place.
 * Everything that moves the case is still done and committed by the product itself; only the going back is the test's.
 */
export class CaseSavepoints {
  private constructor(private readonly database: TestDatabase) {}

  static async on(database: TestDatabase): Promise<CaseSavepoints> {
    await database.query(tablesOfCases);
    await database.query(saveCase);
    await database.query(restoreCase);
    return new CaseSavepoints(database);
  }

  async save(caseId: string): Promise<Savepoint> {
    const [row] = await this.database.query<{ saved: string }>('select save_case($1)::text as saved', [caseId]);
    if (!row) throw new Error('Nothing was saved');
    return row.saved;
  }

  async restore(caseId: string, saved: Savepoint): Promise<void> {
    await this.database.query('select restore_case($1, $2)', [caseId, saved]);
  }
}

/** Whatever names a case belongs to it, and the signatures of its tasks. */
const tablesOfCases = `
  create function tables_of_cases() returns table (name text, condition text) language sql as $$
    select 'case_file', 'id = $1'
    union all select 'task_signature', 'task_id in (select id from task where case_id = $1)'
    union all select c.table_name, 'case_id = $1' from information_schema.columns c
      where c.table_schema = 'public' and c.column_name = 'case_id'
  $$`;

const saveCase = `
  create function save_case(id uuid) returns jsonb language plpgsql as $$
  declare
    each record;
    rows jsonb;
    saved jsonb := '{}';
  begin
    for each in select * from tables_of_cases() loop
      execute format('select coalesce(jsonb_agg(to_jsonb(t)), ''[]'') from %I t where %s', each.name, each.condition)
        into rows using id;
      saved := saved || jsonb_build_object(each.name, rows);
    end loop;
    return saved;
  end $$`;

const restoreCase = `
  create function restore_case(id uuid, saved jsonb) returns void language plpgsql
    set session_replication_role = replica as $$
  declare
    each record;
  begin
    for each in select * from tables_of_cases() order by name desc loop
      execute format('delete from %I where %s', each.name, each.condition) using id;
      if jsonb_array_length(saved -> each.name) > 0 then
        execute format('insert into %I select * from jsonb_populate_recordset(null::%I, $1)', each.name, each.name)
          using saved -> each.name;
      end if;
    end loop;
  end $$`;
