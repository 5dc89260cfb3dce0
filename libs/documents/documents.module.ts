import { type DynamicModule, Global, Inject, Module, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '#libs/platform/config/config.js';
import { DocumentReaders, UploaderOnly } from './document-readers.js';
import { DocumentSettings } from './document-settings.js';
import { DocumentRow } from './document.entity.js';
import { Documents } from './documents.query.js';
import { LetterRenderHandler } from './letters/letter-render.handler.js';
import { LetterRendering } from './letters/letter-rendering.js';
import { LetterRow } from './letters/letter.entity.js';
import { Letters } from './letters/letters.service.js';
import { PublicNotice } from './public-notice/public-notice.entity.js';
import { PublicNotices } from './public-notice/public-notices.service.js';
import { BlobStore } from './storage/blob-store.js';
import { DiskBlobStore } from './storage/disk-blob-store.js';
import { Staging } from './storage/staging.js';
import { UploadDocument } from './upload/upload-document.command.js';

/** Attachments, letters and public notices. Global: casework issues letters and publishes notices through it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([DocumentRow, LetterRow, PublicNotice])],
  providers: [
    { provide: DocumentSettings, inject: [Config], useFactory: (config: Config) => DocumentSettings.from(config, process.env) },
    { provide: BlobStore, inject: [DocumentSettings], useFactory: (settings: DocumentSettings) => new DiskBlobStore(settings.blobFolder) },
    { provide: Staging, inject: [DocumentSettings], useFactory: (settings: DocumentSettings) => new Staging(settings.stagingFolder) },
    { provide: DocumentReaders, useClass: UploaderOnly },
    Documents,
    LetterRendering,
    LetterRenderHandler,
    Letters,
    PublicNotices,
    UploadDocument,
  ],
  exports: [Documents, DocumentSettings, Letters, PublicNotices, UploadDocument],
})
export class DocumentsModule implements OnApplicationBootstrap {
  @Inject(Staging)
  private readonly staging!: Staging;

  /**
   * The module with the real answer to "who may read this document".
   * @param readers its dependencies are global, or exported by `imports`
   */
  static withReaders(readers: Type<DocumentReaders>, imports: DynamicModule['imports'] = []): DynamicModule {
    return { module: DocumentsModule, imports, providers: [{ provide: DocumentReaders, useClass: readers }] };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.staging.sweep(new Date());
  }
}
