import { changesBetween, mergeDrafts } from './merge-drafts';

describe('changesBetween', () => {
  it('sends what changed, and null for what was emptied', () =>
    expect(changesBetween({ a: 1, b: 'x', c: [1] }, { a: 2, b: '', c: [1], d: 'new' })).toEqual({
      a: 2,
      b: null,
      d: 'new',
    }));

  it('sends nothing when only blanks differ', () => expect(changesBetween({ a: '' }, { b: [] })).toEqual({}));
});

describe('mergeDrafts', () => {
  it('takes from each side what only that side changed', () =>
    expect(mergeDrafts({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 3 })).toEqual({
      form: { a: 2, b: 3 },
      conflicts: [],
    }));

  it('keeps what was typed here and tells the other value', () =>
    expect(mergeDrafts({ a: 1 }, { a: 2 }, { a: 3 })).toEqual({
      form: { a: 2 },
      conflicts: [{ name: 'a', mine: 2, theirs: 3 }],
    }));

  it('finds no conflict where both typed the same', () =>
    expect(mergeDrafts({ a: 1 }, { a: 2 }, { a: 2 }).conflicts).toEqual([]));

  it('keeps a field that was emptied here empty', () => expect(mergeDrafts({ a: 1 }, {}, { a: 1 }).form).toEqual({}));
});
