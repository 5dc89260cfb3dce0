import { Injectable, Optional } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { DataSource, type EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import type { Actor } from '#libs/identity/actor.js';
import { DomainError } from '#libs/platform/errors.js';
import { DocumentRow, isStored, type StoredDocument } from './document.entity.js';
import { DocumentReaders } from './document-readers.js';
import { LetterRendering } from './letters/letter-rendering.js';
import { BlobStore } from './storage/blob-store.js';

/** Finds documents for those who may know of them. */
@Injectable()
export class Documents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly letters: LetterRendering,
    private readonly blobs: BlobStore,
    @Optional() private readonly readers?: DocumentReaders,
  ) {}

  /**
   * An upload of the actor's own, to attach to a case. Inside the caller's transaction.
   * @throws DomainError DOCUMENT.NOT_FOUND when it is somebody else's, a letter, or not there
   */
  async getForAttachment(manager: EntityManager, documentId: string, actor: Actor): Promise<StoredDocument> {
    const row = isUuid(documentId) ? await manager.findOneBy(DocumentRow, { id: documentId }) : null;
    if (!row || !isStored(row) || row.uploadedBy !== actor.personId) throw notFound();
    return row;
  }

  /**
   * A document that the actor may read; a letter that waits to be rendered is rendered first.
   * @throws DomainError DOCUMENT.NOT_FOUND also for what the actor may not know of
   */
  async getReadable(documentId: string, actor: Actor): Promise<StoredDocument> {
    const row = isUuid(documentId) ? await this.dataSource.manager.findOneBy(DocumentRow, { id: documentId }) : null;
    if (!row || !(row.uploadedBy === actor.personId || (await this.readers?.mayRead(actor, row.id)))) throw notFound();
    return isStored(row) ? row : this.letters.render(row.id);
  }

  /** The bytes, to be read once. */
  read(document: Pick<StoredDocument, 'sha256' | 'size'>): Promise<Readable> {
    return this.blobs.read(document.sha256, document.size);
  }
}

function notFound(): DomainError {
  return new DomainError('DOCUMENT.NOT_FOUND');
}
