import { leavesOf, moveInWords as move } from './state-words';

const titles: Record<string, string> = {
  acceptance: '受理审查',
  jointReview: '部门联审',
  'jointReview.fire': '消防救援联审',
  'jointReview.fire.pending': '待答复',
  'jointReview.fire.done': '已答复',
  'jointReview.market': '市场监管联审',
  'jointReview.market.pending': '待答复',
  'jointReview.tax': '税务联审',
  'jointReview.tax.pending': '待答复',
};
const caseType = {
  states: Object.entries(titles).map(([path, title]) => ({ path, title, status: '', final: false })),
};

const marks = { colon: '：', item: '、', clause: '；' };
const moveInWords = (from: string[], to: string[]) => move(from, to, caseType, marks);

describe('a move in words', () => {
  it('names the steps of the procedure', () =>
    expect(moveInWords(['acceptance'], ['jointReview', 'jointReview.fire', 'jointReview.fire.pending'])).toBe(
      '受理审查 → 部门联审',
    ));

  it('names what changed inside a step that stays', () =>
    expect(
      moveInWords(
        ['jointReview', 'jointReview.fire', 'jointReview.fire.pending'],
        ['jointReview', 'jointReview.fire', 'jointReview.fire.done'],
      ),
    ).toBe('消防救援联审：待答复 → 已答复'));

  it('names every region that a new version has added to a step', () =>
    expect(
      moveInWords(
        ['jointReview.fire.pending'],
        ['jointReview.fire.pending', 'jointReview.market.pending', 'jointReview.tax.pending'],
      ),
    ).toBe('市场监管联审：待答复；税务联审：待答复'));

  it('keeps apart what moved in several regions at once', () =>
    expect(moveInWords(['jointReview.fire.pending'], ['jointReview.fire.done', 'jointReview.tax.pending'])).toBe(
      '消防救援联审：待答复 → 已答复；税务联审：待答复',
    ));

  it('says nothing where nothing moved', () => expect(moveInWords(['acceptance'], ['acceptance'])).toBeNull());

  it('looks at the innermost states', () => expect(leavesOf(['a', 'a.b', 'c'])).toEqual(['a.b', 'c']));
});
