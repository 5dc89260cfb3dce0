import type { Readable } from 'node:stream';

/** A file that has been received and hashed, and waits on this machine's disk to be kept or thrown away. */
export interface StagedFile {
  /** Absolute path. */
  path: string;
  /** Bytes; at least 0. */
  size: number;
  /** Of the content, 64 lower-case hexadecimal digits. */
  sha256: string;
}

/**
 * Where the bytes of documents live, found by the hash of their content. What is kept never changes, and the same
 * content is kept once. The default is a folder (DiskBlobStore); an object store can take its place.
 */
export abstract class BlobStore {
  /** Keeps the content for good; the staged file is gone afterwards. To keep the same content again is harmless. */
  abstract keep(staged: StagedFile): Promise<void>;

  /**
   * @returns the content, to be read once
   * @throws Error when it is missing or not as long as it was, before a byte is read
   */
  abstract read(sha256: string, size: number): Promise<Readable>;
}
