/** What Chinese text is made of: characters, and the marks that close a Chinese clause. */
const chinese = String.raw`[\p{Script=Han}〇）〕】》」』”’]`;
const anyChinese = new RegExp(chinese, 'u');
const markBesideChinese = new RegExp(`(?<=${chinese})[,:;?!] ?|[,:;?!](?=${chinese})`, 'gu');

const fullWidth: Record<string, string> = { ',': '，', ':': '：', ';': '；', '?': '？', '!': '！' };

/**
 * Text fit for an official paper. People paste tabs, zero-width characters and emoji selectors into forms, which have
 * no glyph and would print as boxes, and type half-width marks between Chinese characters.
 */
export function printable(text: string): string {
  return inChineseMarks(
    text
      .replace(/\r\n?/g, '\n')
      .replace(/(?![\n\u3000])[\s\p{Cc}]+/gu, ' ')
      .replace(/\p{Cs}/gu, '\ufffd')
      .replace(/[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Variation_Selector}/gu, '')
      .trim(),
  );
}

/** Marks and brackets beside Chinese characters in full width (GB/T 15834); among numbers and Latin they stay as they are. */
function inChineseMarks(text: string): string {
  return text
    .replace(/\(([^()\n]*)\)/g, (whole, inner: string, at: number) =>
      anyChinese.test(inner + text.slice(0, at).slice(-1)) ? `（${inner}）` : whole,
    )
    .replace(markBesideChinese, (mark) => fullWidth[mark.trim()] ?? mark);
}
