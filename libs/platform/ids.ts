import { v7 } from 'uuid';

/** A new identifier: UUID version 7, so that rows written one after the other lie together in their indexes. */
export function newId(): string {
  return v7();
}
