import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { caseTypes } from '#libs/case-types/index.js';
import { inShanghai } from '#libs/casework/business-time.js';
import { recordedCalendars } from '#libs/casework/calendars.js';
import { CaseTypes } from '#libs/casework/case-types.js';
import { compare, isSame, type Comparison } from '#libs/casework/replay/compare.js';
import { openedUnder, replay, type ReplayedLine, type ReplaySources } from '#libs/casework/replay/replay.js';
import { pagesOfCases, storedCaseEntities, storedCases, type StoredCase } from '#libs/casework/replay/stored-case.js';
import { exitWithMessage, StartRefused } from '#libs/platform/process/failure.js';
import { withDatabase } from './database.js';

const usage = `Usage:
  npm run replay -- CASE [--at LINE]   the case as it was after a line of its log (0: the draft), and whether everything
                                       stored of it is what the log gives
  npm run replay -- --all              every case; ends with 1 when one is not what its log gives

CASE is a number or an id. Nothing is changed.`;

/** Cases that are in memory at the same time. */
const pageSize = 100;

type Write = (line: string) => void;

/**
 * Runs one `npm run replay` command.
 * @param words what stands after `--`
 * @returns whether all that was compared is what the logs give
 * @throws StartRefused with a message that says what to type instead
 */
export async function replayCommand(dataSource: DataSource, words: string[], write: Write): Promise<boolean> {
  const { positionals, values } = parse(words);
  const sources = {
    caseTypes: new CaseTypes(caseTypes),
    calendarOf: await recordedCalendars(dataSource.manager),
  };
  if (values.all && positionals.length === 0 && values.at === undefined) return replayAll(dataSource, sources, write);
  const [wanted] = positionals;
  if (wanted === undefined || positionals.length > 1 || values.all) throw new StartRefused(usage);
  const stored = await find(dataSource, wanted);
  const at = values.at === undefined ? stored.events.length : Number(values.at);
  if (!Number.isInteger(at) || at < 0 || at > stored.events.length) {
    throw new StartRefused(`The log of ${stored.file.number} has the lines 0 to ${stored.events.length}.`);
  }
  const comparison = compare(sources, stored, await businessNow(dataSource));
  const line = lineAt(sources, stored, at);
  if (line) describe(stored, line).forEach(write);
  verdictOn(comparison).forEach(write);
  return isSame(comparison);
}

function parse(words: string[]) {
  try {
    const options = { at: { type: 'string' }, all: { type: 'boolean' } } as const;
    return parseArgs({ args: words, allowPositionals: true, options });
  } catch (error) {
    throw new StartRefused(`${(error as Error).message}\n\n${usage}`);
  }
}

async function find({ manager }: DataSource, wanted: string): Promise<StoredCase> {
  const column = isUuid(wanted) ? 'id' : 'number';
  const [row]: { id: string }[] = await manager.query(`select id from case_file where ${column} = $1`, [wanted]);
  const [stored] = row ? await storedCases(manager, [row.id]) : [];
  if (!stored) throw new StartRefused(`There is no case ${wanted}.`);
  return stored;
}

async function businessNow(dataSource: DataSource): Promise<Date> {
  const [row]: { ahead_ms: string }[] = await dataSource.query('select ahead_ms from business_clock');
  return new Date(Date.now() + Number(row?.ahead_ms ?? 0));
}

/** The line as far as the log can be replayed; the comparison says why it cannot. */
function lineAt(sources: ReplaySources, { file, events }: StoredCase, at: number): ReplayedLine | undefined {
  try {
    const opened = { ...file, typeVersion: openedUnder(file, events) };
    return [...replay(sources, opened, events.slice(0, at))].at(-1);
  } catch {
    return undefined;
  }
}

function describe({ file, events }: StoredCase, { seq, event, caseType, result, today }: ReplayedLine): string[] {
  const what = event ? `${event.type} by ${event.actorName} under ${event.input.carrier}` : 'the draft was opened';
  return [
    `${file.number}  ${caseType.key} v${caseType.version}`,
    `line ${seq} of ${events.length}: ${inShanghai(today.now)}  ${what}`,
    `states: ${result.to.join(', ')}`,
    `calendar ${today.calendar.version}, settings ${JSON.stringify(today.settings)}`,
    JSON.stringify(result.state, null, 2),
  ];
}

function verdictOn({ lines, differences, failure, reworded }: Comparison): string[] {
  const notes = reworded.map((hash) => `note: lines are bound to ${hash}, which is no longer registered word for word`);
  if (failure !== null) return [failure, ...notes];
  if (differences.length === 0) return [`Stored and rebuilt are equal (${lines} lines).`, ...notes];
  const shown = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
  const found = differences.map(
    ({ path, stored, rebuilt }) => `  ${path}\n    stored:  ${shown(stored)}\n    rebuilt: ${shown(rebuilt)}`,
  );
  return [`Stored and rebuilt differ:`, ...found, ...notes];
}

async function replayAll(dataSource: DataSource, sources: ReplaySources, write: Write): Promise<boolean> {
  const count = { cases: 0, lines: 0, equal: 0, different: 0, failed: 0, reworded: 0 };
  for await (const page of pagesOfCases(dataSource, pageSize)) {
    const now = await businessNow(dataSource);
    for (const stored of page) {
      const comparison = compare(sources, stored, now);
      count.cases += 1;
      count.lines += comparison.lines;
      if (comparison.failure !== null) count.failed += 1;
      else if (comparison.differences.length > 0) count.different += 1;
      else count.equal += 1;
      if (comparison.reworded.length > 0) count.reworded += 1;
      if (!isSame(comparison)) [`${comparison.number}:`, ...verdictOn(comparison)].forEach(write);
    }
  }
  const { cases, lines, equal, different, failed, reworded } = count;
  write(
    `${cases} cases, ${lines} lines: ${equal} equal, ${different} different, ${failed} not replayable` +
      (reworded > 0 ? `; ${reworded} under a definition that has been reworded since` : ''),
  );
  return different + failed === 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    // Whoever reads only the beginning (| head) has seen enough.
    process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
    const write = (line: string): void => void process.stdout.write(`${line}\n`);
    const words = process.argv.slice(2);
    const same = await withDatabase(storedCaseEntities, (dataSource) => replayCommand(dataSource, words, write));
    process.exitCode = same ? 0 : 1;
  } catch (error) {
    exitWithMessage(error);
  }
}
