/**
 * The unified social credit code of an organisation, GB 32100-2015: 1 registering authority, 1 kind of organisation,
 * 6 registering office (not where the firm works), 9 organisation code (GB 11714, its last character a check of its
 * own), 1 check character.
 */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const pattern = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2];

export interface CreditCodeVerdict {
  /** As it is stored: trimmed, upper case. */
  code: string;
  valid: boolean;
  /** Why it is not valid. */
  problem: 'format' | 'checkCharacter' | null;
  /** What position 18 would have to be; null when the format is wrong. */
  expected: string | null;
  /**
   * True when the organisation code inside fails its own check. Old and special codes may, so this is for a person
   * to look at and never a reason to refuse.
   */
  innerCheckFails: boolean;
}

/** The 18th character for the 17 that are given; they must be of the alphabet. */
export function checkCharacter(first17: string): string {
  const sum = weighted(first17, weights, (character) => alphabet.indexOf(character));
  // 31 stands for 0; forgetting the second modulus is the mistake that circulates (91350100M000100Y4Z for …Y43).
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** The 9th character of an organisation code (GB 11714) for the 8 that are given; letters count A=10 … Z=35. */
export function organisationCheckCharacter(first8: string): string {
  const digit = 11 - (weighted(first8, innerWeights, (character) => parseInt(character, 36)) % 11);
  if (digit === 10) return 'X';
  return digit === 11 ? '0' : String(digit);
}

/** Judges a code as typed by a person; never throws. Full-width characters are not accepted. */
export function checkCreditCode(typed: string): CreditCodeVerdict {
  const code = typed.trim().toUpperCase();
  if (!pattern.test(code)) {
    return { code, valid: false, problem: 'format', expected: null, innerCheckFails: false };
  }
  const expected = checkCharacter(code.slice(0, 17));
  const valid = code.charAt(17) === expected;
  return {
    code,
    valid,
    problem: valid ? null : 'checkCharacter',
    expected,
    innerCheckFails: organisationCheckCharacter(code.slice(8, 16)) !== code.charAt(16),
  };
}

/**
 * Completes a code with both check characters.
 * @param kind the first two characters, `91` for a firm, `51` for an association
 * @param office six digits of the registering office
 * @param serial eight characters of the organisation code
 */
export function completeCreditCode(kind: string, office: string, serial: string): string {
  const first17 = kind + office + serial + organisationCheckCharacter(serial);
  return first17 + checkCharacter(first17);
}

function weighted(text: string, factors: readonly number[], value: (character: string) => number): number {
  return factors.reduce((sum, factor, index) => sum + value(text.charAt(index)) * factor, 0);
}
