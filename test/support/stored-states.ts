import type { TestDatabase } from './test-database.js';

export interface StoredState {
  seq: number;
  state: unknown;
}

/** Keeps aside every engine state that is ever committed, with the length of the log at that moment. */
export async function keepStoredStates({ query }: Pick<TestDatabase, 'query'>): Promise<void> {
  await query('create table stored_state (case_id uuid, seq integer, state jsonb, primary key (case_id, seq))');
  await query(`
    create function keep_state() returns trigger language plpgsql security definer as $$
    begin
      insert into stored_state select id, log_length, engine_state from case_file where id = new.id
        on conflict (case_id, seq) do update set state = excluded.state;
      return null;
    end $$`);
  await query(
    `create constraint trigger keep after insert or update on case_file deferrable initially deferred
       for each row execute function keep_state()`,
  );
}

export function statesOf({ query }: Pick<TestDatabase, 'query'>, caseId: string): Promise<StoredState[]> {
  return query<{ seq: number; state: unknown }>('select seq, state from stored_state where case_id = $1 order by seq', [
    caseId,
  ]);
}
