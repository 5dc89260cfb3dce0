import { isAdvance } from './advance-clock.dto.js';

describe('how far the demo clock may be moved', () => {
  it.each(['P8D', 'PT36H', 'P1W', 'P1M', 'P1Y', 'P1DT12H', 'PT0S', 'P0D', 'P400D', 'PT1.5S'])('accepts %s', (text) => {
    expect(isAdvance(text)).toBe(true);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '8D',
    '-P1D',
    'P-1D',
    'P401D',
    'P2Y',
    'PT9601H',
    'P1.5D',
    'p8d',
    'P8D\n',
    8,
    null,
    ['P8D'],
  ])('refuses %j', (value) => {
    expect(isAdvance(value)).toBe(false);
  });
});
