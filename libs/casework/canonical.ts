import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';

/** SHA-256, in hex, of the canonical JSON (RFC 8785) of a value: the same for the same content, whatever the key order. */
export function digestOf(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON values have a digest');
  return createHash('sha256').update(text).digest('hex');
}
