import fc from 'fast-check';

/** One thing that somebody may try; the numbers choose among whatever there is to choose from. */
export interface Attempt {
  kind: 'duty' | 'anything' | 'limit' | 'handling';
  who: number;
  what: number;
  variant: number;
  days: number;
}

const number = fc.nat(1_000_000);

/** Mostly duties, for else a case does not get far; three times in four the event that leads on. */
export const script: fc.Arbitrary<Attempt[]> = fc.array(
  fc.record({
    kind: fc.nat(11).map((lot) => (['limit', 'handling', 'anything', 'anything'] as const)[lot] ?? 'duty'),
    who: number,
    what: number,
    variant: number,
    days: fc.nat(9).map((lot) => Math.max(0, lot - 6)),
  }),
  { minLength: 10, maxLength: 45, size: 'max' },
);
