import { once } from 'node:events';
import { Readable } from 'node:stream';
import { zipOf } from './zip.js';

const entry = { path: 'attachments/001 large', size: 1e9, sha256: '' };

it('closes the document that it was reading when nobody reads on', async () => {
  const document = new Readable({ read: (size) => void document.push(Buffer.alloc(size)) });
  const zip = zipOf([{ ...entry, content: () => Promise.resolve(document) }]);
  await once(zip, 'readable');
  zip.read();
  await once(document, 'data');
  const closed = once(document, 'close');
  zip.destroy();
  await closed;
  expect(document.destroyed).toBe(true);
});

it('ends with the error of a document that cannot be read', async () => {
  const zip = zipOf([{ ...entry, content: () => Promise.reject(new Error('The disk is gone')) }]);
  await expect(zip.toArray()).rejects.toThrow('The disk is gone');
});

it('closes a document that is found only after the reader has gone', async () => {
  let give: (document: Readable) => void = () => undefined;
  const zip = zipOf([{ ...entry, content: () => new Promise<Readable>((resolve) => (give = resolve)) }]);
  zip.read();
  zip.destroy();
  await once(zip, 'close');
  const document = new Readable({ read: () => undefined });
  give(document);
  await once(document, 'close');
});
