import { Global, Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '#libs/platform/config/config.js';
import { DocumentSettings } from './document-settings.js';
import { DocumentRow } from './document.entity.js';
import { Documents } from './documents.query.js';
import { LetterRenderHandler } from './letters/letter-render.handler.js';
import { LetterRendering } from './letters/letter-rendering.js';
import { LetterRow } from './letters/letter.entity.js';
import { DirectPrinter, LetterPrinter } from './letters/pdf/letter-printer.js';
import { ThreadPrinter } from './letters/pdf/thread-printer.js';
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
    {
      provide: DocumentSettings,
      inject: [Config],
      useFactory: (config: Config) => new DocumentSettings(config),
    },
    {
      provide: BlobStore,
      inject: [DocumentSettings],
      useFactory: (settings: DocumentSettings) => new DiskBlobStore(settings.blobFolder),
    },
    {
      provide: Staging,
      inject: [DocumentSettings],
      useFactory: (settings: DocumentSettings) => new Staging(settings.stagingFolder),
    },
    // A thread runs a compiled file; under Jest, which compiles as it goes, there is none.
    { provide: LetterPrinter, useClass: import.meta.url.endsWith('.js') ? ThreadPrinter : DirectPrinter },
    Documents,
    LetterRendering,
    LetterRenderHandler,
    Letters,
    PublicNotices,
    UploadDocument,
  ],
  exports: [BlobStore, Documents, DocumentSettings, Letters, PublicNotices, UploadDocument],
})
export class DocumentsModule implements OnApplicationBootstrap {
  @Inject(Staging)
  private readonly staging!: Staging;

  async onApplicationBootstrap(): Promise<void> {
    await this.staging.sweep(new Date());
  }
}
