import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { Text } from '#libs/contracts/index.js';
import type { FormClass, FormError } from './contract.js';

/** What is wrong with a filled form or payload; empty when it is valid. Unknown properties are errors. */
export function errorsOf(form: FormClass, filled: Record<string, unknown>): FormError[] {
  const instance = plainToInstance(form, filled);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  return errors.flatMap((error) => flatten(error, ''));
}

/** A field that was left out is one error, however many rules it breaks by that. */
function flatten(error: ValidationError, parent: string): FormError[] {
  const pointer = `${parent}/${error.property}`;
  const broken = error.constraints ?? {};
  const leftOut = (error.value === undefined || error.value === null) && !('whitelistValidation' in broken);
  const own = Object.entries(leftOut ? { isDefined: '' } : broken).map(([code, message]) => ({
    pointer,
    code,
    message: wording(code, message, error.value),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, pointer))];
}

/** Words for the constraints of class-validator; custom messages carry both languages as `zh | en`. */
function wording(code: string, message: string, value: unknown): Text {
  const [zh, en] = message.split(' | ');
  if (zh && en) return { zh, en };
  if (code === 'isNumber' && typeof value === 'number') return { zh: '小数位数过多。', en: 'Too many decimals.' };
  // The message begins with the property's name, which may hold a digit too: the limit is the last number.
  const limit = message.match(/-?\d+(\.\d+)?/g)?.at(-1) ?? '';
  return wordsFor(limit)[code] ?? { zh: '填写不正确。', en: 'This is not right.' };
}

const wordsFor = (limit: string): Record<string, Text> => ({
  isNotEmpty: { zh: '请填写此项。', en: 'Fill this in.' },
  isDefined: { zh: '请填写此项。', en: 'Fill this in.' },
  isString: { zh: '请填写文字。', en: 'Give text.' },
  isNumber: { zh: '请填写数字。', en: 'Give a number.' },
  isInt: { zh: '请填写整数。', en: 'Give a whole number.' },
  isBoolean: { zh: '请选择是或否。', en: 'Choose yes or no.' },
  isArray: { zh: '请填写列表。', en: 'Give a list.' },
  nestedValidation: { zh: '请逐项填写。', en: 'Fill in each item.' },
  arrayMinSize: { zh: `至少 ${limit} 项。`, en: `At least ${limit}.` },
  arrayMaxSize: { zh: `最多 ${limit} 项。`, en: `At most ${limit}.` },
  min: { zh: `不得小于 ${limit}。`, en: `Not below ${limit}.` },
  max: { zh: `不得大于 ${limit}。`, en: `Not above ${limit}.` },
  minLength: { zh: `至少 ${limit} 个字符。`, en: `At least ${limit} characters.` },
  maxLength: { zh: `最多 ${limit} 个字符。`, en: `At most ${limit} characters.` },
  isIn: { zh: '请从给定的选项中选择。', en: 'Choose one of the options.' },
  isEnum: { zh: '请从给定的选项中选择。', en: 'Choose one of the options.' },
  isUuid: { zh: '请先上传文件，再填写文件编号。', en: 'Upload the file and give its id.' },
  isIso8601: { zh: '请按 YYYY-MM-DD 填写日期。', en: 'Give the date as YYYY-MM-DD.' },
  isDateString: { zh: '请按 YYYY-MM-DD 填写日期。', en: 'Give the date as YYYY-MM-DD.' },
  isEmail: { zh: '请填写有效的电子邮箱。', en: 'Give a valid e-mail address.' },
  matches: { zh: '格式不正确。', en: 'The format is not right.' },
  whitelistValidation: { zh: '没有这一项。', en: 'There is no such field.' },
});
