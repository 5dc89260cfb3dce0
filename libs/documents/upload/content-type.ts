import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { Text } from '#libs/contracts/index.js';
import { acceptedInWords, isAccepted, type AcceptedMediaType } from './accepted-types.js';
import { faultOfImage } from './image-shape.js';
import { faultOfPackage } from './office-package.js';

/** Bytes at each end that are searched for a second file hidden in the first. */
const headBytes = 4096;
/** The end record of a zip archive and the longest comment behind it. */
const tailBytes = 22 + 65_535;

export type Recognition = { mediaType: AcceptedMediaType; fault: null } | { mediaType: null; fault: Text };

/**
 * Says what a file is from its content, never from its name or from what the client claims.
 * @param path of a file on disk, not empty
 * @returns the media type, or why the file is refused
 */
export async function recogniseContent(path: string): Promise<Recognition> {
  const mediaType = await detect(path);
  if (!mediaType || !isAccepted(mediaType))
    return refused({ zh: '不接受这种类型的文件。', en: 'This type of file is not accepted.' });
  const fault = (await faultOfDisguise(path, mediaType)) ?? (await faultOfShape(path, mediaType));
  return fault ? refused(fault) : { mediaType, fault: null };
}

/** file-type throws on some files that end early; those are unrecognised, too. */
async function detect(path: string): Promise<string | undefined> {
  try {
    return (await fileTypeFromFile(path))?.mime;
  } catch {
    return undefined;
  }
}

async function faultOfShape(path: string, mediaType: AcceptedMediaType): Promise<Text | null> {
  switch (mediaType) {
    case 'image/jpeg':
    case 'image/png':
      return faultOfImage(path, mediaType);
    case 'application/pdf':
      return null;
    default:
      return faultOfPackage(path);
  }
}

/** A polyglot is two files in one: what the reviewer sees is not what another program runs. */
async function faultOfDisguise(path: string, mediaType: AcceptedMediaType): Promise<Text | null> {
  const { head, tail } = await ends(path);
  const looksLikeMarkup = /<(!doctype\s+html|html|script|svg|iframe|body)\b|<\?php/i.test(head.toString('latin1'));
  const badHeader = mediaType === 'application/pdf' && !/^%PDF-\d\.\d/.test(head.toString('latin1', 0, 8));
  const isPackage = mediaType.startsWith('application/vnd.openxmlformats');
  if (looksLikeMarkup || badHeader || (!isPackage && endsAsArchive(tail))) {
    return { zh: '文件中夹带了另一种文件。', en: 'The file hides a file of another type.' };
  }
  return null;
}

async function ends(path: string): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(headBytes, size));
    await file.read(head, 0, head.length, 0);
    const tail = Buffer.alloc(Math.min(tailBytes, size));
    await file.read(tail, 0, tail.length, size - tail.length);
    return { head, tail };
  } finally {
    await file.close();
  }
}

/** True when an unzip program would open the file: an end record whose comment reaches exactly to the last byte. */
function endsAsArchive(tail: Buffer): boolean {
  const signature = Buffer.from('PK\x05\x06', 'latin1');
  for (let at = tail.lastIndexOf(signature); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(signature, at - 1)) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return true;
  }
  return false;
}

function refused(fault: Text): Recognition {
  return {
    mediaType: null,
    fault: { zh: `${fault.zh}${acceptedInWords.zh}`, en: `${fault.en} ${acceptedInWords.en}` },
  };
}
