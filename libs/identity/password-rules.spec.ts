import fc from 'fast-check';
import { passwordFaults } from './password-rules.js';

describe('a password that a person chose', () => {
  it.each(['Qiangwei-demo-2026', '蔷薇行动计划规范特色数字化园区', 'correct horse battery staple', 'x7'.repeat(40)])(
    'accepts %s',
    (password) => {
      expect(passwordFaults(password, 'town-wuchang')).toEqual([]);
    },
  );

  it.each([
    ['elevenchars', 'tooShort'],
    ['蔷薇蔷薇蔷薇蔷薇蔷薇蔷', 'tooShort'],
    ['Password2026!', 'common'],
    ['P@ssw0rd1234', 'common'],
    ['adminadminadmin', 'common'],
    ['aaaaaaaaaaaaa', 'monotonous'],
    ['abcdefghijklm', 'monotonous'],
    ['123456789012', 'monotonous'],
    ['my-Town-Wuchang-9', 'containsName'],
  ])('refuses %s: %s', (password, fault) => {
    expect(passwordFaults(password, 'town-wuchang')).toContain(fault);
  });

  it('counts characters, so that nobody has to type more for being Chinese', () => {
    expect(passwordFaults('𠮷'.repeat(11), 'x')).toContain('tooShort');
  });

  it('takes at least 64 characters and refuses more than 256', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 64, maxLength: 256 }), (password) => {
        expect(passwordFaults(password, 'town-wuchang')).not.toContain('tooLong');
      }),
    );
    expect(passwordFaults('x1'.repeat(129), 'town-wuchang')).toContain('tooLong');
  });
});
