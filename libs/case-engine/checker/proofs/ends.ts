import type { CaseType } from '../../contract.js';
import type { Finding, Proof } from '../finding.js';
import { leavesOf, pathOf } from '../../procedure-graph.js';
import type { Passage, Place, ProcedureSpace } from '../procedure-space.js';

/** That every case gets somewhere, and in the end to an end. */

export const spaceIsWhole: Proof = {
  title: { zh: '全部情形均已遍历', en: 'Every place that a case can reach was looked at' },
  findings: (_, space) =>
    space.complete
      ? []
      : [{ message: `too many places to look at (${space.places.length} so far): nothing is proved` }],
};

export const statesAreReached: Proof = {
  title: { zh: '每个状态都可能到达', en: 'Every state is reached by some case' },
  findings: ({ machine }, space) => {
    const reached = new Set(space.configurations.all.flatMap(({ paths }) => paths));
    return leavesOf(machine)
      .map(pathOf)
      .filter((path) => !reached.has(path))
      .map((path) => ({ message: `${path}: no case ever gets there` }));
  },
};

/** By what duties ask for, what timers send, and by resuming: nobody has to withdraw for a case to end. The deepest trap is named. */
export const endIsReached: Proof = {
  title: { zh: '任何情形都能走到办结', en: 'An end is reached from every place' },
  findings: ({ clock }, space) => {
    const lost = unfinishable(space, clock.resume);
    const deepest = lost.filter(({ suspended }) => !suspended).at(-1) ?? lost.at(-1);
    if (!deepest) return [];
    const message = `${placeName(deepest)}: no way leads from here to an end (${lost.length} such places)`;
    return [{ message, path: space.pathTo(deepest) }];
  },
};

function unfinishable(space: ProcedureSpace, resume: string): Place[] {
  const before = new Map<Place, Place[]>();
  for (const place of space.places) {
    for (const { move, to } of space.passagesFrom(place)) {
      if (!move.task && move.event !== resume) continue;
      const known = before.get(to);
      if (known) known.push(place);
      else before.set(to, [place]);
    }
  }
  const ending = new Set(space.places.filter(({ configuration }) => configuration.final));
  for (const place of ending) for (const each of before.get(place) ?? []) ending.add(each);
  return space.places.filter((place) => !ending.has(place));
}

/** Whatever the facts are that nobody chooses, each open duty can be done, or a limit moves the case on. */
export const nobodyIsStuck: Proof = {
  title: {
    zh: '无论情况如何，每项待办都有可行的操作或到期自动处理',
    en: 'Whatever the facts, every open duty can be done or its limit moves the case',
  },
  findings: (caseType, space) => {
    const found = new Map<string, Finding>();
    for (const place of space.places) {
      if (place.configuration.final) continue;
      const ways = space.passagesFrom(place);
      if (ways.length === 0) note(found, placeName(place), 'nobody can act here and no limit moves the case');
      if (!place.suspended) {
        for (const duty of place.configuration.duties) {
          const able = ways.filter(({ move }) => move.task && move.carrier === duty);
          for (const why of stuckBy(caseType, place, duty, able)) note(found, duty, why);
        }
      }
      for (const [key, finding] of found) {
        if (!finding.path) found.set(key, { ...finding, path: space.pathTo(place) });
      }
    }
    return [...found.values()];
  },
};

function note(found: Map<string, Finding>, at: string, why: string): void {
  const message = `${at}: ${why}`;
  if (!found.has(message)) found.set(message, { message });
}

/** Combinations of loaded facts for which the holders of a duty can do nothing. */
function stuckBy(caseType: CaseType, place: Place, duty: string, able: readonly Passage[]): string[] {
  if (able.length === 0) return ['is open, but none of its events goes'];
  const { events = [], whenPassed } = caseType.duties[duty] ?? {};
  const asked = whenPassed && 'send' in whenPassed ? [...events, whenPassed.send] : events;
  const loaded = Object.entries(caseType.facts.event).filter(
    ([, { on, values }]) =>
      on.some((event) => asked.includes(event)) &&
      Object.values(values).some((witness) => isBeyondReach(place, Object.keys(witness.facts ?? {}))),
  );
  const stuck = combinations(
    loaded.map(([name, { values }]) => Object.keys(values).map((value) => ({ [name]: value }))),
  )
    .filter((facts) => !able.some(({ move }) => agree(move.facts, facts)))
    .slice(0, mostTold);
  return stuck.map((facts) => {
    const told = Object.entries(facts).map(([name, value]) => `${name} is ${value}`);
    return `can do nothing once ${told.join(' and ')}`;
  });
}

/** Of many combinations of facts that break a rule, the first few tell what is wrong. */
const mostTold = 3;

type Values = Readonly<Record<string, string>>;

const agree = (ones: Values, others: Values) =>
  Object.entries(others).every(([name, value]) => (ones[name] ?? value) === value);

function combinations(facts: readonly Values[][]): Values[] {
  return facts.reduce<Values[]>(
    (sofar, values) => sofar.flatMap((each) => values.map((one) => ({ ...each, ...one }))),
    [{}],
  );
}

/** Facts that are as they are. While the form lies with the applicant, so does mending it. */
function isBeyondReach({ configuration: { status } }: Place, facts: readonly string[]): boolean {
  const withApplicant = status === 'draft' || status === 'correction';
  return facts.some((fact) => !withApplicant || (fact !== 'formErrors' && fact !== 'missingAttachments'));
}

/** What a duty or a power offers can really be done somewhere. */
export const offersAreKept: Proof = {
  title: {
    zh: '每项职责和权限的操作都有能够执行的时候',
    en: 'Whatever a duty or power offers can be done at some time',
  },
  findings: ({ duties, powers, clock }, space) => {
    const gone = new Set<string>();
    for (const place of space.places) {
      for (const { move } of space.passagesFrom(place)) gone.add(`${move.carrier} ${move.event}`);
    }
    const onClock = [clock.suspend, clock.resume, clock.extend];
    return Object.entries({ ...duties, ...powers }).flatMap(([key, { events }]) =>
      events
        .filter((event) => !onClock.includes(event) && !gone.has(`${key} ${event}`))
        .map((event) => ({ message: `${key}: ${event} never goes` })),
    );
  },
};

export function placeName({ configuration, suspended }: Place): string {
  return `${configuration.paths.join(' + ')}${suspended ? ' (suspended)' : ''}`;
}
