/** One place where what is stored is not what the log gives; `undefined` where one of the two has nothing. */
export interface Difference {
  /** JSON pointer, e.g. `/engineState/clock/startedOn`. */
  path: string;
  stored: unknown;
  rebuilt: unknown;
}

/** Compares two values as they are or would be written as JSON. */
export function differencesOf(path: string, stored: unknown, rebuilt: unknown): Difference[] {
  return walk(path, asJson(stored), asJson(rebuilt));
}

/** What is undefined in memory is absent in JSON, and an instant is its text. */
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

function walk(path: string, stored: unknown, rebuilt: unknown): Difference[] {
  if (isBranch(stored) && isBranch(rebuilt) && Array.isArray(stored) === Array.isArray(rebuilt)) {
    const keys = [...new Set([...Object.keys(stored), ...Object.keys(rebuilt)])];
    return keys.flatMap((key) => walk(`${path}/${escaped(key)}`, stored[key], rebuilt[key]));
  }
  return stored === rebuilt ? [] : [{ path, stored, rebuilt }];
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
