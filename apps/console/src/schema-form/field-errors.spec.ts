import { controlId, errorsAt, summaryOf, wordBlanks } from './field-errors';
import { fieldsOf } from './schema';

const fields = fieldsOf({
  properties: {
    items: { type: 'array', title: '补正清单', items: { properties: { about: { type: 'string', title: '事项' } } } },
    name: { type: 'string', title: '名称' },
  },
});

describe('errors of the API', () => {
  it('lose the part of the pointer that names the body; the first message of a field wins', () =>
    expect(
      errorsAt([
        { pointer: '/form/name', code: 'isNotEmpty', message: 'first' },
        { pointer: '/form/name', code: 'isString', message: 'second' },
        { pointer: '/payload/items/0/about', code: 'isNotEmpty', message: 'row' },
      ]),
    ).toEqual({ '/name': 'first', '/items/0/about': 'row' }));

  it('say of an empty field that it is empty', () =>
    expect(
      wordBlanks(
        { '/name': '请填写文字。', '/items/0/about': '格式不正确。' },
        fields,
        { items: [{ about: 'x' }] },
        () => '空',
      ),
    ).toEqual({ '/name': '空', '/items/0/about': '格式不正确。' }));

  it('are summed up in the order of the fields, naming the row', () =>
    expect(summaryOf(fields, { '/name': 'b', '/items/1/about': 'a' })).toEqual([
      { pointer: '/items/1/about', title: '补正清单 2 · 事项', message: 'a' },
      { pointer: '/name', title: '名称', message: 'b' },
    ]));

  it('link to a control by a stable id', () =>
    expect(controlId('field', '/items/0/about')).toBe('field-items-0-about'));
});
