import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/identity/actor.js';
import { Config } from '#libs/platform/config/config.js';
import { readConfig } from '#libs/platform/config/environment.js';
import { newId } from '#libs/platform/ids.js';
import { PlatformModule } from '#libs/platform/platform.module.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { DocumentReaders } from '#libs/documents/document-readers.js';
import { LetterPrinter } from '#libs/documents/letters/pdf/letter-printer.js';
import { DocumentSettings } from '#libs/documents/document-settings.js';
import { DocumentRow } from '#libs/documents/document.entity.js';
import { DocumentsModule } from '#libs/documents/documents.module.js';
import { Documents } from '#libs/documents/documents.query.js';
import { BlobStore } from '#libs/documents/storage/blob-store.js';
import { Staging } from '#libs/documents/storage/staging.js';
import { LetterRendering } from '#libs/documents/letters/letter-rendering.js';
import { type IssuedLetter, Letters, type NewLetter } from '#libs/documents/letters/letters.service.js';

const reader: Actor = { personId: newId(), username: 'reader', name: '读者', grants: [], memberOf: [] };
const stranger: Actor = { ...reader, personId: newId(), username: 'stranger' };

class OnlyTheReader extends DocumentReaders {
  override mayRead(actor: Actor): Promise<boolean> {
    return Promise.resolve(actor.personId === reader.personId);
  }
}

@Global()
@Module({ providers: [{ provide: DocumentReaders, useClass: OnlyTheReader }], exports: [DocumentReaders] })
class ReadersModule {}

let database: TestDatabase;
let folder: string;
let app: TestingModule;
let dataSource: DataSource;
let letters: Letters;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'qiangwei-letters-'));
  const config = readConfig({ DATABASE_URL: database.url, QIANGWEI_DATA_DIR: folder });
  app = await Test.createTestingModule({ imports: [PlatformModule, DocumentsModule, ReadersModule] })
    .overrideProvider(Config)
    .useValue(config)
    .compile();
  await app.init();
  dataSource = app.get(DataSource);
  letters = app.get(Letters);
});

afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

function decision(caseId: string, change: Partial<NewLetter> = {}): NewLetter {
  return {
    caseId,
    caseNumber: 'RD-2026-0007',
    kind: 'decision',
    title: { zh: '小微企业园认定决定书', en: 'Decision on recognition' },
    issuedAt: new Date('2026-11-23T02:00:00Z'),
    model: {
      layout: 'letter',
      heading: '余杭区经济和信息化局',
      addressee: '云谷园区运营有限公司',
      paragraphs: ['经审核，符合认定条件。'],
      issuer: '余杭区经济和信息化局',
      date: '2026年11月23日',
    },
    ...change,
  };
}

const issue = (letter: NewLetter): Promise<IssuedLetter> =>
  dataSource.transaction((manager) => letters.issue(manager, letter));

const serial = ({ number }: IssuedLetter): number => Number(/〕(\d+)号$/.exec(number)?.[1]);

describe('a letter that is issued', () => {
  it('has a number of its office, its kind and its year in Shanghai', async () => {
    const lastMinute = new Date('2029-12-31T15:59:00Z');
    const newYear = new Date('2029-12-31T16:00:00Z');
    expect((await issue(decision(newId(), { issuedAt: lastMinute }))).number).toBe('余经信园认〔2029〕1号');
    expect((await issue(decision(newId(), { issuedAt: newYear }))).number).toBe('余经信园认〔2030〕1号');
    expect((await issue(decision(newId(), { issuedAt: newYear }))).number).toBe('余经信园认〔2030〕2号');
    expect((await issue(decision(newId(), { issuedAt: newYear, kind: 'receipt' }))).number).toBe(
      '余经信园收〔2030〕1号',
    );
  });

  it('never shares its number, however many are issued at once', async () => {
    const issuedAt = new Date('2031-05-05T04:00:00Z');
    const issued = await Promise.all(Array.from({ length: 40 }, () => issue(decision(newId(), { issuedAt }))));
    expect(new Set(issued.map(serial)).size).toBe(40);
  });

  it('does not exist when its transaction rolls back, and its number is not given again', async () => {
    const caseId = newId();
    const issuedAt = new Date('2032-05-05T04:00:00Z');
    const first = await issue(decision(newId(), { issuedAt }));
    let lost: IssuedLetter | undefined;
    await dataSource
      .transaction(async (manager) => {
        lost = await letters.issue(manager, decision(caseId, { issuedAt }));
        throw new Error('refused after all');
      })
      .catch(() => undefined);
    const next = await issue(decision(newId(), { issuedAt }));
    expect(await letters.listOfCase(caseId)).toEqual([]);
    expect(await database.query('select from document where id = $1', [lost?.documentId])).toEqual([]);
    expect(serial(next)).toBeGreaterThan(serial(first));
    expect(next.number).not.toBe(lost?.number);
  });

  it('does not wait for a case that has issued one and has not committed', async () => {
    await issue(decision(newId()));
    await dataSource.transaction(async (manager) => {
      await letters.issue(manager, decision(newId()));
      await expect(issue(decision(newId()))).resolves.toMatchObject({ number: expect.any(String) });
    });
  });

  it('is on the list of its case, and told to the worker', async () => {
    const caseId = newId();
    const { documentId, number } = await issue(decision(caseId));
    expect(await letters.listOfCase(caseId)).toMatchObject([
      { kind: 'decision', number, documentId, model: { number } },
    ]);
    const told = await database.query(
      `select from outbox where topic = 'letter.render' and payload->>'documentId' = $1`,
      [documentId],
    );
    expect(told).toHaveLength(1);
  });

  it('cannot be changed or taken away by the application', async () => {
    const { id } = await issue(decision(newId()));
    await expect(dataSource.query(`update letter set holder = 'x' where id = $1`, [id])).rejects.toThrow(
      'permission denied',
    );
    await expect(dataSource.query('delete from letter where id = $1', [id])).rejects.toThrow('permission denied');
  });
});

describe('the PDF of a letter', () => {
  it('is made once, however many ask at the same time', async () => {
    const { documentId } = await issue(decision(newId()));
    const rendering = app.get(LetterRendering);
    const inAnotherProcess = new LetterRendering(
      dataSource,
      app.get(Staging),
      app.get(BlobStore),
      app.get(DocumentSettings),
      app.get(LetterPrinter),
    );
    const made = await Promise.all([rendering, inAnotherProcess, rendering].map((one) => one.render(documentId)));
    expect(new Set(made.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(made[0]?.size).toBeGreaterThan(5_000);
  });

  it('is there for the first reader, before the worker came', async () => {
    const { documentId } = await issue(decision(newId()));
    const documents = app.get(Documents);
    const document = await documents.getReadable(documentId, reader);
    const pieces: Buffer[] = [];
    for await (const piece of await documents.read(document)) pieces.push(piece as Buffer);
    expect(Buffer.concat(pieces).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.concat(pieces)).toHaveLength(document.size);
    expect(document.name).toMatch(/^小微企业园认定决定书 余经信园认〔2026〕\d+号\.pdf$/);
  });

  it('does not exist for who may not read it', async () => {
    const { documentId } = await issue(decision(newId()));
    const documents = app.get(Documents);
    await expect(documents.getReadable(documentId, stranger)).rejects.toThrow('DOCUMENT.NOT_FOUND');
    await expect(documents.getReadable(newId(), reader)).rejects.toThrow('DOCUMENT.NOT_FOUND');
    await expect(documents.getReadable('no-uuid', reader)).rejects.toThrow('DOCUMENT.NOT_FOUND');
  });

  it('is no upload, and cannot be attached to a case', async () => {
    const { documentId } = await issue(decision(newId()));
    const attach = (actor: Actor) => app.get(Documents).getForAttachment(dataSource.manager, documentId, actor);
    await expect(attach(reader)).rejects.toThrow('DOCUMENT.NOT_FOUND');
  });
});

describe('a certificate', () => {
  const certificate = { holder: '云谷小微企业园', territory: '五常街道' };

  it('is found by its code, also typed in small letters without dashes', async () => {
    const issued = await issue(decision(newId(), { kind: 'certificate', certificate }));
    const code = issued.verificationCode ?? '';
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/);
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `]) {
      expect(await letters.findByVerificationCode(typed)).toMatchObject({ ...certificate, number: issued.number });
    }
  });

  it('shows the hash of its PDF once that is made', async () => {
    const { verificationCode = '', documentId } = await issue(decision(newId(), { kind: 'certificate', certificate }));
    expect(await letters.findByVerificationCode(verificationCode)).toMatchObject({ sha256: null });
    const { sha256 } = await app.get(LetterRendering).render(documentId);
    expect(await letters.findByVerificationCode(verificationCode)).toMatchObject({ sha256 });
  });

  it('is not found by another code, nor a letter without one by nothing', async () => {
    await issue(decision(newId()));
    for (const typed of ['', '-', 'AAAA-BBBB-CCCC-DDDD', '%', 'null']) {
      expect(await letters.findByVerificationCode(typed)).toBeUndefined();
    }
  });
});

describe('a document of somebody else', () => {
  it('cannot be attached', async () => {
    const owner = newId();
    await database.query(
      `insert into person (id, username, name, email, password_hash) values ($1, 'o', 'o', 'o', 'o')`,
      [owner],
    );
    const id = newId();
    await dataSource.manager.insert(DocumentRow, {
      id,
      name: 'a.pdf',
      size: 1,
      mediaType: 'application/pdf',
      sha256: '0'.repeat(64),
      uploadedBy: owner,
      createdAt: new Date(),
    });
    const attach = (personId: string) =>
      app.get(Documents).getForAttachment(dataSource.manager, id, { ...reader, personId });
    await expect(attach(reader.personId)).rejects.toThrow('DOCUMENT.NOT_FOUND');
    await expect(attach(owner)).resolves.toMatchObject({ id });
  });
});
