import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity/actor.js';

/**
 * Port: says who may read a document because of what it is attached to. Whoever attaches documents binds it, with
 * `DocumentsModule.withReaders(…)`; an uploader may read an own upload in any case, without being asked for here.
 */
export abstract class DocumentReaders {
  /** @returns false also for a document that does not exist */
  abstract mayRead(actor: Actor, documentId: string): Promise<boolean>;
}

/** Default: nobody but the uploader. */
@Injectable()
export class UploaderOnly extends DocumentReaders {
  override mayRead(): Promise<boolean> {
    return Promise.resolve(false);
  }
}
