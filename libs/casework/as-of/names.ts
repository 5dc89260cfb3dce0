import type { CaseOffices } from '#libs/case-engine/authority.js';
import type { CaseState } from '#libs/case-engine/case-state.js';
import type { PartyRef, Text } from '#libs/contracts/index.js';
import { systemActor } from '#libs/identity/actor.js';
import type { CaseEvent } from '../case-event.entity.js';

/** Names for ids of people and codes of offices, in the reader's language; what has no name keeps its id. */
export interface Names {
  person: (id: string) => PartyRef;
  office: (code: string) => PartyRef;
}

/** Everybody whom a case and its log name, so that names are read once. */
export function peopleNamed(states: readonly CaseState[], events: readonly CaseEvent[]): string[] {
  const inStates = states.flatMap(({ tasks, holders }) => [
    ...Object.values(holders).flat(),
    ...tasks.flatMap(({ assignee, delegation, added, signatures }) => [
      ...(assignee === null ? [] : [assignee]),
      ...(delegation ? [delegation.principal, delegation.delegate] : []),
      ...added,
      ...signatures.map(({ personId }) => personId),
    ]),
  ]);
  const actors = events.map(({ actorId }) => actorId).filter((id) => id !== systemActor.personId);
  return [...new Set([...inStates, ...actors])];
}

/** Every office that a case's scopes and the powers of an actor name. */
export function officesNamed(offices: CaseOffices, duties: readonly string[], event: CaseEvent | null): string[] {
  const granted = event?.input.person?.grants.map(({ unit }) => unit) ?? [];
  const own = [offices.applicant, offices.territory, ...(offices.platform === null ? [] : [offices.platform])];
  return [...new Set([...own, ...duties, ...granted])];
}

export function namesIn(
  lang: keyof Text,
  people: ReadonlyMap<string, string>,
  offices: ReadonlyMap<string, Text>,
): Names {
  return {
    person: (id) => ({ id, name: people.get(id) ?? id }),
    office: (code) => ({ id: code, name: offices.get(code)?.[lang] ?? code }),
  };
}
