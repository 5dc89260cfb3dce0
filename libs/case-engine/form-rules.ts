import {
  ArrayMaxSize,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  registerDecorator,
  type ValidationArguments,
} from 'class-validator';
import { checkCreditCode } from '#libs/contracts/index.js';

/** Rules that forms of several case types share, as class-validator decorators. Messages are `zh | en`. */

/** Text that says something: not blank, at most `longest` characters. */
export function IsText(longest: number) {
  const rules = [
    IsString(),
    MaxLength(longest),
    Matches(/\S/, { message: '请填写此项。 | Please fill this in.' }),
    MinLength(1),
  ];
  return (target: object, property: string) => {
    for (const rule of rules) rule(target, property);
  };
}

/** Uploaded documents by their ids, at most so many; may be left out. */
export function IsDocuments(most: number) {
  const rules = [IsOptional(), IsArray(), ArrayMaxSize(most), IsUUID(undefined, { each: true })];
  return (target: object, property: string) => {
    for (const rule of rules) rule(target, property);
  };
}

/** Unified social credit code, GB 32100-2015: format and check character. */
export function IsCreditCode() {
  return rule(
    'isCreditCode',
    (value) => typeof value === 'string' && checkCreditCode(value).valid,
    (value) => {
      const verdict = checkCreditCode(typeof value === 'string' ? value : '');
      return verdict.problem === 'checkCharacter'
        ? `统一社会信用代码校验位不符，末位应为 ${verdict.expected ?? ''}，请核对营业执照。 | The last character of the credit code should be ${verdict.expected ?? ''}; check it against the licence.`
        : '统一社会信用代码应为 18 位数字和大写字母（不含 I、O、S、V、Z）。 | A credit code has 18 digits and capital letters, without I, O, S, V, Z.';
    },
  );
}

/** The number is not above that of another field of the same form. */
export function NotAbove(other: string, names: { zh: string; en: string }) {
  return rule(
    'notAbove',
    (value, form) => typeof value !== 'number' || typeof form[other] !== 'number' || value <= form[other],
    () => `不得大于${names.zh}。 | Must not be above ${names.en}.`,
  );
}

/** The value is none of those with which an application cannot go on. */
export function NotOneOf(values: readonly string[], message: string) {
  return rule(
    'notOneOf',
    (value) => !values.includes(String(value)),
    () => message,
  );
}

function rule(
  name: string,
  accepts: (value: unknown, form: Record<string, unknown>) => boolean,
  message: (value: unknown) => string,
) {
  return (target: object, propertyName: string) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName,
      validator: {
        validate: (value: unknown, { object }: ValidationArguments) =>
          accepts(value, object as Record<string, unknown>),
        defaultMessage: (validation?: ValidationArguments) => message(validation?.value),
      },
    });
  };
}
