import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from '#libs/platform/process/failure.js';
import { claimDataFolder } from './single-start.js';

let folder: string;
let lock: string;
let other: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiangwei-claim-'));
  lock = join(folder, 'qiangwei.pid');
});
afterEach(() => {
  other?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A process that looks like another start, and runs until its input ends. */
async function anotherStart(): Promise<ChildProcess & { pid: number }> {
  const script = join(folder, 'serve.js');
  writeFileSync(script, `process.stdin.resume().on('end', () => process.exit()); console.log('up');`);
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  other = child;
  await once(child.stdout, 'data');
  return Object.assign(child, { pid: child.pid ?? 0 });
}

describe('a data folder', () => {
  it('is claimed by the first start and given back when it ends', async () => {
    const claim = await claimDataFolder(folder);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
    claim.giveBack();
    expect(() => readFileSync(lock)).toThrow('ENOENT');
  });

  it('is free again after its holder was killed', async () => {
    const holder = await anotherStart();
    writeFileSync(lock, String(holder.pid));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await claimDataFolder(folder);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
  });

  it('is free when the number of a killed holder belongs to some other program now', async () => {
    const program = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    other = program;
    await once(program, 'spawn');
    writeFileSync(lock, String(program.pid));
    await claimDataFolder(folder);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
  });

  it('is refused while another start runs on it, which is named', async () => {
    const holder = await anotherStart();
    writeFileSync(lock, String(holder.pid));
    const refusal = claimDataFolder(folder);
    await expect(refusal).rejects.toThrow(StartRefused);
    await expect(refusal).rejects.toThrow(`process ${holder.pid}`);
  });

  it('is waited for while the other start is stopping', async () => {
    const holder = await anotherStart();
    writeFileSync(lock, `${holder.pid} stopping`);
    const claimed = claimDataFolder(folder);
    holder.stdin?.end();
    await claimed;
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
  });

  it.each(['', 'below', 'two/below'])(
    'is refused by the name of its variable when a file stands in the way (%s)',
    async (below) => {
      const file = join(folder, 'file');
      writeFileSync(file, '');
      const refusal = claimDataFolder(join(file, below));
      await expect(refusal).rejects.toThrow(StartRefused);
      await expect(refusal).rejects.toThrow(/^QIANGWEI_DATA_DIR must be a folder/);
    },
  );
});
