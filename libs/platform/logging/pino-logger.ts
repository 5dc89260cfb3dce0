import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { LogLevel } from '../config/config.js';
import { correlationId } from './correlation.js';

/** TypeORM hangs the values of a failed query on its error: names, texts of cases, whatever was asked for. */
const queryValues = ['err.parameters', 'err.driverError'];

const secrets = ['password', 'token', 'cookie', 'authorization', 'set-cookie'];

/** Nest's log as JSON lines on standard output, each with the correlation id of its request. */
export class PinoLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: LogLevel, destination?: pino.DestinationStream) {
    this.pino = pino(
      {
        level,
        base: undefined,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        mixin: () => {
          const id = correlationId();
          return id ? { correlationId: id } : {};
        },
        redact: { paths: [...secrets.flatMap((name) => [name, `*.${name}`]), ...queryValues], censor: '…' },
      },
      destination ?? pino.destination({ fd: 1, sync: true }),
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context (a class name) last, and a stack or an error before it. */
  private write(level: Exclude<LogLevel, 'silent'>, message: unknown, rest: unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? String(rest.pop()) : undefined;
    const error = [message, ...rest].find((value) => value instanceof Error);
    const stack = rest.find((value) => typeof value === 'string');
    const fields = rest.filter((value) => typeof value === 'object' && value !== null && !(value instanceof Error));
    this.pino[level](
      {
        ...Object.assign({}, ...fields),
        ...(context && { context }),
        ...(error ? { err: error } : stack && { stack }),
      },
      message instanceof Error ? message.message : typeof message === 'string' ? message : JSON.stringify(message),
    );
  }
}
