import type { Text } from '#libs/contracts/index.js';
import { acceptedTypes, type AcceptedMediaType, type AcceptedType } from './accepted-types.js';

/** Longest name, in characters (a Chinese character is one). */
const longestName = 200;

/** Characters that change the reading direction or take no width: with them `fdp.exe` can look like `exe.pdf`. */
const disguising = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Names that Windows keeps for devices; a colleague there could not save the file. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Why a name is not taken, or null. A good name is kept letter for letter.
 * @param name as sent by the client, decoded from UTF-8
 */
export function faultOfName(name: string): Text | null {
  if (name.trim() === '') {
    return { zh: '文件没有名称。请为文件命名后重新上传。', en: 'The file has no name. Name it and upload it again.' };
  }
  if ([...name].length > longestName) {
    return {
      zh: `文件名超过 ${longestName} 个字符。请缩短后重新上传。`,
      en: `The file name is longer than ${longestName} characters. Shorten it and upload again.`,
    };
  }
  if (/[/\\]/.test(name) || name === '.' || name === '..') {
    return {
      zh: '文件名不能包含路径（“/”或“\\”）。请只保留文件名。',
      en: 'The file name must not contain a path ("/" or "\\"). Keep the bare name.',
    };
  }
  if (/\p{Cc}/u.test(name) || disguising.test(name)) {
    return {
      zh: '文件名含有不可见的控制字符。请重命名后上传。',
      en: 'The file name contains invisible control characters. Rename the file and upload again.',
    };
  }
  if (/[\ufffd\p{Cs}]/u.test(name)) {
    return {
      zh: '文件名不是有效的 UTF-8 文本。请重命名后上传。',
      en: 'The file name is not valid UTF-8 text. Rename the file and upload again.',
    };
  }
  if (/[<>:"|?*]/.test(name) || deviceName.test(name) || /^\s|[\s.]$/.test(name) || name.startsWith('.')) {
    return {
      zh: '文件名含有部分电脑无法保存的字符（如 < > : " | ? *，或首尾的空格、句点）。请重命名后上传。',
      en: 'The file name cannot be saved on every computer (it has one of < > : " | ? *, or a space or dot at an end). Rename the file.',
    };
  }
  return null;
}

/** Why a name does not go with what the file contains, or null. */
export function faultOfExtension(name: string, mediaType: AcceptedMediaType): Text | null {
  const { extensions, title }: AcceptedType = acceptedTypes[mediaType];
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extensions.includes(extension)) return null;
  const expected = extensions.map((one) => `.${one}`);
  return {
    zh: `文件的内容是 ${title.zh}，但文件名不以 ${expected.join(' 或 ')} 结尾。请使用原来的扩展名。`,
    en: `The content is ${title.en}, but the name does not end in ${expected.join(' or ')}. Use its proper extension.`,
  };
}
