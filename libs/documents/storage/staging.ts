import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '#libs/platform/errors.js';
import { newId } from '#libs/platform/ids.js';
import type { StagedFile } from './blob-store.js';

/** A staged file that is older belongs to a process that was killed: no upload takes that long. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** Receives content on disk, piece by piece, so that memory does not grow with the file. */
export class Staging {
  /** @param folder absolute; made when it is missing */
  constructor(private readonly folder: string) {}

  /**
   * Writes the content to disk and hashes it on the way. The caller keeps the file (BlobStore.keep) or discards it.
   * @param limit most bytes taken
   * @throws DomainError DOCUMENT.TOO_LARGE as soon as there are more; nothing is left on disk then
   */
  async receive(content: AsyncIterable<Uint8Array>, limit: number): Promise<StagedFile> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, newId());
    const hash = createHash('sha256');
    const file = await open(path, 'wx', 0o600);
    let size = 0;
    try {
      for await (const piece of content) {
        size += piece.length;
        if (size > limit) throw tooLarge(limit);
        hash.update(piece);
        await file.writeFile(piece);
      }
      await file.sync();
    } catch (error) {
      await file.close();
      await rm(path, { force: true });
      throw error;
    }
    await file.close();
    return { path, size, sha256: hash.digest('hex') };
  }

  async discard(staged: StagedFile): Promise<void> {
    await rm(staged.path, { force: true });
  }

  /** Removes what processes left behind that were killed in the middle of an upload. */
  async sweep(now: Date): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => null);
      if (found && now.getTime() - found.mtimeMs > abandonedAfterMs) await rm(path, { force: true });
    }
  }
}

/** @param limit in bytes */
export function tooLarge(limit: number): DomainError {
  const megabytes = Math.round((limit / 1024 / 1024) * 10) / 10;
  return new DomainError('DOCUMENT.TOO_LARGE', {
    detail: {
      zh: `文件超过 ${megabytes} MB。请压缩或拆分后重新上传。`,
      en: `The file is larger than ${megabytes} MB. Compress or split it and upload again.`,
    },
  });
}
