import { open, type FileHandle } from 'node:fs/promises';
import type { Text } from '#libs/contracts/index.js';

/** A 100-megapixel photo needs 400 MB of memory to show; no scanner or phone makes more. */
const mostPixels = 100_000_000;
const longestSide = 30_000;
/** Segments of a JPEG before its size is known; cameras write fewer than 100. */
const mostSegments = 2_000;

interface Shape {
  width: number;
  height: number;
}

/** Why an image is not taken, or null. Reads its headers only; nothing is decoded. */
export async function faultOfImage(path: string, mediaType: 'image/jpeg' | 'image/png'): Promise<Text | null> {
  const file = await open(path, 'r');
  try {
    const shape = mediaType === 'image/png' ? await shapeOfPng(file) : await shapeOfJpeg(file);
    if (!shape || shape.width === 0 || shape.height === 0) {
      return { zh: '图片已损坏，无法打开。', en: 'The image is damaged and cannot be opened.' };
    }
    const { width, height } = shape;
    if (width > longestSide || height > longestSide || width * height > mostPixels) {
      return {
        zh: `图片尺寸过大（${width}×${height} 像素）。请缩小到 1 亿像素以内。`,
        en: `The image is too large (${width}×${height} pixels). Reduce it to at most 100 megapixels.`,
      };
    }
    return null;
  } finally {
    await file.close();
  }
}

/** PNG: signature (8 bytes), then IHDR as the first chunk: length, name, width, height. */
async function shapeOfPng(file: FileHandle): Promise<Shape | null> {
  const header = await bytesAt(file, 0, 24);
  if (!header || header.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
}

/** JPEG: segments of marker, length and content; a start-of-frame segment tells the size. */
async function shapeOfJpeg(file: FileHandle): Promise<Shape | null> {
  let at = 2;
  for (let segment = 0; segment < mostSegments; segment += 1) {
    const header = await bytesAt(file, at, 9);
    if (!header || header[0] !== 0xff) return null;
    const marker = header[1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { height: header.readUInt16BE(5), width: header.readUInt16BE(7) };
    else if (marker === 0xd9 || marker === 0xda) return null;
    else at += 2 + header.readUInt16BE(2);
  }
  return null;
}

/** SOF0…SOF15, of which C4, C8 and CC mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer | null> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return bytesRead === length ? buffer : null;
}
