import { readConfig } from '#libs/platform/config/environment.js';
import { DocumentSettings } from './document-settings.js';

const config = readConfig({
  DATABASE_URL: 'postgres://localhost/x',
  QIANGWEI_DATA_DIR: '/srv/data',
  PUBLIC_URL: 'https://q.example/',
});

describe('the settings of documents', () => {
  it('take 20 MB unless told otherwise', () => {
    expect(DocumentSettings.from(config, {}).uploadLimit).toBe(20 * 1024 * 1024);
    expect(DocumentSettings.from(config, { QIANGWEI_UPLOAD_LIMIT_MB: '' }).uploadLimit).toBe(20 * 1024 * 1024);
    expect(DocumentSettings.from(config, { QIANGWEI_UPLOAD_LIMIT_MB: '50' }).uploadLimit).toBe(50 * 1024 * 1024);
  });

  it.each(['0', '501', '-1', '1.5', '20MB', '1e3'])('refuse a limit of %s, and name the variable', (limit) => {
    expect(() => DocumentSettings.from(config, { QIANGWEI_UPLOAD_LIMIT_MB: limit })).toThrow(
      `QIANGWEI_UPLOAD_LIMIT_MB is "${limit}", expected a whole number from 1 to 500`,
    );
  });

  it('keep everything in one folder of the data folder', () => {
    const { blobFolder, stagingFolder, publicUrl } = DocumentSettings.from(config, {});
    expect([blobFolder, stagingFolder]).toEqual(['/srv/data/documents', '/srv/data/documents/incoming']);
    expect(publicUrl).toBe('https://q.example');
  });
});
