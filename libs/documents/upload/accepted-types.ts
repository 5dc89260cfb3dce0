import type { Text } from '#libs/contracts/index.js';

export interface AcceptedType {
  /** Lower case, without the dot; the first is the usual one. */
  extensions: readonly string[];
  title: Text;
  /** Browsers can show it without running anything of it. */
  inline: boolean;
}

/** Everything that may be uploaded. What is not listed is refused, whatever its name says. */
export const acceptedTypes = {
  'application/pdf': { extensions: ['pdf'], title: { zh: 'PDF 文件', en: 'a PDF' }, inline: true },
  'image/jpeg': { extensions: ['jpg', 'jpeg'], title: { zh: 'JPEG 图片', en: 'a JPEG image' }, inline: true },
  'image/png': { extensions: ['png'], title: { zh: 'PNG 图片', en: 'a PNG image' }, inline: true },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    extensions: ['docx'],
    title: { zh: 'Word 文档', en: 'a Word document' },
    inline: false,
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    extensions: ['xlsx'],
    title: { zh: 'Excel 工作簿', en: 'an Excel workbook' },
    inline: false,
  },
} as const satisfies Record<string, AcceptedType>;

export type AcceptedMediaType = keyof typeof acceptedTypes;

export function isAccepted(mediaType: string): mediaType is AcceptedMediaType {
  return Object.hasOwn(acceptedTypes, mediaType);
}

/** Said with every refusal for a file's type. */
export const acceptedInWords: Text = {
  zh: '可上传 PDF、JPEG、PNG、Word（.docx）和 Excel（.xlsx）文件。',
  en: 'Accepted are PDF, JPEG, PNG, Word (.docx) and Excel (.xlsx) files.',
};

/** True when a browser may show the file instead of saving it. */
export function mayBeShown(mediaType: string): boolean {
  return isAccepted(mediaType) && acceptedTypes[mediaType].inline;
}
