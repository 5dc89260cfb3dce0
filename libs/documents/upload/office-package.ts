import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { Text } from '#libs/contracts/index.js';

/** Limits of a Word or Excel package, far above what a report or a list of tenants needs. */
const mostEntries = 5_000;
const mostBytes = 300 * 1024 * 1024;
const mostBytesOfEntry = 150 * 1024 * 1024;

const runnable = /(^|\/)vbaProject\.bin$|\.(exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|lnk)$/i;

/** Why a docx or xlsx is not taken, or null. Reads the table of contents only: nothing is unpacked here. */
export async function faultOfPackage(path: string): Promise<Text | null> {
  let archive: ZipFile;
  try {
    archive = await openPromise(path, { autoClose: false, strictFileNames: true, validateEntrySizes: true });
  } catch {
    return damaged;
  }
  try {
    return await faultOfEntries(archive);
  } catch {
    return damaged;
  } finally {
    archive.close();
  }
}

async function faultOfEntries(archive: ZipFile): Promise<Text | null> {
  if (archive.entryCount > mostEntries) return tooLarge;
  let bytes = 0;
  for await (const entry of archive.eachEntry()) {
    const fault = faultOfEntry(entry);
    if (fault) return fault;
    bytes += entry.uncompressedSize;
    if (bytes > mostBytes) return tooLarge;
  }
  return null;
}

function faultOfEntry(entry: Entry): Text | null {
  if (entry.isEncrypted()) {
    return {
      zh: '文件已加密，无法审查。请取消密码后上传。',
      en: 'The file is encrypted and cannot be reviewed. Remove its password.',
    };
  }
  if (entry.uncompressedSize > mostBytesOfEntry) return tooLarge;
  if (runnable.test(entry.fileName)) {
    return {
      zh: '文件含有宏或可执行程序。请另存为不含宏的文件。',
      en: 'The file contains macros or a program. Save it without them.',
    };
  }
  return null;
}

const damaged: Text = { zh: '文件已损坏，无法打开。', en: 'The file is damaged and cannot be opened.' };
const tooLarge: Text = { zh: '文件解压后过大。', en: 'The file is too large when unpacked.' };
