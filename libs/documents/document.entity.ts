import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file that belongs to somebody: an upload, or a letter that was issued. The bytes lie in the blob store. */
@Entity('document')
export class DocumentRow {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** File name, as given by whoever uploaded it. */
  @Column({ type: 'text' })
  name!: string;

  /** Bytes; null, like the hash, while a letter waits to be rendered. */
  @Column({ type: 'integer', nullable: true })
  size!: number | null;

  @Column({ name: 'media_type', type: 'text' })
  mediaType!: string;

  @Column({ type: 'text', nullable: true })
  sha256!: string | null;

  /** Person; null for a letter. */
  @Column({ name: 'uploaded_by', type: 'uuid', nullable: true })
  uploadedBy!: string | null;

  /** `Idempotency-Key` of the upload, unique for the person; null without one. */
  @Column({ name: 'upload_key', type: 'text', nullable: true, select: false })
  uploadKey?: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** A document whose bytes are in the store. */
export type StoredDocument = DocumentRow & { size: number; sha256: string };

export function isStored(row: DocumentRow): row is StoredDocument {
  return row.sha256 !== null && row.size !== null;
}
