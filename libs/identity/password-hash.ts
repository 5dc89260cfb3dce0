import { hash, verify } from '@node-rs/argon2';
import { normalisePassword } from './password-rules.js';

/** argon2id with 19 MiB, two passes, one lane: the first choice of the OWASP password storage cheat sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash in PHC form, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password), cost);
}

let absentHash: Promise<string> | undefined;

/**
 * Compares a password with a hash. Without a hash (nobody of that name) the same work is done against a hash that no
 * password has, so that the time of an answer does not tell which names exist.
 */
export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean> {
  absentHash ??= hash(crypto.randomUUID(), cost);
  const absent = await absentHash;
  const matches = await verify(stored ?? absent, normalisePassword(password));
  return stored !== undefined && matches;
}
