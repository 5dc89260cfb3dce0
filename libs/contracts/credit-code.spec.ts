import fc from 'fast-check';
import { checkCharacter, checkCreditCode, completeCreditCode, organisationCheckCharacter } from './credit-code.js';

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const character = fc.constantFrom(...alphabet);
const text = (length: number) => fc.array(character, { minLength: length, maxLength: length }).map((a) => a.join(''));
const office = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'));
const completed = fc
  .tuple(text(2), office, text(8))
  .map(([kind, place, serial]) => completeCreditCode(kind, place, serial));

describe('a unified social credit code', () => {
  it.each(['91330110GYX000019W', '51330110GYX0000191', '92330110GYX000019R'])(
    'accepts %s, with both checks',
    (code) => {
      expect(checkCreditCode(code)).toEqual({
        code,
        valid: true,
        problem: null,
        expected: code.charAt(17),
        innerCheckFails: false,
      });
    },
  );

  it('takes 3, not Z, for the code that a widely copied explanation works out wrongly', () => {
    expect(checkCreditCode('91350100M000100Y43').valid).toBe(true);
    expect(checkCreditCode('91350100M000100Y4Z')).toMatchObject({ valid: false, problem: 'format' });
  });

  it('trims and raises to upper case what a person typed', () => {
    expect(checkCreditCode(' 91330110gyx000019w\n')).toMatchObject({ code: '91330110GYX000019W', valid: true });
  });

  it.each([
    ['', 'nothing'],
    ['91330110GYX000019', '17 characters'],
    ['91330110GYX000019WW', '19 characters'],
    ['９１330110GYX000019W', 'full-width digits'],
    ['91330110GIX000019W', 'a letter that is not in the alphabet'],
    ['9133011AGYX000019W', 'a letter in the registering office'],
  ])('refuses %j: %s', (code) => {
    expect(checkCreditCode(code)).toMatchObject({ valid: false, problem: 'format', expected: null });
  });

  it('says what the last character would have to be', () => {
    expect(checkCreditCode('91330110GYX0000190')).toMatchObject({
      valid: false,
      problem: 'checkCharacter',
      expected: 'W',
    });
  });

  it('only warns when the organisation code inside fails its own check', () => {
    const first17 = '91330110GYX000018';
    expect(checkCreditCode(first17 + checkCharacter(first17))).toMatchObject({ valid: true, innerCheckFails: true });
  });

  it('writes 10 as X and 11 as 0 in the inner check', () => {
    expect(organisationCheckCharacter('00000000')).toBe('0');
    // 7·3 = 21 = 10 (mod 11) leaves 1; 4·3 = 12 = 1 (mod 11) leaves 10.
    expect(organisationCheckCharacter('70000000')).toBe('1');
    expect(organisationCheckCharacter('40000000')).toBe('X');
  });

  it('accepts every code that was completed by the rule', () => {
    fc.assert(
      fc.property(completed, (code) => {
        expect(checkCreditCode(code)).toMatchObject({ valid: true, innerCheckFails: false });
      }),
    );
  });

  it('finds every single mistyped character', () => {
    fc.assert(
      fc.property(completed, fc.nat(17), character, (code, index, wrong) => {
        fc.pre(code.charAt(index) !== wrong);
        expect(checkCreditCode(code.slice(0, index) + wrong + code.slice(index + 1)).valid).toBe(false);
      }),
    );
  });

  it('finds every swap of two neighbouring characters', () => {
    fc.assert(
      fc.property(completed, fc.nat(15), (code, index) => {
        const [a, b] = [code.charAt(index), code.charAt(index + 1)];
        fc.pre(a !== b);
        expect(checkCreditCode(code.slice(0, index) + b + a + code.slice(index + 2)).valid).toBe(false);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => typeof checkCreditCode(typed).valid === 'boolean'));
  });
});
