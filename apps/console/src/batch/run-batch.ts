import type { BatchResult, TaskRow } from '#libs/contracts/index.js';
import { api } from '../api/client';

/** The same decision for each of some tasks. */
export interface Batch {
  type: string;
  payload: Record<string, unknown>;
  comment: string;
  rows: readonly TaskRow[];
}

/** What came of one row; `lost`: no answer came, so that nobody can say. */
export type RowResult = BatchResult | { caseId: string; ok: false; lost: true };

/** So many go in one request: few enough that progress is seen, and that a lost answer concerns few. */
const portion = 10;

/**
 * Sends a batch in portions and tells of each.
 * @param key the same for every retry of one batch, so that no case is decided twice
 */
export async function runBatch(
  way: 'check' | 'decide',
  { rows, type, payload, comment }: Batch,
  key: string,
  onPortion: (results: readonly RowResult[]) => void,
): Promise<void> {
  const path = way === 'check' ? '/tasks/batch/check' : '/tasks/batch';
  for (let from = 0; from < rows.length; from += portion) {
    const part = rows.slice(from, from + portion);
    const items = part.map((row) => ({ caseId: row.caseId, version: row.caseVersion, taskId: row.id }));
    const body = { type, payload, ...(comment && { comment }), items };
    onPortion(await answered(path, body, key));
  }
}

async function answered(
  path: string,
  body: { items: { caseId: string }[] },
  key: string,
): Promise<readonly RowResult[]> {
  try {
    return (await api.post<{ items: BatchResult[] }>(path, body, { idempotencyKey: key })).items;
  } catch {
    return body.items.map(({ caseId }) => ({ caseId, ok: false, lost: true }));
  }
}
