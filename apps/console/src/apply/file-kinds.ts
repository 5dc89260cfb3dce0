import { listed } from '../i18n/punctuation';

const names: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/tiff': 'TIFF',
  'application/msword': 'DOC',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.ms-excel': 'XLS',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/zip': 'ZIP',
  'application/ofd': 'OFD',
};

/** Media types as people call them: `PDF、JPG、PNG`. */
export const kindsInWords = (accept: readonly string[]): string =>
  listed(accept.map((type) => names[type] ?? type.replace(/^.*\//, '').toUpperCase()));

/** A first look at what the browser says of a file; the server looks at the content and has the last word. */
export const mayBe = (file: File, accept: readonly string[]): boolean =>
  accept.length === 0 || file.type === '' || accept.includes(file.type);

/** `820 KB`, `3.4 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
