import type { EntityManager } from 'typeorm';
import type { Text } from '#libs/contracts/index.js';
import { recordedCalendars } from '../calendars.js';
import type { CaseTypes } from '../case-types.js';
import { compare } from '../replay/compare.js';
import type { CaseChecks } from './case-check.js';

/** Differences that are named; the rest are more of the same. */
const named = 3;

/**
 * Takes the steps of a log again and compares. A case whose lines follow a definition that this program has not in the
 * same words is passed over: what differs then may be the program. Its snapshot is still bound by its seal.
 * @param now business time
 */
export async function snapshotComparison(
  manager: EntityManager,
  caseTypes: Pick<CaseTypes, 'get' | 'findByHash'>,
  now: Date,
): Promise<CaseChecks['compareSnapshot']> {
  const sources = { caseTypes, calendarOf: await recordedCalendars(manager) };
  return (stored): Text | null => {
    const { file, events } = stored;
    if (!events.every((event) => caseTypes.findByHash(file.type, event.definitionHash))) return null;
    const { differences, failure } = compare(sources, stored, now);
    if (failure !== null) {
      return { zh: `日志无法重放：${failure}`, en: `The log cannot be replayed: ${failure}` };
    }
    if (differences.length === 0) return null;
    const paths = differences.slice(0, named).map(({ path }) => path);
    const more = differences.length > named ? ' …' : '';
    return {
      zh: `存储的数据与按日志重放的结果不符：${paths.join('、')}${more}`,
      en: `What is stored is not what the log gives when it is replayed: ${paths.join(', ')}${more}`,
    };
  };
}
