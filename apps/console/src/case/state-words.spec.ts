import type { CaseTypeView } from '#libs/contracts/index.js';
import { leavesOf, moveInWords } from './state-words';

const titles: Record<string, string> = {
  acceptance: '受理审查',
  jointReview: '部门联审',
  'jointReview.fire': '消防救援联审',
  'jointReview.fire.pending': '待答复',
  'jointReview.fire.done': '已答复',
};
const caseType = {
  states: Object.entries(titles).map(([path, title]) => ({ path, title, status: '', final: false })),
} as unknown as CaseTypeView;
const marks = { colon: '：', item: '、' };

describe('a move in words', () => {
  it('names the steps of the procedure', () =>
    expect(
      moveInWords(['acceptance'], ['jointReview', 'jointReview.fire', 'jointReview.fire.pending'], caseType, marks),
    ).toBe('受理审查 → 部门联审'));

  it('names what changed inside a step that stays', () =>
    expect(
      moveInWords(
        ['jointReview', 'jointReview.fire', 'jointReview.fire.pending'],
        ['jointReview', 'jointReview.fire', 'jointReview.fire.done'],
        caseType,
        marks,
      ),
    ).toBe('消防救援联审：待答复 → 已答复'));

  it('says nothing where nothing moved', () =>
    expect(moveInWords(['acceptance'], ['acceptance'], caseType, marks)).toBeNull());

  it('looks at the innermost states', () => expect(leavesOf(['a', 'a.b', 'c'])).toEqual(['a.b', 'c']));
});
