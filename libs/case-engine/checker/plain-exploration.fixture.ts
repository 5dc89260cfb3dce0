import { afterEffects } from '../case-clock.js';
import { stoppedClock, type CaseClock, type ProcedureSnapshot } from '../case-state.js';
import type { CaseType, Effect } from '../contract.js';
import { ProcedureSpace, type Place } from './procedure-space.js';
import { activePaths, advance, initialSnapshot, procedureTakes } from '../procedure.js';
import { clockMove, movesOf, type Move } from './procedure-moves.js';

/** What an exploration has found, in words that two explorers can be compared by. */
interface Found {
  places: Set<string>;
  passages: Set<string>;
}

/** Where a case is, with all that its context says. */
interface Standing {
  snapshot: ProcedureSnapshot;
  started: boolean;
  suspended: boolean;
  noticed: boolean;
}

/** What the explorer misses of a plain exploration, or makes up; one sentence each. */
export function differences(caseType: CaseType): { found: string[]; places: number } {
  const [plain, used] = [explorePlainly(caseType), foundBy(caseType, new ProcedureSpace(caseType))];
  const without = (all: ReadonlySet<string>, those: ReadonlySet<string>) => [...all].filter((each) => !those.has(each));
  const found = (['places', 'passages'] as const).flatMap((kind) => [
    ...without(plain[kind], used[kind]).map((each) => `misses of the ${kind} ${each}`),
    ...without(used[kind], plain[kind]).map((each) => `makes up of the ${kind} ${each}`),
  ]);
  return { found: found.slice(0, 5), places: plain.places.size };
}

/**
 * Goes everywhere a case can go, the slow way: every context as it is, every event put to XState in every
 * configuration. It knows nothing of classes and independent regions, so it shows whether the explorer loses anything.
 */
function explorePlainly(caseType: CaseType): Found {
  const found: Found = { places: new Set(), passages: new Set() };
  const start = { snapshot: initialSnapshot(caseType), started: false, suspended: false, noticed: false };
  const ahead: Standing[] = [start];
  const known = new Set([JSON.stringify(start)]);
  for (const at of ahead) {
    const from = placeInWords(caseType, at);
    found.places.add(from);
    for (const { move, effects, to } of waysOf(caseType, at)) {
      found.passages.add(passageInWords(from, move, effects, placeInWords(caseType, to)));
      const whole = JSON.stringify(to);
      if (!known.has(whole)) ahead.push(to);
      known.add(whole);
    }
  }
  return found;
}

/** The same of the explorer that is used. */
function foundBy(caseType: CaseType, space: ProcedureSpace): Found {
  const found: Found = { places: new Set(), passages: new Set() };
  const words = (place: Place) => inWords([...place.configuration.paths].sort(), place.context.sample, caseType, place);
  for (const place of space.places) {
    found.places.add(words(place));
    for (const { move, effects, to } of space.passagesFrom(place)) {
      found.passages.add(passageInWords(words(place), move, effects, words(to)));
    }
  }
  return found;
}

interface Way {
  move: Move;
  effects: readonly Effect[];
  to: Standing;
}

function waysOf(caseType: CaseType, at: Standing): Way[] {
  const { snapshot, started, suspended } = at;
  if (snapshot.status === 'done') return [];
  const paths = activePaths(caseType, snapshot);
  const moves = [...movesOf(caseType).values()].flat().filter((move) => mayBeSent(caseType, at, paths, move));
  const taken = moves.flatMap((move): Way[] => {
    if (!procedureTakes(caseType, snapshot, move.sent)) return [];
    const { snapshot: next, effects } = advance(caseType, snapshot, move.sent);
    const before: CaseClock = {
      ...stoppedClock,
      startedOn: started ? '2026-01-05' : null,
      notice: at.noticed ? { publishedOn: '2026-01-05', pauses: [] } : null,
    };
    const clock = afterEffects(before, effects, '2026-01-05');
    const to = {
      snapshot: next,
      started: clock.startedOn !== null,
      suspended: suspended && next.status === 'active',
      noticed: clock.notice !== null,
    };
    return [{ move, effects, to }];
  });
  const suspend = started && !suspended ? clockMove(caseType, caseType.clock.suspend) : null;
  const resume = suspended ? clockMove(caseType, caseType.clock.resume) : null;
  return [
    ...taken,
    ...(suspend ? [{ move: suspend, effects: [], to: { ...at, suspended: true } }] : []),
    ...(resume ? [{ move: resume, effects: [], to: { ...at, suspended: false } }] : []),
  ];
}

/** Somebody's task is open or somebody has the power; a suspended case takes the named few, and its limits stand still. */
function mayBeSent(caseType: CaseType, { snapshot, suspended }: Standing, paths: string[], move: Move): boolean {
  const duty = move.task ? caseType.duties[move.carrier] : undefined;
  if (duty && !paths.includes(duty.state)) return false;
  if (!move.by.includes('system')) return !suspended || caseType.clock.whileSuspended.includes(move.event);
  const runsOut = duty && ('setting' in duty.limit || duty.limit.until(snapshot.context) !== null);
  return !suspended && runsOut === true;
}

function placeInWords(caseType: CaseType, { snapshot, ...clocks }: Standing): string {
  const paths = activePaths(caseType, snapshot);
  const leaves = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
  return inWords(leaves.sort(), snapshot.context, caseType, clocks);
}

function inWords(
  leaves: string[],
  context: ProcedureSnapshot['context'],
  { facts, duties }: CaseType,
  { started, suspended, noticed }: Omit<Standing, 'snapshot'>,
): string {
  const told = Object.entries(facts.context).map(([name, fact]) => [name, fact.of(context)]);
  const dated = Object.entries(duties).map(([, { limit }]) => 'until' in limit && limit.until(context) !== null);
  return JSON.stringify([leaves, told, dated, started, suspended, noticed]);
}

function passageInWords(from: string, move: Move, effects: readonly Effect[], to: string): string {
  return JSON.stringify([from, move.event, move.carrier, move.by, move.facts, effects, to]);
}
