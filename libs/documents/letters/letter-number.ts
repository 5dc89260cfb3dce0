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
  withdrawalNotice: '撤',
};

/** 机关代字: the short name under which an office numbers its papers; the bureau's is the default. */
const wordOfOffice: [RegExp, string][] = [
  [/联合会$/, '余园联'],
  [/联席会议办公室$/, '余园席'],
];

/**
 * The next number of an office's letters of one kind in one year, e.g. 余经信园认〔2026〕12号. Numbers may have gaps (a
 * transaction that rolled back) and are never given twice: each series is a sequence of the database, so nobody waits
 * for anybody.
 * @param issuedAt business time; the year is the one in Shanghai
 */
export async function nextLetterNumber(
  manager: EntityManager,
  letter: { kind: string; issuer: string; issuedAt: Date },
): Promise<string> {
  const word = wordOfOffice.find(([office]) => office.test(letter.issuer))?.[1] ?? '余经信园';
  const series = `${word}${characterOfKind[letter.kind] ?? '函'}`;
  const { year } = DateTime.fromJSDate(letter.issuedAt, { zone: 'Asia/Shanghai' });
  const rows: { number: string }[] = await manager.query('select next_letter_number($1, $2) as number', [series, year]);
  return `${series}〔${year}〕${rows[0]?.number}号`;
}
