import { IsInt, IsString } from 'class-validator';
import { Field, fieldTitle, schemaOf, unknownProperties } from './form-schema.js';
import { StallForm, StallPause } from './stall-permit/form.fixture.js';

class Undecorated {
  name = '';
}

const twins = [1, 2].map(() => {
  class Twin {
    @IsInt()
    count!: number;
  }
  return Twin;
});

class WithHelp {
  @Field({ title: { zh: '说明', en: 'About' }, help: { zh: '写几句。', en: 'A few words.' }, long: true })
  @IsString()
  about!: string;

  @Field({ title: { zh: '照片', en: 'Photo' }, document: true })
  @IsString()
  photo!: string;
}

describe('the schema of a form', () => {
  it('carries types, bounds, titles and units', () => {
    expect(schemaOf(StallForm, 'zh')).toMatchObject({
      type: 'object',
      required: ['name', 'area'],
      properties: {
        name: { type: 'string', minLength: 1, title: '摊位名称' },
        area: { type: 'integer', minimum: 1, title: '面积', 'x-unit': '㎡' },
      },
    });
  });

  it('inlines nested classes, titles and all', () => {
    const { properties } = schemaOf(StallForm, 'en') as { properties: Record<string, unknown> };
    expect(properties.sides).toMatchObject({
      type: 'array',
      title: 'Neighbours',
      items: { type: 'object', required: ['side'], properties: { side: { title: 'Side', type: 'string' } } },
    });
    expect(JSON.stringify(properties)).not.toContain('$ref');
  });

  it('holds inherited fields and names the values of a choice', () => {
    const schema = schemaOf(StallPause, 'en');
    expect(schema.required).toEqual(expect.arrayContaining(['reason', 'kind']));
    expect(schema.properties).toMatchObject({
      kind: { enum: ['hearing'], 'x-enum-titles': { hearing: 'Hearing' } },
      reason: { title: 'Reason' },
    });
  });

  it('says how a field is filled in', () => {
    expect(schemaOf(WithHelp, 'zh').properties).toMatchObject({
      about: { title: '说明', description: '写几句。', 'x-long': true },
      photo: { 'x-document': true },
    });
  });

  it('leaves no trace of the other language', () => {
    expect(JSON.stringify(schemaOf(WithHelp, 'en'))).not.toMatch(/\p{Script=Han}|x-text/u);
  });

  it('is read again when a class comes later', () => {
    class Latecomer {
      @IsInt()
      count!: number;
    }
    expect(schemaOf(Latecomer, 'zh').properties).toEqual({ count: { type: 'integer' } });
  });

  it('cannot be had of a class without decorators', () => {
    expect(() => schemaOf(Undecorated, 'zh')).toThrow('Undecorated carries no class-validator decorators');
  });

  it('cannot be had of one of two classes of the same name, which would be read as one', () => {
    expect(() => schemaOf(twins[0]!, 'zh')).toThrow('Two form or payload classes are called Twin');
  });
});

it('names a field as people know it, a list by the list', () => {
  expect(fieldTitle(StallForm, '/area')).toEqual({ zh: '面积', en: 'Area' });
  expect(fieldTitle(StallForm, '/sides/0/side')).toEqual({ zh: '四邻', en: 'Neighbours' });
  expect(fieldTitle(StallForm, '/colour')).toEqual({ zh: 'colour', en: 'colour' });
});

it('finds properties that a form does not know', () => {
  expect(unknownProperties(StallForm, { name: '摊', colour: 'red', area: 'six' })).toEqual(['colour']);
});
