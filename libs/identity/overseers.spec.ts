import fc from 'fast-check';
import { roles } from '#libs/contracts/identity.js';
import { forbiddenPairs, isOverseerRole } from './overseers.js';

describe('三员分立', () => {
  it.each([
    [['auditor', 'security-admin'], 1],
    [['auditor', 'security-admin', 'system-admin'], 3],
    [['auditor', 'bureau-reviewer'], 1],
    [['auditor'], 0],
    [['auditor', 'auditor'], 0],
    [['bureau-reviewer', 'bureau-director'], 0],
  ] as const)('finds in %j %d forbidden pairs', (held, pairs) => {
    expect(forbiddenPairs(held)).toHaveLength(pairs);
  });

  it('leaves an overseer nothing else, and everybody else anything but an overseer role', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...roles)), (held) => {
        const harmless = held.length < 2 || !held.some(isOverseerRole);
        expect(forbiddenPairs(held).length === 0).toBe(harmless);
      }),
    );
  });
});
