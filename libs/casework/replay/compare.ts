import { DateTime } from 'luxon';
import { BUSINESS_ZONE } from '#libs/case-engine/calendar.js';
import { beginningOfChain, formDigest } from '../audit/chain.js';
import { officesOf } from '../case-file.entity.js';
import { isInApplicantsHands } from '../case-log.js';
import { differencesOf, type Difference } from './differences.js';
import { rebuildCase, type RebuiltCase } from './rebuilt-case.js';
import { ReplayFailed, type ReplaySources } from './replay.js';
import type { StoredCase } from './stored-case.js';

/** What became of comparing one case with its log. */
export interface Comparison {
  caseId: string;
  number: string;
  /** How many lines were taken again. */
  lines: number;
  /** Empty when everything stored is what the log gives. */
  differences: Difference[];
  /** Why the log could not be taken again to its end; nothing is compared then. */
  failure: string | null;
  /** Hashes of definitions that lines are bound to and that are not registered in these words any more. */
  reworded: string[];
}

/**
 * Takes a case's log again and compares everything that is stored of the case with what follows from it: the engine's
 * state, the row's columns, tasks, signatures, timers, and what was handed in.
 * @param now business time: a warning that has been given leaves no trace
 */
export function compare(sources: ReplaySources, stored: StoredCase, now: Date): Comparison {
  const { file, events } = stored;
  const found = { caseId: file.id, number: file.number, lines: events.length, failure: null, reworded: [] };
  try {
    const rebuilt = rebuildCase(sources, file, officesOf(file), events);
    const differences = [
      ...differencesOf('', rowOf(stored), expectedRow(stored, rebuilt)),
      ...rebuilt.misnamed.flatMap(({ event, from, to }) =>
        differencesOf(`/log/${event.seq}`, { from: event.fromState, to: event.toState }, { from, to }),
      ),
      ...ofTasks(stored, rebuilt),
      ...ofTimers(stored, rebuilt, now),
      ...ofWhatWasHandedIn(stored),
    ];
    return { ...found, differences, reworded: [...new Set(rebuilt.reworded.map((event) => event.definitionHash))] };
  } catch (error) {
    if (error instanceof ReplayFailed) return { ...found, differences: [], failure: error.message };
    throw error;
  }
}

/** Whether everything stored of a case is what its log gives. */
export function isSame({ differences, failure }: Comparison): boolean {
  return differences.length === 0 && failure === null;
}

function rowOf({ file }: StoredCase) {
  const { engineState, state, status, typeVersion, acceptedOn, dueDate, submittedAt, logLength, logHead } = file;
  return { engineState, state, status, typeVersion, acceptedOn, dueDate, submittedAt, logLength, logHead };
}

function expectedRow({ events }: StoredCase, { columns, typeVersion }: RebuiltCase): ReturnType<typeof rowOf> {
  const last = events.at(-1);
  return { ...columns, typeVersion, logLength: events.length, logHead: last?.hash ?? beginningOfChain };
}

function ofTasks({ tasks, signatures }: StoredCase, rebuilt: RebuiltCase): Difference[] {
  const rows = tasks.map(({ id: _, caseId: __, ...row }) => [row.key, row] as const);
  const signed = tasks.map(({ id, key }) => {
    const own = signatures.filter((each) => each.taskId === id);
    return [key, Object.fromEntries(own.map(({ personId, at }) => [personId, at]))] as const;
  });
  const expected = [...rebuilt.tasks.keys()].map(
    (key) => [key, Object.fromEntries(rebuilt.signatures.get(key) ?? [])] as const,
  );
  return [
    ...differencesOf('/tasks', Object.fromEntries(rows), Object.fromEntries(rebuilt.tasks)),
    ...differencesOf('/signatures', Object.fromEntries(signed), Object.fromEntries(expected)),
  ];
}

function ofTimers({ timers }: StoredCase, rebuilt: RebuiltCase, now: Date): Difference[] {
  const named = ({ taskKey, kind, dueAt }: { taskKey: string; kind: string; dueAt: Date }) =>
    [`${taskKey} ${kind}`, dueAt.toISOString()] as const;
  const stored = Object.fromEntries(timers.filter(({ kind }) => kind !== 'grading').map(named));
  const given = rebuilt.timers.filter(({ kind, dueAt }) => kind === 'warning' && dueAt <= now);
  const gone = given.filter((timer) => !(named(timer)[0] in stored));
  const wanted = Object.fromEntries(rebuilt.timers.filter((timer) => !gone.includes(timer)).map(named));
  const grading = timers.find(({ kind }) => kind === 'grading')?.dueAt ?? null;
  return [
    ...differencesOf('/timers', stored, wanted),
    ...differencesOf('/timers/grading', grading, gradingAfter(rebuilt.gradingFrom, grading)),
  ];
}

/** A year after the decision, or after each grading that was called since: the row moves on by years and leaves no line. */
function gradingAfter(from: Date | null, stored: Date | null): Date | null {
  if (!from) return null;
  let due = DateTime.fromJSDate(from, { zone: BUSINESS_ZONE }).plus({ years: 1 });
  while (stored && due.toJSDate() < stored) due = due.plus({ years: 1 });
  return due.toJSDate();
}

/** While the case is not in the applicant's hands, form and attachments are those that the last line was bound to. */
function ofWhatWasHandedIn({ file, events, attachments }: StoredCase): Difference[] {
  const last = events.at(-1);
  if (!last || isInApplicantsHands(file)) return [];
  return [
    ...differencesOf('/form', formDigest({ ...last, form: file.form }), last.formDigest),
    ...differencesOf('/attachments', attachments, last.attachments),
  ];
}
