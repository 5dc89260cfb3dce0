import type { JsonSchema } from '#libs/contracts/index.js';
import type { CaseType, EventFact } from '../../contract.js';
import type { Finding, Proof } from '../finding.js';
import { schemaOf } from '../../form-schema.js';
import { guardOf, watched } from '../guard-reads.js';
import { nodesOf } from '../machine-rules.js';
import { placeName } from './ends.js';

/** That the facts which a case type names are all that its procedure looks at, and that each of their values is gone through. */

export const guardsAreDeclared: Proof = {
  title: { zh: '每个条件都写明所依据的事实', en: 'Every guard names facts that exist' },
  findings: (caseType) => {
    const { facts, guards, events } = caseType;
    const used = new Set(waysOf(caseType).flatMap((way) => guardOf(way)?.name ?? []));
    const known = [...Object.keys(facts.event), ...Object.keys(facts.context)];
    return [
      ...[...used].filter((name) => !guards[name]).map((name) => `${name}: is not among the guards`),
      ...Object.keys(guards).flatMap((name) => (used.has(name) ? [] : [`${name}: the procedure has no such guard`])),
      ...Object.entries(guards).flatMap(([name, { reads }]) =>
        reads.filter((fact) => !known.includes(fact)).map((fact) => `${name}: there is no fact ${fact}`),
      ),
      ...Object.entries(facts.event).flatMap(([name, fact]) => [
        ...fact.on.filter((event) => !events[event]).map((event) => `${name}: there is no event ${event}`),
        ...(Object.keys(fact.values).length < 2 ? [`${name}: has fewer than two values`] : []),
      ]),
    ].map((message) => ({ message }));
  },
};

/** Each guard is asked about every move in every context, and its every look is compared with what it names. */
export const guardsReadTheirFacts: Proof = {
  title: { zh: '条件只看其写明的事实', en: 'Guards look at the facts that they name, and at nothing else' },
  findings: (caseType, space) => {
    const moves = [...space.moves.values()].flat();
    for (const way of waysOf(caseType)) {
      const guard = guardOf(way);
      if (!guard) continue;
      for (const { sent } of moves.filter((move) => move.event === way.eventType)) {
        for (const { sample } of space.contexts.all) space.reads.answer(guard, sample, sent);
      }
    }
    return Object.entries(caseType.guards)
      .flatMap(([name, { reads }]) => {
        const byEvent = space.reads.of.get(name) ?? new Map<string, Set<string>>();
        const seen = new Set([...byEvent.values()].flatMap((paths) => [...paths]));
        const unnamed = [...byEvent].flatMap(([event, paths]) =>
          [...paths]
            .filter((path) => !isNamed(caseType, reads, event, path))
            .map((path) => `${name}: looks at ${path} of ${event}, of which it names no fact`),
        );
        const unread = reads.filter((fact) => byEvent.size > 0 && !isLookedAt(caseType, fact, seen));
        return [...unnamed, ...unread.map((fact) => `${name}: names ${fact}, but does not look at it`)];
      })
      .map((message) => ({ message }));
  },
};

/** Only the second level says something: `event.payload` alone is passed through on the way to `event.payload.to`. */
function isNamed(caseType: CaseType, reads: readonly string[], event: string, path: string): boolean {
  const [root, part, key] = path.split('.');
  if (root === 'context') {
    return part === undefined || reads.some((fact) => fieldsOf(caseType, fact).has(part));
  }
  if (part === '*') return false;
  // The day itself is the same for every witness; a witness's dates lie before or after it.
  if (key === undefined || (part === 'facts' && key === 'today')) return true;
  return reads.some((name) => {
    const fact = caseType.facts.event[name];
    return fact?.on.includes(event) && keysOf(fact, part).has(key);
  });
}

function isLookedAt(caseType: CaseType, name: string, seen: ReadonlySet<string>): boolean {
  const fact = caseType.facts.event[name];
  const paths = fact
    ? ['payload', 'facts'].flatMap((part) => [...keysOf(fact, part)].map((key) => `event.${part}.${key}`))
    : [...fieldsOf(caseType, name)].map((field) => `context.${field}`);
  return paths.some((path) => seen.has(path));
}

function keysOf(fact: EventFact, part: string | undefined): Set<string> {
  return new Set(
    Object.values(fact.values).flatMap((witness) =>
      Object.keys((part === 'payload' ? witness.payload : witness.facts) ?? {}),
    ),
  );
}

/** Fields of the context that a context fact is made from. */
function fieldsOf(caseType: CaseType, name: string): Set<string> {
  const seen = new Set<string>();
  caseType.facts.context[name]?.of(watched(caseType.machine.config.context as never, 'context', seen));
  return new Set([...seen].flatMap((path) => path.split('.')[1] ?? []));
}

/** A choice that a form offers (yes or no, one of a list) is gone through answer by answer, if anything hangs on it. */
export const choicesAreGoneThrough: Proof = {
  title: { zh: '选项的每个取值都已验证且有去向', en: 'Every answer to a choice is gone through, and leads somewhere' },
  findings: (caseType, space) => [
    ...unlisted(caseType).map((message) => ({ message })),
    ...deadChoices(caseType, space),
  ],
};

function unlisted(caseType: CaseType): string[] {
  return Object.entries(caseType.facts.event).flatMap(([name, fact]) =>
    fact.on.flatMap((event) =>
      [...keysOf(fact, 'payload')].flatMap((key) => {
        const shown = Object.values(fact.values).flatMap(({ payload = {} }) => (key in payload ? [payload[key]] : []));
        return answersOf(caseType, event, key)
          .filter((answer) => !shown.includes(answer))
          .map((answer) => `${name}: ${event} may ${carrying(key, answer)}, which no value shows`);
      }),
    ),
  );
}

function deadChoices(caseType: CaseType, space: Parameters<Proof['findings']>[1]): Finding[] {
  const choices = Object.entries(caseType.facts.event).flatMap(([name, fact]) =>
    fact.on
      .filter((event) => [...keysOf(fact, 'payload')].some((key) => answersOf(caseType, event, key).length > 0))
      .map((event) => ({ name, event, values: Object.keys(fact.values) })),
  );
  const found = new Map<string, Finding>();
  for (const place of space.places) {
    const ways = space.passagesFrom(place);
    for (const { name, event, values } of choices) {
      const taken = new Set(ways.filter(({ move }) => move.event === event).map(({ move }) => move.facts[name]));
      for (const value of taken.size > 0 ? values.filter((each) => !taken.has(each)) : []) {
        const message = `${placeName(place)}: ${event} is offered, but with ${name} ${value} it goes nowhere`;
        const key = `${place.configuration.outermost} ${event} ${name} ${value}`;
        if (!found.has(key)) found.set(key, { message, path: space.pathTo(place) });
      }
    }
  }
  return [...found.values()];
}

const carrying = (key: string, answer: unknown) =>
  answer === undefined ? `leave out ${key}` : `carry ${key} = ${JSON.stringify(answer)}`;

/** Answers that the payload's class allows for a choice, leaving it out included; empty when they cannot be listed. */
function answersOf(caseType: CaseType, event: string, key: string): unknown[] {
  const payload = caseType.events[event]?.payload;
  const schema = payload && schemaOf(payload, 'en');
  const property = (schema?.properties as Record<string, JsonSchema> | undefined)?.[key];
  if (!property) return [];
  const answers = property.type === 'boolean' ? [true, false] : ((property.enum as unknown[] | undefined) ?? []);
  const required = ((schema?.required as string[] | undefined) ?? []).includes(key);
  return answers.length === 0 || required ? answers : [...answers, undefined];
}

function waysOf(caseType: CaseType) {
  return nodesOf(caseType.machine.root).flatMap((node) => [
    ...[...node.transitions.values()].flat(),
    ...(node.always ?? []),
  ]);
}
