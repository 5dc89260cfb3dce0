import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Text } from '#libs/contracts/index.js';
import { newId } from '#libs/platform/ids.js';
import { Outbox } from '#libs/platform/outbox/outbox.js';
import { DocumentRow } from '../document.entity.js';
import { LetterRow } from './letter.entity.js';
import type { LetterModel } from '#libs/contracts/index.js';
import { nextLetterNumber } from './letter-number.js';
import { newVerificationCode, normaliseVerificationCode } from './verification-code.js';

/** A letter to be issued. */
export interface NewLetter {
  caseId: string;
  caseNumber: string;
  kind: string;
  title: Text;
  model: LetterModel;
  /** Business time. */
  issuedAt: Date;
  /** What the public verification says beside the title: who is certified, and where. Not for natural persons. */
  certificate?: { holder: string; territory: string };
}

export interface IssuedLetter {
  id: string;
  number: string;
  documentId: string;
  verificationCode?: string;
}

/** A letter as found by its verification code, with the hash of its PDF once that is rendered. */
export type VerifiedLetter = LetterRow & { sha256: string | null };

/** The register of letters: gives them their number, keeps what they say, finds them again. */
@Injectable()
export class Letters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Issues a letter inside the caller's transaction. Its PDF is made after the commit, or for its first reader.
   * A letter that carries a certificate, or whose model asks for it, gets a public verification code.
   */
  async issue(manager: EntityManager, letter: NewLetter): Promise<IssuedLetter> {
    const { kind, issuedAt, model } = letter;
    const number = await nextLetterNumber(manager, { kind, issuer: model.issuer, issuedAt });
    const verifiable = letter.certificate !== undefined || letter.model.verification === true;
    const documentId = newId();
    await manager.insert(DocumentRow, {
      id: documentId,
      name: `${letter.title.zh} ${number}.pdf`,
      mediaType: 'application/pdf',
      size: null,
      sha256: null,
      uploadedBy: null,
      createdAt: letter.issuedAt,
    });
    const row: LetterRow = {
      id: newId(),
      caseId: letter.caseId,
      caseNumber: letter.caseNumber,
      kind: letter.kind,
      number,
      titleZh: letter.title.zh,
      titleEn: letter.title.en,
      model: { ...letter.model, number },
      issuedAt: letter.issuedAt,
      documentId,
      verificationCode: verifiable ? newVerificationCode() : null,
      holder: letter.certificate?.holder ?? letter.model.addressee,
      territory: letter.certificate?.territory ?? '',
    };
    await manager.insert(LetterRow, row);
    await this.outbox.append(manager, 'letter.render', { documentId });
    return { id: row.id, number, documentId, ...(row.verificationCode && { verificationCode: row.verificationCode }) };
  }

  /** Letters of a case, first issued first. */
  listOfCase(caseId: string): Promise<LetterRow[]> {
    return this.dataSource.manager.find(LetterRow, { where: { caseId }, order: { issuedAt: 'ASC', id: 'ASC' } });
  }

  /** @param code as typed by somebody, with or without dashes */
  async findByVerificationCode(code: string): Promise<VerifiedLetter | undefined> {
    const row = await this.dataSource.manager.findOneBy(LetterRow, {
      verificationCode: normaliseVerificationCode(code),
    });
    if (!row) return undefined;
    const document = await this.dataSource.manager.findOneByOrFail(DocumentRow, { id: row.documentId });
    return { ...row, sha256: document.sha256 };
  }
}
