import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { DataSource } from 'typeorm';
import type { ErrorCode } from '#libs/contracts/index.js';
import type { Actor } from '#libs/identity/actor.js';
import { BusinessClock } from '#libs/platform/clock/business-clock.js';
import { readConfig } from '#libs/platform/config/environment.js';
import { applicationDataSourceOptions } from '#libs/platform/database/data-source.js';
import { PgListener } from '#libs/platform/database/pg-listener.js';
import { DomainError } from '#libs/platform/errors.js';
import { newId } from '#libs/platform/ids.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { DocumentSettings } from '#libs/documents/document-settings.js';
import { DocumentRow } from '#libs/documents/document.entity.js';
import { DiskBlobStore } from '#libs/documents/storage/disk-blob-store.js';
import { Staging } from '#libs/documents/storage/staging.js';
import { UploadDocument } from '#libs/documents/upload/upload-document.command.js';

const megabyte = 1024 * 1024;
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const padded = (head: Buffer, size = 600): Buffer =>
  Buffer.concat([head, Buffer.alloc(Math.max(0, size - head.length))]);

/** An entry of a zip archive; `claimedSize` lies about the unpacked size. */
interface ZipEntry {
  name: string;
  content?: Buffer;
  claimedSize?: number;
  encrypted?: boolean;
}

/** A zip archive, written by hand so that it can also be a wrong one. */
function zip(entries: ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = Buffer.from('x'), claimedSize, encrypted } of entries) {
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(encrypted ? 0x801 : 0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize ?? content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const body = Buffer.concat([ascii('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([ascii('PK\x01\x02\x14\x00'), fields, where, Buffer.from(name)]));
    bodies.push(body);
    offset += body.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, table, end]);
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const mainParts = {
  docx: { type: `${openXml}.wordprocessingml.document`, part: 'word/document.xml' },
  xlsx: { type: `${openXml}.spreadsheetml.sheet`, part: 'xl/workbook.xml' },
  pptx: { type: `${openXml}.presentationml.presentation`, part: 'ppt/presentation.xml' },
};

function office(kind: keyof typeof mainParts, more: ZipEntry[] = [], type = mainParts[kind].type): Buffer {
  const { part } = mainParts[kind];
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${type}.main+xml"/></Types>`;
  return zip([{ name: '[Content_Types].xml', content: Buffer.from(types) }, { name: part }, ...more]);
}

function pngOf(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const chunk = (name: string, content: Buffer): Buffer => {
    const body = Buffer.concat([ascii(name), content]);
    const frame = Buffer.alloc(4);
    frame.writeUInt32BE(content.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([frame, body, check]);
  };
  return Buffer.concat([
    ascii('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', Buffer.concat([size, Buffer.from([8, 2, 0, 0, 0])])),
    chunk('IDAT', Buffer.from('789c6360000000020001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function jpegOf(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0000b08000000000101110000', 'hex').subarray(0, 13);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    frame,
    Buffer.from('ffda0008010100003f0000ffd9', 'hex'),
  ]);
}

const pdf = ascii('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const png = pngOf(4, 3);
const jpeg = jpegOf(4, 3);
const archive = zip([{ name: 'virus.exe' }]);
const ole = padded(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 1536);
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
const page = Buffer.from('<!doctype html><html><script>alert(1)</script></html>');
const type: ErrorCode = 'DOCUMENT.TYPE_REFUSED';
const name: ErrorCode = 'DOCUMENT.NAME_REFUSED';

/** What is wrong, name, content, code of the refusal. */
const badUploads: [string, string, Buffer, ErrorCode][] = [
  ['nothing in it', 'empty.pdf', Buffer.alloc(0), 'DOCUMENT.EMPTY'],
  [
    'one byte more than allowed',
    'large.pdf',
    Buffer.concat([pdf, Buffer.alloc(megabyte - pdf.length + 1)]),
    'DOCUMENT.TOO_LARGE',
  ],
  // Other types, under their own name or under an accepted one.
  ['a web page', 'page.html', page, type],
  ['a web page called PDF', 'page.pdf', page, type],
  ['a drawing with a script', 'drawing.svg', svg, type],
  ['a drawing called PNG', 'drawing.png', svg, type],
  ['a table of commas', 'list.csv', Buffer.from('name,code\n=1+1,2\n'), type],
  ['a table of commas called Excel', 'list.xlsx', Buffer.from('name,code\n=1+1,2\n'), type],
  ['plain text', 'note.txt', Buffer.from('hello'), type],
  ['JSON', 'data.json', Buffer.from('{"a":1}'), type],
  ['XML', 'data.xml', Buffer.from('<?xml version="1.0"?><a/>'), type],
  ['random bytes', 'scan.pdf', Buffer.from('b07d8e2b5a5c4f0f9f6e2c1d7a3b5c8d', 'hex'), type],
  ['one byte', 'scan.pdf', Buffer.from('%'), type],
  ['a Windows program', 'setup.pdf', padded(ascii('MZ\x90\x00')), type],
  ['a Linux program', 'setup.pdf', padded(ascii('\x7fELF\x02\x01\x01')), type],
  ['a shell script', 'setup.pdf', Buffer.from('#!/bin/sh\nrm -rf /\n'), type],
  ['a Java class', 'A.pdf', padded(Buffer.from('cafebabe00000034', 'hex')), type],
  ['WebAssembly', 'a.pdf', padded(ascii('\x00asm\x01\x00\x00\x00')), type],
  ['an old Word file', 'letter.doc', ole, type],
  ['an old Word file called Word', 'letter.docx', ole, type],
  ['an old Excel file called PDF', 'table.pdf', ole, type],
  ['an archive', 'all.zip', archive, type],
  ['an archive called Word', 'all.docx', archive, type],
  ['an archive called Excel', 'all.xlsx', archive, type],
  ['an empty archive', 'all.docx', zip([]), type],
  ['a Java archive', 'all.docx', zip([{ name: 'META-INF/MANIFEST.MF' }]), type],
  [
    'an OpenDocument',
    'text.odt',
    zip([{ name: 'mimetype', content: ascii('application/vnd.oasis.opendocument.text') }]),
    type,
  ],
  ['a presentation', 'talk.pptx', office('pptx'), type],
  ['RAR', 'all.rar', padded(ascii('Rar!\x1a\x07\x01\x00')), type],
  ['7z', 'all.7z', padded(Buffer.from('377abcaf271c0004', 'hex')), type],
  ['gzip', 'all.gz', padded(Buffer.from('1f8b0800000000000003', 'hex')), type],
  ['GIF', 'photo.gif', padded(ascii('GIF89a\x01\x00\x01\x00')), type],
  ['GIF called PNG', 'photo.png', padded(ascii('GIF89a\x01\x00\x01\x00')), type],
  ['BMP', 'photo.bmp', padded(ascii('BM')), type],
  ['TIFF', 'scan.tif', padded(Buffer.from('49492a0008000000', 'hex')), type],
  ['WebP', 'photo.webp', padded(ascii('RIFF\x00\x02\x00\x00WEBPVP8 ')), type],
  ['a film', 'film.mp4', padded(ascii('\x00\x00\x00\x18ftypmp42')), type],
  ['RTF', 'letter.rtf', Buffer.from('{\\rtf1 hello}'), type],
  ['PostScript', 'print.ps', Buffer.from('%!PS-Adobe-3.0\n'), type],
  // Broken, or made to break what opens them.
  ['a PDF without a version', 'a.pdf', ascii('%PDF and nothing else'), type],
  ['a PDF behind something else', 'a.pdf', Buffer.concat([Buffer.from('hello\n'), pdf]), type],
  ['the first bytes of a PNG only', 'a.png', png.subarray(0, 8), type],
  ['a PNG of no width', 'a.png', pngOf(0, 3), type],
  ['a PNG of 2.5 gigapixels', 'a.png', pngOf(50_000, 50_000), type],
  ['a PNG of one endless line', 'a.png', pngOf(40_000, 1), type],
  ['the first bytes of a JPEG only', 'a.jpg', Buffer.from('ffd8ffe0', 'hex'), type],
  ['a JPEG without an image', 'a.jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'), type],
  ['a JPEG of 4 gigapixels', 'a.jpg', jpegOf(65_535, 65_535), type],
  ['a Word file cut off', 'a.docx', office('docx').subarray(0, -30), type],
  ['a Word file with a password', 'a.docx', office('docx', [{ name: 'word/styles.xml', encrypted: true }]), type],
  ['a Word file with macros', 'a.docx', office('docx', [{ name: 'word/vbaProject.bin' }]), type],
  [
    'a Word file of the macro kind',
    'a.docx',
    office('docx', [], 'application/vnd.ms-word.document.macroEnabled'),
    type,
  ],
  ['a Word file with a program', 'a.docx', office('docx', [{ name: 'word/embeddings/setup.exe' }]), type],
  [
    'a zip bomb',
    'a.docx',
    office('docx', [{ name: 'word/media/a.bin', content: Buffer.alloc(200 * 1024), claimedSize: 4_000_000_000 }]),
    type,
  ],
  [
    'many large entries',
    'a.xlsx',
    office(
      'xlsx',
      Array.from({ length: 5 }, (_, i) => ({ name: `xl/media/${i}.bin`, claimedSize: 100 * megabyte })),
    ),
    type,
  ],
  [
    'too many entries',
    'a.xlsx',
    office(
      'xlsx',
      Array.from({ length: 5_100 }, (_, i) => ({ name: `xl/${i}` })),
    ),
    type,
  ],
  ['an entry that leaves the folder', 'a.xlsx', office('xlsx', [{ name: '../../evil.xml' }]), type],
  // Two files in one.
  ['a PDF and an archive', 'a.pdf', Buffer.concat([pdf, archive]), type],
  ['a PDF and a web page', 'a.pdf', Buffer.concat([ascii('%PDF-1.4\n'), page]), type],
  ['a PNG and an archive', 'a.png', Buffer.concat([png, archive]), type],
  ['a JPEG and an archive', 'a.jpg', Buffer.concat([jpeg, archive]), type],
  ['a JPEG and a script', 'a.jpg', Buffer.concat([jpeg, Buffer.from('<?php system($_GET[0]); ?>')]), type],
  // Names.
  ['no name', '', pdf, name],
  ['a name of blanks', '   ', pdf, name],
  ['a path', '../../etc/passwd.pdf', pdf, name],
  ['a Windows path', 'C:\\temp\\a.pdf', pdf, name],
  ['a line break in the name', 'a\r\nb.pdf', pdf, name],
  ['a zero byte in the name', 'a.pdf\u0000.exe', pdf, name],
  ['reversed reading', 'invoice\u202efdp.exe', pdf, name],
  ['an invisible character', 'a\u200b.pdf', pdf, name],
  ['bytes that are no text', 'a\ufffd.pdf', pdf, name],
  ['201 characters', `${'园'.repeat(197)}.pdf`, pdf, name],
  ['a name that Windows cannot save', 'a:b.pdf', pdf, name],
  ['a device of Windows', 'con.pdf', pdf, name],
  ['a hidden file', '.pdf', pdf, name],
  ['a dot at the end', 'a.pdf.', pdf, name],
  ['no extension', 'scan', pdf, name],
  ['a PDF called PNG', 'scan.png', pdf, name],
  ['a PDF called program', 'scan.pdf.exe', pdf, name],
  ['a Word file called Excel', 'a.xlsx', office('docx'), name],
];

const goodUploads: [string, string, Buffer, string][] = [
  ['the smallest PDF', 'a.pdf', ascii('%PDF-1.4\n%%EOF'), 'application/pdf'],
  [
    'exactly as large as allowed',
    'a.pdf',
    Buffer.concat([pdf, Buffer.alloc(megabyte - pdf.length)]),
    'application/pdf',
  ],
  ['a capital extension', '营业执照（副本）.PDF', pdf, 'application/pdf'],
  ['200 characters', `${'园'.repeat(196)}.pdf`, pdf, 'application/pdf'],
  ['a PNG', '四至图 1.png', png, 'image/png'],
  ['a JPEG', 'photo.jpeg', jpeg, 'image/jpeg'],
  [
    'a JPEG with a film behind it, as phones make them',
    'photo.jpg',
    Buffer.concat([jpeg, padded(ascii('\x00\x00\x00\x18ftypmp42'))]),
    'image/jpeg',
  ],
  ['a Word file', '章程.docx', office('docx'), mainParts.docx.type],
  ['an Excel file', '名册.xlsx', office('xlsx'), mainParts.xlsx.type],
];

describe('an upload', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let folder: string;
  let upload: UploadDocument;
  const actor: Actor = { personId: newId(), username: 'operator-x', name: '测试', grants: [], memberOf: [] };

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.query(
      `insert into person (id, username, name, email, password_hash) values ($1, 'x', 'x', 'x', 'x')`,
      [actor.personId],
    );
    folder = await mkdtemp(join(tmpdir(), 'qiangwei-documents-'));
    const config = readConfig({ DATABASE_URL: database.url, QIANGWEI_DATA_DIR: folder, QIANGWEI_UPLOAD_LIMIT_MB: '1' });
    const settings = new DocumentSettings(config);
    dataSource = await new DataSource({
      ...applicationDataSourceOptions(config),
      entities: [DocumentRow],
    }).initialize();
    const clock = new BusinessClock(dataSource, new PgListener(config));
    upload = new UploadDocument(
      dataSource,
      new Staging(settings.stagingFolder),
      new DiskBlobStore(settings.blobFolder),
      clock,
      settings,
    );
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
    for (let at = 0; at < content.length; at += 64 * 1024) yield content.subarray(at, at + 64 * 1024);
  }

  const staged = () => readdir(join(folder, 'documents/incoming')).catch(() => []);

  it.each(badUploads)(
    'with %s is refused, with a sentence, and leaves nothing behind',
    async (_what, fileName, content, code) => {
      const refusal: unknown = await upload
        .execute(actor, fileName, pieces(content), null)
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(DomainError);
      const { code: given, options } = refusal as DomainError;
      expect(given).toBe(code);
      expect(options.detail).toEqual({ zh: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) });
      if (code === type) expect(options.detail).toMatchObject({ en: expect.stringContaining('PDF, JPEG, PNG, Word') });
      expect(await staged()).toEqual([]);
      expect(await dataSource.manager.count(DocumentRow)).toBe(0);
    },
  );

  it.each(goodUploads)('with %s is kept, name and bytes as given', async (_what, fileName, content, mediaType) => {
    const row = await upload.execute(actor, fileName, pieces(content), null);
    expect(row).toMatchObject({ name: fileName, size: content.length, mediaType, uploadedBy: actor.personId });
    const path = join(folder, 'documents', row.sha256.slice(0, 2), row.sha256.slice(2, 4), row.sha256);
    expect((await readFile(path)).equals(content)).toBe(true);
    expect(await dataSource.manager.findOneBy(DocumentRow, { id: row.id })).toMatchObject({ sha256: row.sha256 });
    expect(await staged()).toEqual([]);
  });

  it('that breaks off leaves nothing behind', async () => {
    async function* brokenOff(): AsyncGenerator<Buffer> {
      yield pdf;
      throw new Error('connection lost');
    }
    await expect(upload.execute(actor, 'a.pdf', brokenOff(), null)).rejects.toThrow('connection lost');
    expect(await staged()).toEqual([]);
  });

  it('of the same content twice makes two documents of one blob', async () => {
    const [first, second] = await Promise.all([
      upload.execute(actor, 'one.pdf', pieces(pdf), null),
      upload.execute(actor, 'two.pdf', pieces(pdf), null),
    ]);
    expect(first.id).not.toBe(second.id);
    expect(first.sha256).toBe(second.sha256);
  });

  it('sent again under its key stays one document, also at the same moment', async () => {
    const key = newId();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => upload.execute(actor, 'retry.pdf', pieces(pdf), key)),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await dataSource.manager.count(DocumentRow, { where: { name: 'retry.pdf' } })).toBe(1);
  });

  it('of another file under a used key is refused', async () => {
    const key = newId();
    await upload.execute(actor, 'first.pdf', pieces(pdf), key);
    const another = (name: string, content: Buffer) => upload.execute(actor, name, pieces(content), key);
    await expect(another('second.pdf', pdf)).rejects.toThrow('REQUEST.IDEMPOTENCY_KEY_REUSED');
    await expect(another('first.pdf', Buffer.concat([pdf, pdf]))).rejects.toThrow('REQUEST.IDEMPOTENCY_KEY_REUSED');
  });
});
