import { join } from 'node:path';
import type { Config } from '#libs/platform/config/config.js';

/** Where documents lie, how large an upload may be, and the origin that letters name. */
export class DocumentSettings {
  /** Folder of the blobs, absolute. */
  readonly blobFolder: string;
  /** Folder of files that are being received; on the same file system as the blobs. */
  readonly stagingFolder: string;
  /** Bytes. */
  readonly uploadLimit: number;
  /** Origin for the addresses on letters, without a slash at the end. */
  readonly publicUrl: string;

  constructor({ dataDir, uploadLimit, publicUrl }: Pick<Config, 'dataDir' | 'uploadLimit' | 'publicUrl'>) {
    this.blobFolder = join(dataDir, 'documents');
    this.stagingFolder = join(this.blobFolder, 'incoming');
    this.uploadLimit = uploadLimit;
    this.publicUrl = publicUrl;
  }
}
