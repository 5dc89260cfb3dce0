import { loginAddress, safeReturnAddress } from './return-address';

describe('the way back after login', () => {
  it.each([
    ['/cases/1?tab=letters', '/cases/1?tab=letters'],
    [null, '/'],
    ['', '/'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example/', '/'],
    ['/\\elsewhere.example/', '/'],
    ['/login?from=/login', '/'],
  ])('from %j leads to %s', (from, to) => {
    expect(safeReturnAddress(from)).toBe(to);
  });

  it('remembers the page, and that the session ended', () => {
    expect(loginAddress('/tasks?box=done', true)).toBe('/login?from=%2Ftasks%3Fbox%3Ddone&expired=1');
    expect(loginAddress('/', false)).toBe('/login');
  });
});
