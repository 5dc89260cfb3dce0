import { PassThrough, pipeline, type Readable } from 'node:stream';
import yazl from 'yazl';
import type { ArchivedFile } from './archive-format.js';

/** A file to be packed: its bytes, or where to get them when its turn comes. */
export type ZipEntry = ArchivedFile & { content: Buffer | (() => Promise<Readable>) };

/** Files of a case are dated alike: when one was exported stands in the manifest. */
const mtime = new Date('2026-01-01T00:00:00Z');

/**
 * A ZIP as a stream, one file in memory at a time at most; documents, which are compressed already, are stored as they
 * are. A file that cannot be read ends the stream with its error.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new yazl.ZipFile();
  const output = new PassThrough();
  let open: Readable | undefined;
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', fail);
  for (const { path, size, content } of entries) {
    if (Buffer.isBuffer(content)) zip.addBuffer(content, path, { mtime, mode: 0o100644 });
    else {
      zip.addReadStreamLazy(path, { mtime, mode: 0o100644, compress: false, size }, (give) => {
        content().then((stream) => {
          open = stream;
          stream.on('error', fail);
          if (output.destroyed) stream.destroy();
          else give(null, stream);
        }, fail);
      });
    }
  }
  zip.end();
  // Whoever stops reading in the middle leaves nothing open behind.
  pipeline(zip.outputStream, output, () => open?.destroy());
  return output;
}
