import { BadRequestException, NotFoundException } from '@nestjs/common';
import { CalendarYearNotLoaded } from '#libs/case-engine/calendar.js';
import { errorStatus } from '#libs/contracts/problem.js';
import { errorTitles } from '#libs/platform/error-titles.js';
import { DomainError } from '#libs/platform/errors.js';
import { domainErrorOf, problemOf } from './problem.js';

describe('problem details', () => {
  const refusal = new DomainError('CASE.NOT_IN_STATE', {
    detail: { zh: '该办件正在公示', en: 'The case is in public notice' },
    params: { secret: 'kept out' },
    errors: [{ pointer: '/form/name', code: 'isString', message: { zh: '应为文本', en: 'must be text' } }],
    reasons: [{ code: 'CASE.NOT_IN_STATE', message: { zh: '公示中', en: 'in notice' }, by: '2026-11-30' }],
    availableEvents: ['RAISE_OBJECTION'],
  });

  it('carry code, status and correlation id, in the language of the reader', () => {
    const problem = problemOf(refusal, 'en', 'id-1', '/api/v1/cases/1/events');
    expect(problem).toEqual({
      type: 'urn:qiangwei:problem:CASE.NOT_IN_STATE',
      title: 'Not possible in this state',
      status: 409,
      detail: 'The case is in public notice',
      instance: '/api/v1/cases/1/events',
      code: 'CASE.NOT_IN_STATE',
      correlationId: 'id-1',
      errors: [{ pointer: '/form/name', code: 'isString', message: 'must be text' }],
      reasons: [{ code: 'CASE.NOT_IN_STATE', message: 'in notice', by: '2026-11-30' }],
      availableEvents: ['RAISE_OBJECTION'],
    });
    expect(problemOf(refusal, 'zh', 'id-1', '/')).toMatchObject({ detail: '该办件正在公示' });
  });

  it('say the title where there is no detail', () => {
    const problem = problemOf(new DomainError('AUTH.REQUIRED'), 'en', 'id', '/');
    expect(problem.detail).toBe(problem.title);
  });

  it('exist for every code', () => {
    expect(Object.keys(errorTitles).sort()).toEqual(Object.keys(errorStatus).sort());
  });
});

describe('what is thrown', () => {
  it.each([
    [new DomainError('CASE.STALE_VERSION'), 'CASE.STALE_VERSION', 412],
    [new NotFoundException(), 'REQUEST.NOT_FOUND', 404],
    [new BadRequestException(), 'REQUEST.MALFORMED', 400],
    [new CalendarYearNotLoaded(2029), 'CALENDAR.YEAR_NOT_LOADED', 422],
    [Object.assign(new Error(), { statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }), 'REQUEST.TOO_LARGE', 413],
    [Object.assign(new Error(), { statusCode: 415 }), 'REQUEST.UNSUPPORTED_MEDIA_TYPE', 415],
    [Object.assign(new Error(), { code: 'ECONNREFUSED' }), 'SERVER.UNAVAILABLE', 503],
    [Object.assign(new Error(), { driverError: { code: '57P01' } }), 'SERVER.UNAVAILABLE', 503],
    [Object.assign(new Error(), { driverError: { code: '22021' } }), 'REQUEST.INVALID', 422],
    [Object.assign(new Error(), { driverError: { code: '22P05' } }), 'REQUEST.INVALID', 422],
    [new Error('Connection terminated unexpectedly'), 'SERVER.UNAVAILABLE', 503],
    [new Error('a bug, with details'), 'SERVER.ERROR', 500],
    ['a string', 'SERVER.ERROR', 500],
    [undefined, 'SERVER.ERROR', 500],
  ])('%p becomes %s', (thrown, code, status) => {
    const error = domainErrorOf(thrown);
    expect(error).toMatchObject({ code, status });
    expect(JSON.stringify(problemOf(error, 'en', 'id', '/'))).not.toContain('details');
  });

  it('says which year has no calendar, in both languages', () => {
    const error = domainErrorOf(new CalendarYearNotLoaded(2029));
    expect(problemOf(error, 'zh', 'id', '/').detail).toContain('2029 年，该年度工作日历尚未载入');
    expect(problemOf(error, 'en', 'id', '/').detail).toContain('reaches into 2029');
  });
});
