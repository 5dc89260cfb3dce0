import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/identity/actor.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { DomainError } from '#libs/platform/errors.js';
import { newId } from '#libs/platform/ids.js';
import { DocumentRow, isStored, type StoredDocument } from '../document.entity.js';
import { DocumentSettings } from '../document-settings.js';
import { BlobStore, type StagedFile } from '../storage/blob-store.js';
import { Staging } from '../storage/staging.js';
import type { AcceptedMediaType } from './accepted-types.js';
import { recogniseContent } from './content-type.js';
import { faultOfExtension, faultOfName } from './file-name.js';

/** Takes a file in: checks its name, size and content, keeps the bytes, writes the row. */
@Injectable()
export class UploadDocument {
  constructor(
    private readonly dataSource: DataSource,
    private readonly staging: Staging,
    private readonly blobs: BlobStore,
    private readonly clock: BusinessClock,
    private readonly settings: DocumentSettings,
  ) {}

  /**
   * @param name as the client calls the file
   * @param content read to its end, or left off where it turns out too large
   * @param key of a request that may be sent again: the same file under the same key stays one document
   * @throws DomainError DOCUMENT.NAME_REFUSED, DOCUMENT.TOO_LARGE, DOCUMENT.EMPTY, DOCUMENT.TYPE_REFUSED, or
   *   REQUEST.IDEMPOTENCY_KEY_REUSED when another file came under the key before
   */
  async execute(
    actor: Actor,
    name: string,
    content: AsyncIterable<Uint8Array>,
    key: string | null,
  ): Promise<StoredDocument> {
    const fault = faultOfName(name);
    if (fault) throw new DomainError('DOCUMENT.NAME_REFUSED', { detail: fault });
    const staged = await this.staging.receive(content, this.settings.uploadLimit);
    try {
      const mediaType = await checkContent(staged, name);
      await this.blobs.keep(staged);
      return await this.record({
        id: newId(),
        name,
        size: staged.size,
        mediaType,
        sha256: staged.sha256,
        uploadedBy: actor.personId,
        uploadKey: key,
        createdAt: this.clock.now(),
      });
    } finally {
      await this.staging.discard(staged);
    }
  }

  private async record(row: StoredDocument): Promise<StoredDocument> {
    const { uploadedBy, uploadKey, name, sha256 } = row;
    const documents = this.dataSource.getRepository(DocumentRow);
    await documents.createQueryBuilder().insert().values(row).orIgnore().execute();
    if (!uploadKey) return row;
    const kept = await documents.findOneByOrFail({ uploadedBy: uploadedBy ?? '', uploadKey });
    if (!isStored(kept) || kept.sha256 !== sha256 || kept.name !== name) {
      throw new DomainError('REQUEST.IDEMPOTENCY_KEY_REUSED');
    }
    return kept;
  }
}

async function checkContent(staged: StagedFile, name: string): Promise<AcceptedMediaType> {
  if (staged.size === 0) {
    throw new DomainError('DOCUMENT.EMPTY', {
      detail: {
        zh: '文件是空的（0 字节）。请检查后重新上传。',
        en: 'The file is empty (0 bytes). Check it and upload again.',
      },
    });
  }
  const { mediaType, fault } = await recogniseContent(staged.path);
  if (fault) throw new DomainError('DOCUMENT.TYPE_REFUSED', { detail: fault });
  const extensionFault = faultOfExtension(name, mediaType);
  if (extensionFault) throw new DomainError('DOCUMENT.NAME_REFUSED', { detail: extensionFault });
  return mediaType;
}
