import { hashPassword, passwordMatches } from './password-hash.js';

describe('a stored password', () => {
  it('is argon2id with 19 MiB, t=2, p=1 and a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('Qiangwei-demo-2026'), hashPassword('Qiangwei-demo-2026')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
  });

  it('matches its own password, also when the letters were typed in another normal form', async () => {
    const stored = await hashPassword('Qiangwei-démo-2026');
    expect(await passwordMatches('Qiangwei-de\u0301mo-2026', stored)).toBe(true);
    expect(await passwordMatches('qiangwei-démo-2026', stored)).toBe(false);
  });

  it('matches nothing where nobody has that name', async () => {
    expect(await passwordMatches('Qiangwei-demo-2026', undefined)).toBe(false);
  });
});
