import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { openPromise, type Entry } from 'yauzl';

/** The files of an archive, wherever it lies. */
export interface ArchiveReader {
  paths: readonly string[];
  /** @throws Error when there is no such file, or it cannot be unpacked */
  open: (path: string) => Promise<Readable>;
  close: () => void;
}

/** A text of this many bytes is no log of a case; what is packed may claim to be small and be enormous. */
const mostText = 256 * 1024 * 1024;

/** @throws Error when the file is no ZIP, or two files in it have one name */
export async function openZip(path: string): Promise<ArchiveReader> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true, validateEntrySizes: true });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw new Error(`${entry.fileName} is there twice`);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    throw error;
  }
  return {
    paths: [...entries.keys()],
    open: async (name) => {
      const entry = entries.get(name);
      if (!entry) throw new Error(`There is no ${name}`);
      return zip.openReadStreamPromise(entry);
    },
    close: () => zip.close(),
  };
}

/** @throws Error as `open` does */
export async function hashOfFile(reader: ArchiveReader, path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of await reader.open(path)) {
    hash.update(piece as Buffer);
    size += (piece as Buffer).length;
  }
  return { size, sha256: hash.digest('hex') };
}

/** @throws Error as `open` does, and when it is too large for a text or no UTF-8 */
export async function textOf(reader: ArchiveReader, path: string): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of await reader.open(path)) {
    size += (piece as Buffer).length;
    if (size > mostText) throw new Error(`${path} is too large`);
    pieces.push(piece as Buffer);
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
}
