import type { Actor } from '#libs/identity/actor.js';

/**
 * Port: says who may read a document because of what it is attached to. Whoever attaches documents provides it under
 * this class as the token, exported by a global module. Without a provider only the uploader reads; an uploader may
 * read an own upload in any case, without being asked for here.
 */
export abstract class DocumentReaders {
  /** @returns false also for a document that does not exist */
  abstract mayRead(actor: Actor, documentId: string): Promise<boolean>;
}
