import { Type } from 'class-transformer';
import { IsInt, IsString, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';
import { DomainError } from '#libs/platform/errors.js';
import { createValidationPipe } from './validation.js';

class Item {
  @IsInt()
  @Min(1)
  count!: number;
}

class Body {
  @IsString()
  @MinLength(2)
  @MaxLength(5)
  name!: string;

  @ValidateNested({ each: true })
  @Type(() => Item)
  items: Item[] = [];
}

async function faults(body: unknown): Promise<{ pointer: string; code: string }[]> {
  try {
    await createValidationPipe().transform(body, { type: 'body', metatype: Body });
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error).toMatchObject({ code: 'REQUEST.INVALID', status: 422 });
    return (error.options.errors ?? []).map(({ pointer, code }) => ({ pointer, code }));
  }
}

describe('a request body', () => {
  it('that fits is taken as an instance of its class', async () => {
    const body: unknown = await createValidationPipe().transform({ name: 'abc' }, { type: 'body', metatype: Body });
    expect(body).toBeInstanceOf(Body);
  });

  it('may have no unknown property', async () => {
    expect(await faults({ name: 'abc', admin: true })).toEqual([{ pointer: '/admin', code: 'unknownProperty' }]);
  });

  it('is refused with a pointer to the place, in lists too', async () => {
    expect(await faults({ name: 'abc', items: [{ count: 1 }, { count: 0 }] })).toEqual([
      { pointer: '/items/1/count', code: 'min' },
    ]);
  });

  it('of the wrong type is told that once, not its length as well', async () => {
    expect(await faults({ name: 1 })).toEqual([{ pointer: '/name', code: 'isString' }]);
    expect(await faults({})).toEqual([{ pointer: '/name', code: 'isString' }]);
  });
});
