import { at } from '#libs/case-types/park-recognition/play.fixture.js';
import { dueOf } from '#libs/casework/state-views.js';

describe('the promise of a case that is decided', () => {
  const { caseType, state, today } = at.upward();
  const of = (closedOn: string | null) => dueOf(caseType, state, 'approved', today, null, 'zh', closedOn);

  it('is told day by day until the decision, with the days that were used', () => {
    const { date, explanation } = of('2025-06-20');
    expect(date).toBe(of(null).date);
    expect(explanation.at(-1)).toMatchObject({ date: '2025-06-20' });
    expect(explanation.some(({ effect }) => effect === 'due')).toBe(false);
    expect(explanation.length).toBeLessThan(of(null).explanation.length);
  });

  it('is told to its end while the case is open', () => {
    expect(of(null).explanation.some(({ effect }) => effect === 'due')).toBe(true);
  });
});
