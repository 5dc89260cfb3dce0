import { ConfigError, readConfig } from './environment.js';

const database = { DATABASE_URL: 'postgres://qiangwei:secret@db.example:5432/qiangwei' };

function problemsOf(variables: Record<string, string>): string[] {
  try {
    readConfig({ ...database, ...variables });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('have defaults for everything but the database', () => {
    expect(readConfig(database)).toMatchObject({
      port: 3000,
      host: '0.0.0.0',
      publicUrl: 'http://localhost:3000',
      queueUrl: database.DATABASE_URL,
      migrationDatabaseUrl: database.DATABASE_URL,
      demo: false,
      production: false,
      trustedProxies: [],
      smtpUrl: undefined,
      uploadLimit: 20 * 1024 * 1024,
    });
  });

  it('take an empty variable for one that is not set', () => {
    expect(readConfig({ ...database, PORT: '', QUEUE_URL: ' ' })).toMatchObject({ port: 3000 });
  });

  it('take proxies as addresses and networks of both versions', () => {
    const { trustedProxies } = readConfig({ ...database, TRUSTED_PROXIES: '10.0.0.1, 172.30.110.0/24,fd00::/8' });
    expect(trustedProxies).toEqual(['10.0.0.1', '172.30.110.0/24', 'fd00::/8']);
  });

  it('keep the demo on this machine unless told otherwise', () => {
    expect(readConfig({ ...database, QIANGWEI_DEMO: '1' }).host).toBe('localhost');
    expect(readConfig({ ...database, QIANGWEI_DEMO: '1', QIANGWEI_HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3e3'],
    ['PORT', 'abc'],
    ['DATABASE_URL', 'mysql://h/d'],
    ['MIGRATION_DATABASE_URL', 'localhost'],
    ['QUEUE_URL', 'amqp://h'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['PUBLIC_URL', 'https://example.org/path'],
    ['TRUSTED_PROXIES', 'everyone'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1, 300.1.1.1'],
    ['QIANGWEI_DEMO', 'yes'],
    ['NODE_ENV', 'staging'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_POOL', '1'],
    ['QIANGWEI_UPLOAD_LIMIT_MB', '0'],
    ['QIANGWEI_UPLOAD_LIMIT_MB', '20MB'],
  ])('%s = %s is refused, by name and with what is expected', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} is ".*", expected .+`));
  });

  it('are all looked at before anything is refused', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y' })).toHaveLength(2);
  });

  it('never show a password', () => {
    expect(problemsOf({ QUEUE_URL: 'http://user:secret@host/x' }).join()).not.toContain('secret');
  });

  it('refuse the demo in production, where its passwords would be open', () => {
    expect(problemsOf({ QIANGWEI_DEMO: '1', NODE_ENV: 'production' }).join()).toContain('QIANGWEI_DEMO');
  });

  it('say that the database is missing', () => {
    expect(() => readConfig({})).toThrow(/DATABASE_URL is not set/);
  });
});
