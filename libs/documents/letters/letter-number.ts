import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';

/** The character by which a kind of letter is known in its number; other kinds share 函. */
const characterOfKind: Record<string, string> = {
  receipt: '收',
  correctionNotice: '补',
  acceptanceNotice: '受',
  nonAcceptanceNotice: '不受',
  rectificationNotice: '改',
  suspensionNotice: '停',
  extensionNotice: '延',
  returnNotice: '退',
  decision: '认',
  refusal: '不认',
  certificate: '证',
};

/**
 * The next number of a kind of letter in its year, e.g. 余经信园认〔2026〕12号. Numbers may have gaps (a transaction that
 * rolled back) and are never given twice: each series is a sequence of the database, so nobody waits for anybody.
 * @param issuedAt business time; the year is the one in Shanghai
 */
export async function nextLetterNumber(manager: EntityManager, kind: string, issuedAt: Date): Promise<string> {
  const series = `余经信园${characterOfKind[kind] ?? '函'}`;
  const { year } = DateTime.fromJSDate(issuedAt, { zone: 'Asia/Shanghai' });
  const rows: { number: string }[] = await manager.query('select next_letter_number($1, $2) as number', [series, year]);
  return `${series}〔${year}〕${rows[0]?.number}号`;
}
