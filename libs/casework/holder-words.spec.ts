import { hasTooFew, holderInWords, holderOnTheWire, overdueInWords } from './outlook/holder-words.js';
import type { Holder } from './outlook/holders.query.js';

const nobody: Holder = {
  carrier: 'inspection',
  title: { zh: '现场核查', en: 'Inspection' },
  task: null,
  by: '2026-11-30',
  role: 'bureau-reviewer',
  office: { code: 'bureau', name: { zh: '区经信局', en: 'Bureau' } },
  people: 2,
  eligible: [],
  assignee: null,
};

describe('a duty for which nobody is eligible', () => {
  it('names the one who can give the role to others, and no day', () => {
    expect(hasTooFew(nobody)).toBe(true);
    expect(holderInWords(nobody, true).zh).toContain('无适格人员，须由安全管理员为该单位授权其他人员');
    expect(holderOnTheWire(nobody, true)).not.toHaveProperty('by');
  });

  it('is not one that only a limit ends', () => {
    expect(hasTooFew({ ...nobody, role: 'system' })).toBe(false);
  });
});

describe('a day that has passed', () => {
  const who = { zh: '区经信局', en: 'Bureau' };

  it('is told as overdue, from the day after', () => {
    expect(overdueInWords(who, '2026-11-30', '2026-12-01').zh).toBe('区经信局（期限 2026-11-30 已过，已逾期）');
    expect(overdueInWords(who, '2026-11-30', '2026-11-30')).toBe(who);
    expect(overdueInWords(who, null, '2026-12-01')).toBe(who);
  });
});
