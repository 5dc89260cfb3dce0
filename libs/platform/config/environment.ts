import 'reflect-metadata';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateBy,
  validateSync,
} from 'class-validator';
import { StartRefused } from '../process/failure.js';
import { Config, type LogLevel, logLevels } from './config.js';

const wholeNumber = Transform(({ value }: { value: unknown }) => (/^\d+$/.test(String(value)) ? Number(value) : value));

/** The environment variables that Qiangwei reads, each with what is expected of it. An empty value counts as not set. */
class Environment {
  @wholeNumber
  @IsInt({ message: 'a whole number from 1 to 65535, for example 3000' })
  @Min(1, { message: 'a whole number from 1 to 65535, for example 3000' })
  @Max(65535, { message: 'a whole number from 1 to 65535, for example 3000' })
  PORT = 3000;

  @IsOptional()
  @Matches(/^[A-Za-z0-9.:-]+$/, { message: 'a name or address of this machine, for example localhost or 0.0.0.0' })
  QIANGWEI_HOST?: string;

  @IsString()
  @MinLength(1, { message: 'a folder, for example .data' })
  QIANGWEI_DATA_DIR = '.data';

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/, {
    message: 'a PostgreSQL address, for example postgres://user:password@host:5432/qiangwei',
  })
  DATABASE_URL?: string;

  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/, {
    message:
      'a PostgreSQL address of the owner of the schema, for example postgres://owner:password@host:5432/qiangwei',
  })
  MIGRATION_DATABASE_URL?: string;

  @IsOptional()
  @Matches(/^(postgres(ql)?|rediss?):\/\/\S+$/, {
    message: 'postgres://… or redis://…, for example redis://localhost:6379',
  })
  QUEUE_URL?: string;

  @IsOptional()
  @Matches(/^smtps?:\/\/\S+$/, { message: 'a mail server, for example smtp://user:password@mail.example.org:587' })
  SMTP_URL?: string;

  @Matches(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, { message: 'a sender, for example 蔷薇 <no-reply@example.org>' })
  MAIL_FROM = '蔷薇 Qiangwei <no-reply@qiangwei.invalid>';

  @IsOptional()
  @Matches(/^https?:\/\/[^\s/]+\/?$/, {
    message: 'the origin that people type, without a path, for example https://qiangwei.example.org',
  })
  PUBLIC_URL?: string;

  @IsOptional()
  @IsIn(['0', '1'], { message: '1 (demo accounts and demo clock) or 0' })
  QIANGWEI_DEMO?: '0' | '1';

  @IsIn(['development', 'production', 'test'], { message: 'development, production or test' })
  NODE_ENV = 'development';

  @IsOptional()
  @ValidateBy(
    { name: 'addressesOrNetworks', validator: { validate: (value) => listed(String(value)).every(isNetwork) } },
    { message: 'addresses or networks of proxies, separated by commas, for example 10.0.0.0/8' },
  )
  TRUSTED_PROXIES?: string;

  @IsIn(logLevels, { message: `one of ${logLevels.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';

  @wholeNumber
  @IsInt({ message: 'a whole number from 2 to 200' })
  @Min(2, { message: 'a whole number from 2 to 200' })
  @Max(200, { message: 'a whole number from 2 to 200' })
  DATABASE_POOL = 16;

  @wholeNumber
  @IsInt({ message: 'megabytes, a whole number from 1 to 500, for example 20' })
  @Min(1, { message: 'megabytes, a whole number from 1 to 500, for example 20' })
  @Max(500, { message: 'megabytes, a whole number from 1 to 500, for example 20' })
  QIANGWEI_UPLOAD_LIMIT_MB = 20;
}

/** The environment does not fit; the message names each variable, what it holds and what is expected. */
export class ConfigError extends StartRefused {
  constructor(readonly problems: string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads and checks the settings.
 * @param variables usually `process.env`
 * @throws ConfigError naming every variable that is wrong or missing
 */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const known = Object.keys(new Environment()).concat(optionalVariables);
  const given = Object.fromEntries(
    known.flatMap((name) => (variables[name]?.trim() ? [[name, variables[name].trim()]] : [])),
  );
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const problems = validateSync(environment).map(({ property, constraints }) => {
    const expected = Object.values(constraints ?? {})[0];
    return `${property} is ${shown(property, given[property])}, expected ${expected}`;
  });
  for (const [name, value] of Object.entries(given)) {
    if (name.endsWith('_URL') && !URL.canParse(value) && !problems.some((problem) => problem.startsWith(`${name} `))) {
      problems.push(
        `${name} is ${shown(name, value)}, expected an address; write # / ? @ in a password as %23 %2F %3F %40`,
      );
    }
  }
  const demo = environment.QIANGWEI_DEMO === '1';
  if (demo && environment.NODE_ENV === 'production') {
    problems.push(
      'QIANGWEI_DEMO is 1 while NODE_ENV is production: the demo accounts have a published password. Expected QIANGWEI_DEMO=0 in production.',
    );
  }
  if (!environment.DATABASE_URL) {
    problems.push(
      'DATABASE_URL is not set, expected a PostgreSQL address, for example postgres://user:password@host:5432/qiangwei',
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);

  const databaseUrl = environment.DATABASE_URL ?? '';
  return new Config({
    port: environment.PORT,
    // The passwords of the demo accounts are published, so the demo stays on this machine unless it is told otherwise.
    host: environment.QIANGWEI_HOST ?? (demo ? 'localhost' : '0.0.0.0'),
    dataDir: resolve(environment.QIANGWEI_DATA_DIR),
    databaseUrl,
    migrationDatabaseUrl: environment.MIGRATION_DATABASE_URL ?? databaseUrl,
    queueUrl: environment.QUEUE_URL ?? databaseUrl,
    smtpUrl: environment.SMTP_URL,
    mailFrom: environment.MAIL_FROM,
    publicUrl: (environment.PUBLIC_URL ?? `http://localhost:${environment.PORT}`).replace(/\/$/, ''),
    demo,
    production: environment.NODE_ENV === 'production',
    trustedProxies: listed(environment.TRUSTED_PROXIES ?? ''),
    logLevel: environment.LOG_LEVEL,
    databasePool: environment.DATABASE_POOL,
    uploadLimit: environment.QIANGWEI_UPLOAD_LIMIT_MB * 1024 * 1024,
  });
}

const optionalVariables = [
  'QIANGWEI_HOST',
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'QUEUE_URL',
  'SMTP_URL',
  'PUBLIC_URL',
  'TRUSTED_PROXIES',
  'QIANGWEI_DEMO',
];

function listed(value: string): string[] {
  return value.split(',').flatMap((part) => part.trim() || []);
}

/** An address, or a network with the length of its prefix: `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`. */
function isNetwork(value: string): boolean {
  const [address = '', prefix, ...more] = value.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** Addresses may carry a password, which must not reach a log. */
function shown(property: string, value: string | undefined): string {
  if (value === undefined) return 'not set';
  return property.endsWith('_URL') ? `"${value.replace(/\/\/[^@/]*@/, '//…@')}"` : `"${value}"`;
}
