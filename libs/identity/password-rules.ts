import type { Text } from '#libs/contracts/text.js';

/** Length counts in characters, not in bytes or UTF-16 units. The upper bound keeps hashing affordable. */
export const passwordLength = { least: 12, most: 256 };

export type PasswordFault = 'tooShort' | 'tooLong' | 'common' | 'containsName' | 'monotonous';

export const passwordFaultTexts: Record<PasswordFault, Text> = {
  tooShort: { zh: '密码至少 12 个字符', en: 'At least 12 characters' },
  tooLong: { zh: '密码最多 256 个字符', en: 'At most 256 characters' },
  common: { zh: '密码过于常见', en: 'This password is too common' },
  containsName: { zh: '密码不能包含用户名', en: 'The password must not contain the user name' },
  monotonous: { zh: '密码由重复或连续的字符组成', en: 'Only repeated or consecutive characters' },
};

/**
 * Stems of the passwords that lists of leaks begin with. A password is common when it is one of them after digits,
 * punctuation and the usual letter-for-digit swaps are taken away.
 */
const commonStems = new Set(
  'password passwort passw admin administrator root qwerty qwertyuiop qwertyuiopasdfghjkl asdfghjkl asdf zxcvbnm iloveyou letmein welcome monkey dragon master sunshine princess football baseball superman trustno changeme default secret login abc abcdef abcdefg abcabc qazwsx qazwsxedc woaini woaiwojia mima zhejiang hangzhou yuhang zhongguo beijing test user guest'.split(
    ' ',
  ),
);

const swaps: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * What is wrong with a password that a person chose; empty when it is good. Composition rules are deliberately absent
 * (ASVS 5.0 V6.2): length and a blocklist do more.
 */
export function passwordFaults(password: string, username: string): PasswordFault[] {
  const characters = [...normalisePassword(password)];
  const lower = characters.join('').toLowerCase();
  const faults: PasswordFault[] = [];
  if (characters.length < passwordLength.least) faults.push('tooShort');
  if (characters.length > passwordLength.most) faults.push('tooLong');
  if (isCommon(lower)) faults.push('common');
  if (username.length >= 3 && lower.includes(username.toLowerCase())) faults.push('containsName');
  if (isMonotonous(lower)) faults.push('monotonous');
  return faults;
}

/** The form that is hashed: the same characters typed on another system give the same password (NFKC). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

function isCommon(lower: string): boolean {
  const core = lower.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const swapped = core.replace(/[013457@$!]/g, (character) => swaps[character] ?? character);
  return [core, swapped].some((form) => {
    const letters = form.replace(/[^a-z]/g, '');
    return commonStems.has(letters) || [...commonStems].some((stem) => repeats(letters, stem));
  });
}

function repeats(text: string, stem: string): boolean {
  return text.length > 0 && text.length % stem.length === 0 && text === stem.repeat(text.length / stem.length);
}

/** One and the same step between all neighbours: aaaaaaaaaaaa, abcdefghijkl, 210987654321. Digits go round at 9. */
function isMonotonous(lower: string): boolean {
  const codes = [...lower].map((character) => character.codePointAt(0) ?? 0);
  const round = /^\d+$/.test(lower) ? 10 : 0x110000;
  const steps = new Set(codes.slice(1).map((code, index) => (code - (codes[index] ?? 0) + round) % round));
  return steps.size === 1 && [0, 1, round - 1].some((step) => steps.has(step));
}
