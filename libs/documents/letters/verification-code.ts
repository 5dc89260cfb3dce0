import { randomInt } from 'node:crypto';

/** No 0 O, 1 I L: people read codes from paper and type them. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const groups = 4;
const groupLength = 4;

/** A new code such as `7KQM-W3XN-P8DT-HV4R`: 31¹⁶ possibilities (79 bits), so that guessing finds nothing. */
export function newVerificationCode(): string {
  return Array.from({ length: groups }, () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-');
}

/** The code as it was issued, from what somebody typed: small letters, spaces and missing dashes do not matter. */
export function normaliseVerificationCode(typed: string): string {
  const characters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return (characters.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join('-');
}
