import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '#libs/platform/errors.js';
import { DocumentRow, isStored, type StoredDocument } from '../document.entity.js';
import { DocumentSettings } from '../document-settings.js';
import { BlobStore, type StagedFile } from '../storage/blob-store.js';
import { Staging } from '../storage/staging.js';
import { LetterRow } from './letter.entity.js';
import { LetterPrinter } from './pdf/letter-printer.js';

/**
 * Makes the PDF of a letter, once: one at a time in a process, because it takes the processor for a while, and under a
 * lock of the document's row across processes.
 */
@Injectable()
export class LetterRendering {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly staging: Staging,
    private readonly blobs: BlobStore,
    private readonly settings: DocumentSettings,
    private readonly printer: LetterPrinter,
  ) {}

  /**
   * @returns the letter's document, with its bytes in the store
   * @throws DomainError DOCUMENT.NOT_FOUND when no letter has this document
   */
  render(documentId: string): Promise<StoredDocument> {
    const rendered = this.last.then(() =>
      this.dataSource.transaction((manager) => this.renderOnce(manager, documentId)),
    );
    this.last = rendered.catch(() => undefined);
    return rendered;
  }

  private async renderOnce(manager: EntityManager, documentId: string): Promise<StoredDocument> {
    const document = await manager.findOne(DocumentRow, {
      where: { id: documentId },
      lock: { mode: 'pessimistic_write' },
    });
    const letter = document && (await manager.findOneBy(LetterRow, { documentId }));
    if (!letter) throw new DomainError('DOCUMENT.NOT_FOUND');
    if (isStored(document)) return document;

    const staged = await this.stage(letter);
    await this.blobs.keep(staged);
    const bytes = { size: staged.size, sha256: staged.sha256 };
    await manager.update(DocumentRow, { id: documentId }, bytes);
    // Written once: whoever changes the PDF afterwards contradicts it.
    await manager.query('insert into letter_print (document_id, case_id, sha256, size) values ($1, $2, $3, $4)', [
      documentId,
      letter.caseId,
      bytes.sha256,
      bytes.size,
    ]);
    return { ...document, ...bytes };
  }

  private async stage(letter: LetterRow): Promise<StagedFile> {
    const { verificationCode: code } = letter;
    const pdf = await this.printer.print({
      model: letter.model,
      title: letter.titleZh,
      number: letter.number,
      caseNumber: letter.caseNumber,
      issuedAt: letter.issuedAt,
      verification: code === null ? null : { code, url: `${this.settings.publicUrl}/public/verify/${code}` },
    });
    return this.staging.receive(singlePiece(pdf), Number.POSITIVE_INFINITY);
  }
}

async function* singlePiece(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
