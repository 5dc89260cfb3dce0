import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDateString,
  IsEmail,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { errorsOf } from './form-errors.js';
import { IsCreditCode, NotAbove, NotOneOf } from './form-rules.js';
import { StallForm } from './stall-permit/form.fixture.js';
import { stallPermit } from './stall-permit/case-type.fixture.js';

class Everything {
  @IsOptional() @IsString() @MinLength(2) @MaxLength(4) word?: string;
  @IsOptional() @IsNumber({ maxDecimalPlaces: 1 }) @Min(3) @Max(5) area2?: number;
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(2) list?: string[];
  @IsOptional() @IsBoolean() yes?: boolean;
  @IsOptional() @IsIn(['a', 'b']) choice?: string;
  @IsOptional() @IsUUID() file?: string;
  @IsOptional() @IsDateString() day?: string;
  @IsOptional() @IsEmail() mail?: string;
  @IsOptional() @Matches(/^x/) plain?: string;
  @IsOptional() @Matches(/^x/, { message: '以 x 开头。 | Begins with x.' }) spoken?: string;
  @IsOptional() @IsCreditCode() code?: string;
  @IsOptional() @NotAbove('area2', { zh: '总面积', en: 'the total area' }) part?: number;
  @IsOptional() @NotOneOf(['red'], '红色不行。 | Not red.') grade?: string;
}

const messages = (filled: Record<string, unknown>) => errorsOf(Everything, filled).map(({ message }) => message);

it('finds nothing in a valid form', () => {
  expect(errorsOf(StallForm, stallPermit.formExample)).toEqual([]);
  expect(errorsOf(Everything, {})).toEqual([]);
});

it('points to the field, in nested lists too', () => {
  const errors = errorsOf(StallForm, { name: '摊', area: 0, sides: [{ side: '东' }, { side: '' }] });
  expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/area', 'min'],
    ['/sides/1/side', 'isNotEmpty'],
  ]);
});

it('refuses properties that the form does not know, nested ones too', () => {
  const errors = errorsOf(StallForm, { ...stallPermit.formExample, colour: null, sides: [{ side: '东', way: 1 }] });
  expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/colour', 'whitelistValidation'],
    ['/sides/0/way', 'whitelistValidation'],
  ]);
});

it('says once that a field was left out', () => {
  expect(errorsOf(StallForm, { area: null })).toEqual(
    ['/name', '/area'].map((pointer) => ({
      pointer,
      code: 'isDefined',
      message: { zh: '请填写此项。', en: 'Fill this in.' },
    })),
  );
});

it.each<[Record<string, unknown>, string, string]>([
  [{ word: 'a' }, '至少 2 个字符。', 'At least 2 characters.'],
  [{ word: 'abcde' }, '最多 4 个字符。', 'At most 4 characters.'],
  [{ word: 7 }, '请填写文字。', 'Give text.'],
  [{ area2: 1 }, '不得小于 3。', 'Not below 3.'],
  [{ area2: 9 }, '不得大于 5。', 'Not above 5.'],
  [{ area2: 'x' }, '请填写数字。', 'Give a number.'],
  [{ area2: 3.14 }, '小数位数过多。', 'Too many decimals.'],
  [{ list: [] }, '至少 1 项。', 'At least 1.'],
  [{ list: ['a', 'b', 'c'] }, '最多 2 项。', 'At most 2.'],
  [{ list: 'a' }, '请填写列表。', 'Give a list.'],
  [{ yes: 'yes' }, '请选择是或否。', 'Choose yes or no.'],
  [{ choice: 'c' }, '请从给定的选项中选择。', 'Choose one of the options.'],
  [{ file: 'photo.png' }, '请先上传文件，再填写文件编号。', 'Upload the file and give its id.'],
  [{ day: 'tomorrow' }, '请按 YYYY-MM-DD 填写日期。', 'Give the date as YYYY-MM-DD.'],
  [{ mail: 'nobody' }, '请填写有效的电子邮箱。', 'Give a valid e-mail address.'],
  [{ plain: 'y' }, '格式不正确。', 'The format is not right.'],
  [{ spoken: 'y' }, '以 x 开头。', 'Begins with x.'],
  [{ area2: 4, part: 5 }, '不得大于总面积。', 'Must not be above the total area.'],
  [{ grade: 'red' }, '红色不行。', 'Not red.'],
  [{ colour: 1 }, '没有这一项。', 'There is no such field.'],
])('%j: %s', (filled, zh, en) => {
  expect(messages(filled)).toContainEqual({ zh, en });
});

describe('a credit code', () => {
  it('with a wrong check character names the right one', () => {
    const [message] = messages({ code: '91330110GYX0000190' });
    expect(message?.zh).toContain('末位应为 W');
    expect(message?.en).toContain('should be W');
  });

  it('of another form is told the form', () => {
    expect(messages({ code: '9133' })[0]?.zh).toContain('18 位');
    expect(messages({ code: 91 })[0]?.zh).toContain('18 位');
  });

  it('is taken when it is right', () => {
    expect(messages({ code: '91330110GYX000019W' })).toEqual([]);
  });
});

it('compares a part with its whole only when both are numbers', () => {
  expect(messages({ area2: 4, part: 4 })).toEqual([]);
  expect(messages({ part: 40 })).toEqual([]);
});
