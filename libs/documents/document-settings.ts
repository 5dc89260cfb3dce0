import { join } from 'node:path';
import { Config } from '#libs/platform/config/config.js';
import { ConfigError } from '#libs/platform/config/environment.js';

const defaultMegabytes = 20;
const mostMegabytes = 500;

/** Where documents lie and how large an upload may be. */
export class DocumentSettings {
  private constructor(
    /** Folder of the blobs, absolute. */
    readonly blobFolder: string,
    /** Folder of files that are being received; on the same file system as the blobs. */
    readonly stagingFolder: string,
    /** Bytes. */
    readonly uploadLimit: number,
    /** Origin for the addresses on letters, without a slash at the end. */
    readonly publicUrl: string,
  ) {}

  /**
   * @param variables usually `process.env`; `QIANGWEI_UPLOAD_LIMIT_MB` is read
   * @throws ConfigError when the limit is no whole number from 1 to 500
   */
  static from(config: Config, variables: Record<string, string | undefined>): DocumentSettings {
    const given = variables.QIANGWEI_UPLOAD_LIMIT_MB?.trim() || String(defaultMegabytes);
    const megabytes = /^\d{1,3}$/.test(given) ? Number(given) : 0;
    if (megabytes < 1 || megabytes > mostMegabytes) {
      throw new ConfigError([
        `QIANGWEI_UPLOAD_LIMIT_MB is "${given}", expected a whole number from 1 to ${mostMegabytes}, for example ${defaultMegabytes}`,
      ]);
    }
    const folder = join(config.dataDir, 'documents');
    return new DocumentSettings(folder, join(folder, 'incoming'), megabytes * 1024 * 1024, config.publicUrl);
  }
}
