import { mkdtemp, readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DiskBlobStore } from './disk-blob-store.js';
import { Staging } from './staging.js';

let folder: string;
let staging: Staging;
let store: DiskBlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qiangwei-blobs-'));
  staging = new Staging(join(folder, 'incoming'));
  store = new DiskBlobStore(folder);
});

afterEach(() => rm(folder, { recursive: true }));

async function* pieces(...texts: string[]): AsyncGenerator<Buffer> {
  for (const piece of texts) yield Buffer.from(piece);
}

const hello = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const pathOfHello = () => join(folder, '2c', 'f2', hello);

describe('a staged file', () => {
  it('has the size and the hash of what was received', async () => {
    expect(await staging.receive(pieces('he', 'l', 'lo'), 5)).toMatchObject({ size: 5, sha256: hello });
  });

  it('is refused with the first byte too many, without reading on', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        read += 1;
        yield Buffer.alloc(1024);
      }
    }
    await expect(staging.receive(endless(), 10 * 1024)).rejects.toThrow('DOCUMENT.TOO_LARGE');
    expect(read).toBe(11);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('is swept away a day after its process was killed, not before', async () => {
    const old = await staging.receive(pieces('old'), 10);
    const fresh = await staging.receive(pieces('fresh'), 10);
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(old.path, yesterday, yesterday);
    await staging.sweep(new Date());
    await expect(stat(old.path)).rejects.toThrow('ENOENT');
    await expect(stat(fresh.path)).resolves.toBeDefined();
  });
});

describe('the blob store', () => {
  it('keeps content under its hash and gives it back', async () => {
    await store.keep(await staging.receive(pieces('hello'), 5));
    expect(await text(await store.read(hello, 5))).toBe('hello');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('takes the same content again', async () => {
    await store.keep(await staging.receive(pieces('hello'), 5));
    await store.keep(await staging.receive(pieces('hello'), 5));
    expect(await text(await store.read(hello, 5))).toBe('hello');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('refuses to read what is missing or was cut off, and heals when the content comes again', async () => {
    await expect(store.read(hello, 5)).rejects.toThrow('ENOENT');
    await store.keep(await staging.receive(pieces('hello'), 5));
    await truncate(pathOfHello(), 3);
    await expect(store.read(hello, 5)).rejects.toThrow('has 3 bytes, expected 5');
    await store.keep(await staging.receive(pieces('hello'), 5));
    expect(await text(await store.read(hello, 5))).toBe('hello');
  });

  it('never leaves its folder', async () => {
    await writeFile(join(folder, 'secret'), 'x');
    await expect(store.read('../secret', 1)).rejects.toThrow('Not a SHA-256');
  });
});
