import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearLeftover } from './leftover.js';

const noBinaries = { postgres: '', initdb: '', pgCtl: '' };
let folder: string;
let lock: string;
let program: ChildProcess;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qiangwei-leftover-'));
  lock = join(folder, 'postmaster.pid');
  program = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(program, 'spawn');
});
afterEach(() => {
  program.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const clear = (): void => clearLeftover(noBinaries, undefined, folder, () => undefined);

describe('the lock file of a PostgreSQL that was killed', () => {
  it('is removed when its process number belongs to some other program now, which goes on', () => {
    writeFileSync(lock, `${program.pid}\n${folder}\n`);
    clear();
    expect(existsSync(lock)).toBe(false);
    expect(program.exitCode ?? program.signalCode).toBeNull();
  });

  it('is left to PostgreSQL, which knows what to do, when there is no such process', async () => {
    program.kill('SIGKILL');
    await once(program, 'exit');
    writeFileSync(lock, `${program.pid}\n${folder}\n`);
    clear();
    expect(existsSync(lock)).toBe(true);
  });

  it('may be missing or unreadable', () => {
    expect(clear).not.toThrow();
    writeFileSync(lock, '');
    expect(clear).not.toThrow();
  });
});
