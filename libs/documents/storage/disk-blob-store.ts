import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { BlobStore, type StagedFile } from './blob-store.js';

/** Blobs as files `ab/cd/abcd…` under one folder; a file is there whole or not at all, also after a power cut. */
export class DiskBlobStore extends BlobStore {
  /** @param folder absolute; on the same file system as the staged files, because they are moved, not copied */
  constructor(private readonly folder: string) {
    super();
  }

  async keep(staged: StagedFile): Promise<void> {
    const target = this.pathOf(staged.sha256);
    const there = await stat(target).catch(() => null);
    if (there?.size === staged.size) {
      await rm(staged.path, { force: true });
      return;
    }
    const shelf = dirname(target);
    const firstNewFolder = await mkdir(shelf, { recursive: true, mode: 0o700 });
    await rename(staged.path, target);
    await syncFolder(shelf);
    if (firstNewFolder) {
      await syncFolder(dirname(shelf));
      await syncFolder(this.folder);
    }
  }

  async read(sha256: string, size: number): Promise<Readable> {
    const file = await open(this.pathOf(sha256), 'r');
    const { size: found } = await file.stat();
    if (found !== size) {
      await file.close();
      throw new Error(`Blob ${sha256} has ${found} bytes, expected ${size}`);
    }
    return file.createReadStream();
  }

  private pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`Not a SHA-256: ${sha256}`);
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

/** Makes a new name in a folder last through a power cut. Windows cannot open folders, and does not need it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
