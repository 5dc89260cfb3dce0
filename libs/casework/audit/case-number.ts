/** How the application writes a case number: unit, prefix of the type, date, serial; read alike here and by PostgreSQL. */
export const caseNumberPattern = '^[0-9]{6}-[A-Z]+-[0-9]{8}-([0-9]{6}|[1-9][0-9]{6,8})$';

const caseNumber = new RegExp(caseNumberPattern);

/** Serial of a case number, e.g. 12 of 330110-RD-20261123-000012; null for what the application never wrote. */
export function serialOf(number: string): number | null {
  const serial = caseNumber.exec(number)?.[1];
  return serial === undefined ? null : Number(serial);
}

/** The same as SQL over a column. */
export const serialInSql = (column: string) => `substring(${column} from '${caseNumberPattern}')::int`;
