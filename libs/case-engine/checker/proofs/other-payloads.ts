import type { CaseType } from '../../contract.js';
import { errorsOf } from '../../form-errors.js';
import { schemaOf } from '../../form-schema.js';
import type { Move } from '../procedure-moves.js';

/** A move's payload with one property changed that none of the event's facts tells. */
export interface OtherPayload {
  property: string;
  payload: Record<string, unknown>;
}

const ordinary: readonly unknown[] = [undefined, true, false, '', 'x', '2027-01-04', 0, 1, 1_000_000, []];

const known = new WeakMap<CaseType, Map<string, readonly { property: string; value: unknown }[]>>();

/** Valid payloads only: what the class of the payload refuses never reaches the procedure. */
export function otherPayloads(caseType: CaseType, { event, sent, by }: Move): OtherPayload[] {
  // A limit that passes sends nothing.
  if (by.includes('system')) return [];
  const ofType = known.get(caseType) ?? new Map<string, readonly { property: string; value: unknown }[]>();
  known.set(caseType, ofType);
  const changes = ofType.get(event) ?? validChanges(caseType, event, sent.payload);
  ofType.set(event, changes);
  return changes.map(({ property, value }) => ({ property, payload: { ...sent.payload, [property]: value } }));
}

function validChanges(caseType: CaseType, event: string, payload: Record<string, unknown>) {
  const form = caseType.events[event]?.payload;
  if (!form) return [];
  const { signed: _signed, ...own } = payload;
  const told = Object.values(caseType.facts.event)
    .filter(({ on }) => on.includes(event))
    .flatMap(({ values }) => Object.values(values).flatMap((witness) => Object.keys(witness.payload ?? {})));
  const properties = (schemaOf(form, 'en').properties ?? {}) as Record<string, { enum?: unknown[] }>;
  return Object.entries(properties)
    .filter(([property]) => !told.includes(property))
    .flatMap(([property, schema]) =>
      [...ordinary, ...(schema.enum ?? []), ...wordsOfProcedure(caseType)]
        .filter((value) => errorsOf(form, { ...own, [property]: value }).length === 0)
        .map((value) => ({ property, value })),
    );
}

/** Strings and numbers that stand in the guards and actions of a machine: what a payload could be compared with. */
function wordsOfProcedure({ machine }: CaseType): unknown[] {
  const { guards, actions } = machine.implementations;
  const assigners = Object.values(actions).flatMap((action): unknown[] => {
    const { assignment } = action as { assignment?: unknown };
    return typeof assignment === 'object' && assignment !== null ? Object.values(assignment) : [assignment];
  });
  const sources = [...Object.values(guards), ...assigners].filter((each) => typeof each === 'function').map(String);
  const words = sources.flatMap((source) => [...source.matchAll(/'([^']*)'|"([^"]*)"|\b(\d+)\b/g)]);
  return [...new Set(words.map(([, single, double, digits]) => single ?? double ?? Number(digits)))];
}
