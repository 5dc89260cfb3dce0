import { promiseDeadline } from '#libs/case-engine/limits.js';
import { predictRoute } from '#libs/case-engine/outlook/route.js';
import { at } from '#libs/case-types/park-recognition/play.fixture.js';
import { routeInWords } from '#libs/casework/outlook/route-words.js';

describe('the promise that a route foretells', () => {
  it('is told apart from the one that the case shows, by the steps to come that pause it', () => {
    const { caseType, state, offices, today } = at.jointReview();
    const route = predictRoute(caseType, state, offices, today);
    const shown = promiseDeadline(caseType, state.clock, today)?.date ?? '';
    const words = routeInWords(caseType, route, 45, shown).zh.join('');
    expect(shown).toBe('2025-08-11');
    expect(words).toContain(`办件所示的承诺到期日 ${shown}`);
    expect(words).toContain(`「公示」），故为 ${route.promise?.date}。`);
  });

  it('is told without more where the two agree, and before acceptance', () => {
    const { caseType, state, offices, today } = at.jointReview();
    const route = predictRoute(caseType, state, offices, today);
    for (const shown of [route.promise?.date ?? '', null]) {
      expect(routeInWords(caseType, route, 45, shown).zh.join('')).not.toContain('办件所示');
    }
  });
});
