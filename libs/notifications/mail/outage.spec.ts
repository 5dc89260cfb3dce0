import { Outage } from './outage.js';

const away = (now: number): Outage => {
  const outage = new Outage();
  for (let failure = 0; failure < 3; failure += 1) outage.failed(now);
  return outage;
};

test('a single broken connection is no outage', () => {
  const outage = new Outage();
  outage.failed(0);
  outage.failed(0);
  expect(outage.mayTry(0)).toBe(true);
  outage.answered();
  outage.failed(0);
  outage.failed(0);
  expect(outage.mayTry(0)).toBe(true);
});

test('while the server is away one attempt in a quarter of a minute goes through', () => {
  const outage = away(0);
  expect(outage.mayTry(14_999)).toBe(false);
  expect(outage.mayTry(15_000)).toBe(true);
  expect(outage.mayTry(15_001)).toBe(false);
  outage.failed(25_000);
  expect(outage.mayTry(39_999)).toBe(false);
  expect(outage.mayTry(40_000)).toBe(true);
});

test('the first answer ends it', () => {
  const outage = away(0);
  outage.answered();
  expect(outage.mayTry(1)).toBe(true);
});
