import { PinoLogger } from './pino-logger.js';

function logged(write: (logger: PinoLogger) => void): string {
  const lines: string[] = [];
  write(new PinoLogger('info', { write: (line: string) => lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('tells a failed query, but none of the values that were asked for', () => {
    const failed = Object.assign(new Error('relation does not exist'), {
      query: 'select * from person where username = $1',
      parameters: ['typed-into-the-wrong-field'],
      driverError: Object.assign(new Error('relation does not exist'), { detail: 'Key (name)=(somebody) exists' }),
    });
    const line = logged((logger) => logger.error('GET /parks failed', failed, 'Problem'));
    expect(JSON.parse(line)).toMatchObject({ level: 'error', msg: 'GET /parks failed', context: 'Problem' });
    expect(line).toContain('relation does not exist');
    expect(line).not.toMatch(/typed-into|somebody/);
  });

  it('never tells a password, a token or a cookie', () => {
    const line = logged((logger) => logger.log('said', { password: 'p-1', cookie: 'c-1', request: { token: 't-1' } }));
    expect(line).toContain('said');
    expect(line).not.toMatch(/[pct]-1/);
  });
});
