import { grouped, inMu } from './area';

it('tells 亩 of 2000/3 square metres, and groups thousands', () => {
  expect(inMu(2000)).toBe('3');
  expect(inMu(310_000)).toBe('465');
  expect(inMu(1000)).toBe('1.5');
  expect(grouped(42_310)).toBe('42,310');
});
