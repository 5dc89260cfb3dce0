import 'reflect-metadata';
import { randomInt } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { CreatePerson } from '#libs/identity/create-person.command.js';
import { OrgUnit } from '#libs/identity/org-unit.entity.js';
import { PeopleDirectory } from '#libs/identity/people-directory.query.js';
import { Person } from '#libs/identity/person.entity.js';
import { SecurityEvent } from '#libs/identity/security-event.entity.js';
import { SecurityLog } from '#libs/identity/security-log.js';
import { SystemClock } from '#libs/platform/clock/system-clock.js';
import { readConfig } from '#libs/platform/config/environment.js';
import { applicationDataSourceOptions } from '#libs/platform/database/data-source.js';
import { DomainError, sentenceIn } from '#libs/platform/errors.js';
import { exitWithMessage, StartRefused } from '#libs/platform/process/failure.js';

const usage = `Usage:
  npm run person -- add --username NAME --name FULLNAME --email ADDRESS --role ROLE --unit OFFICE
  npm run person -- list

Several --role are held in the same office. The password is taken from QIANGWEI_PASSWORD; without it one is made up and
printed once. The offices are there after npm run seed.`;

/** Entities of `libs/identity` that the commands below touch, for a data source of one's own. */
export const personEntities = [OrgUnit, Person, SecurityEvent];

/**
 * Runs one `npm run person` command: outside a demo this is how the first administrator comes to be.
 * @param words what stands after `--`
 * @param givenPassword QIANGWEI_PASSWORD
 * @returns what to print
 * @throws StartRefused with a message that says what to type instead
 */
export async function person(dataSource: DataSource, words: string[], givenPassword?: string): Promise<string> {
  const { positionals, values } = parse(words);
  if (positionals.length !== 1) throw new StartRefused(usage);
  if (positionals[0] === 'list') return list(dataSource);
  if (positionals[0] !== 'add') throw new StartRefused(usage);

  const { username, name, email, role, unit } = values;
  if (!username || !name || !email || !role || !unit) throw new StartRefused(usage);
  const password = givenPassword ?? madeUpPassword();
  try {
    await new CreatePerson(dataSource, new SecurityLog(new SystemClock())).execute(
      { username, name, email, password, grants: role.map((one) => ({ role: one, unit })) },
      { address: 'command line', userAgent: 'npm run person' },
    );
  } catch (error) {
    if (error instanceof DomainError) throw new StartRefused(faultsOf(error));
    throw error;
  }
  const made = `${username} can sign in now.\n`;
  return givenPassword === undefined ? `${made}Password (shown this once): ${password}\n` : made;
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        username: { type: 'string' },
        name: { type: 'string' },
        email: { type: 'string' },
        role: { type: 'string', multiple: true },
        unit: { type: 'string' },
      },
    });
  } catch (error) {
    throw new StartRefused(`${(error as Error).message}\n\n${usage}`);
  }
}

async function list(dataSource: DataSource): Promise<string> {
  const directory = new PeopleDirectory(dataSource, new SystemClock());
  const lines: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await directory.list(100, cursor);
    for (const { username, name, email, active, grants } of page.items) {
      const held = grants.map(({ role, unit }) => `${role}@${unit}`).join(' ');
      lines.push([username, name, email, held, ...(active ? [] : ['closed'])].join('\t'));
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return lines.length > 0 ? `${lines.join('\n')}\n` : 'Nobody yet.\n';
}

function faultsOf({ message, options }: DomainError): string {
  const faults = options.errors?.map((fault) => {
    const option = fault.pointer === '/password' ? 'QIANGWEI_PASSWORD' : `--${fault.pointer.slice(1)}`;
    return `  ${option}: ${sentenceIn('en', fault.message)}`;
  });
  return faults ? `Nobody was added:\n${faults.join('\n')}` : message;
}

/** Twenty characters that nobody mistakes for each other, in groups: about 98 bits. */
function madeUpPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 5 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return [group(), group(), group(), group()].join('-');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const options = applicationDataSourceOptions(readConfig(process.env));
    const dataSource = await new DataSource({ ...options, entities: personEntities }).initialize();
    try {
      process.stdout.write(await person(dataSource, process.argv.slice(2), process.env.QIANGWEI_PASSWORD || undefined));
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    exitWithMessage(error);
  }
}
