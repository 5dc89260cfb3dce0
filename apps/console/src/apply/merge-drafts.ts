import { isBlank } from '../schema-form/schema';

/** A field that two people (or two windows) changed differently since they last agreed. */
export interface Conflict {
  name: string;
  mine: unknown;
  theirs: unknown;
}

type Form = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Fields that differ, with their new value; null where a field was emptied. */
export function changesBetween(base: Form, mine: Form): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(base), ...Object.keys(mine)])) {
    const value = isBlank(mine[name]) ? null : mine[name];
    if (!same(isBlank(base[name]) ? null : base[name], value)) changes[name] = value;
  }
  return changes;
}

/**
 * Three-way merge of a draft, field by field: what only one side changed is taken from that side; where both did,
 * what was typed here stays and the other value is told. Nothing that a person typed is dropped silently.
 */
export function mergeDrafts(
  base: Form,
  mine: Form,
  theirs: Form,
): { form: Record<string, unknown>; conflicts: Conflict[] } {
  const form: Record<string, unknown> = {};
  const conflicts: Conflict[] = [];
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const iChanged = !same(base[name], mine[name]);
    const theyChanged = !same(base[name], theirs[name]);
    const value = iChanged ? mine[name] : theirs[name];
    if (value !== undefined) form[name] = value;
    if (iChanged && theyChanged && !same(mine[name], theirs[name])) {
      conflicts.push({ name, mine: mine[name], theirs: theirs[name] });
    }
  }
  return { form, conflicts };
}
