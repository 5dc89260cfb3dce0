import { fieldsOf, initialValue, isBlank, withoutBlanks } from './schema';

const schema = {
  type: 'object',
  required: ['name', 'items', 'recognised', 'until'],
  properties: {
    name: { type: 'string', title: '园区名称', maxLength: 100 },
    area: { type: 'number', title: '用地面积', 'x-unit': '亩' },
    kind: { type: 'string', title: '类型', enum: ['a', 'b'], 'x-enum-titles': { a: '甲', b: '乙' } },
    industries: {
      type: 'array',
      items: { type: 'string', enum: ['C39'] },
      maxItems: 3,
      'x-enum-titles': { C39: '电子' },
    },
    opinion: { type: 'string', 'x-long': true },
    recognised: { type: 'boolean' },
    until: { type: 'string', oneOf: [{ format: 'date' }, { format: 'date-time' }] },
    photos: { type: 'array', items: { type: 'string', format: 'uuid' } },
    items: { type: 'array', minItems: 1, items: { $ref: '#/definitions/Item' } },
  },
  definitions: { Item: { type: 'object', required: ['about'], properties: { about: { type: 'string' } } } },
};

const kindOf = (name: string): string | undefined => fieldsOf(schema).find((field) => field.name === name)?.kind;

describe('fieldsOf', () => {
  it.each([
    ['name', 'text'],
    ['area', 'number'],
    ['kind', 'choice'],
    ['industries', 'choices'],
    ['opinion', 'longText'],
    ['recognised', 'boolean'],
    ['until', 'date'],
    ['photos', 'documents'],
    ['items', 'rows'],
  ])('draws %s as %s', (name, kind) => expect(kindOf(name)).toBe(kind));

  it('keeps the order of a page of the form', () =>
    expect(fieldsOf(schema, ['area', 'name']).map((field) => field.name)).toEqual(['area', 'name']));

  it('gives choices the titles that stand on the field, also for lists', () => {
    expect(fieldsOf(schema, ['kind', 'industries']).map((field) => field.options)).toEqual([
      [
        { value: 'a', title: '甲' },
        { value: 'b', title: '乙' },
      ],
      [{ value: 'C39', title: '电子' }],
    ]);
  });

  it('reads units, required marks and the fields of rows', () => {
    const [name, area, items] = fieldsOf(schema, ['name', 'area', 'items']);
    expect([name?.required, area?.required, area?.unit]).toEqual([true, false, '亩']);
    expect(items?.fields.map((field) => [field.name, field.required])).toEqual([['about', true]]);
  });
});

describe('values', () => {
  it('start with one row where rows are required, and with nothing invented', () =>
    expect(initialValue(fieldsOf(schema))).toEqual({ items: [{}] }));

  it.each([undefined, null, '', '  ', [], [''], [{ about: '' }], {}])('take %j for blank', (value) =>
    expect(isBlank(value)).toBe(true),
  );

  it('never take false or zero for blank', () => {
    expect(withoutBlanks({ no: false, none: 0, empty: '', rows: [{ about: '' }, { about: 'x' }] })).toEqual({
      no: false,
      none: 0,
      rows: [{ about: '' }, { about: 'x' }],
    });
  });
});
