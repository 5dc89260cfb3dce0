import { Readable } from 'node:stream';
import type { ArchiveReader } from '../../libs/casework/archive/archive-reader.js';
import type { ArchiveReport } from '../../libs/casework/archive/archive-report.js';
import { verifyArchive } from '../../libs/casework/archive/verify-archive.js';

/** The files of a case file by their paths. */
export type UnpackedFile = Map<string, Buffer>;

export async function unpack(reader: ArchiveReader): Promise<UnpackedFile> {
  const files: UnpackedFile = new Map();
  for (const path of reader.paths) {
    const pieces: Buffer[] = [];
    for await (const piece of await reader.open(path)) pieces.push(piece as Buffer);
    files.set(path, Buffer.concat(pieces));
  }
  return files;
}

/** Verifies a case file as if it had been packed from these files. */
export function verifyUnpacked(files: UnpackedFile): Promise<ArchiveReport> {
  return verifyArchive({
    paths: [...files.keys()],
    open: (path) => {
      const content = files.get(path);
      return content ? Promise.resolve(Readable.from([content])) : Promise.reject(new Error(`There is no ${path}`));
    },
    close: () => undefined,
  });
}

export function withFlippedBit(files: UnpackedFile, path: string, at: number, bit: number): UnpackedFile {
  const content = Buffer.from(files.get(path) ?? Buffer.alloc(0));
  content[at] = (content[at] ?? 0) ^ (1 << bit);
  return new Map(files).set(path, content);
}
