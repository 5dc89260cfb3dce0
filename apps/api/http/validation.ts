import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldFault } from '#libs/platform/errors.js';

/** Checks bodies and queries against their DTO; unknown properties are refused, faults are named by JSON pointer. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new DomainError('REQUEST.INVALID', { errors: fieldFaults(errors) }),
  });
}

/** Flattens class-validator's tree into one fault per rule that was broken; a wrong type stands for the rest. */
export function fieldFaults(errors: ValidationError[], parent = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${error.property.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    const own = telling(Object.entries(error.constraints ?? {})).map(([rule, message]) => ({
      pointer,
      code: ruleCodes[rule] ?? rule,
      message: { zh: `${ruleTexts[rule] ?? '不符合要求'}（${error.property}）`, en: message },
    }));
    return [...own, ...fieldFaults(error.children ?? [], pointer)];
  });
}

/** What is not even of the right type need not be told its length as well. */
function telling(broken: [string, string][]): [string, string][] {
  const types = broken.filter(([rule]) => typeRules.has(rule));
  return types.length > 0 ? types.slice(0, 1) : broken;
}

const typeRules = new Set([
  'whitelistValidation',
  'isDefined',
  'isString',
  'isInt',
  'isNumber',
  'isBoolean',
  'isArray',
  'isObject',
]);

const ruleCodes: Record<string, string> = { whitelistValidation: 'unknownProperty' };

const ruleTexts: Record<string, string> = {
  whitelistValidation: '不允许的字段',
  isDefined: '必须填写',
  isNotEmpty: '不能为空',
  isString: '应为文本',
  isInt: '应为整数',
  isNumber: '应为数字',
  isBoolean: '应为 true 或 false',
  isArray: '应为列表',
  isObject: '应为对象',
  isUuid: '应为有效编号',
  isIn: '不在可选范围内',
  isEnum: '不在可选范围内',
  min: '数值过小',
  max: '数值过大',
  minLength: '内容过短',
  maxLength: '内容过长',
  isLength: '长度不符合要求',
  matches: '格式不正确',
  isDateString: '日期格式不正确',
  isISO8601: '日期格式不正确',
};
