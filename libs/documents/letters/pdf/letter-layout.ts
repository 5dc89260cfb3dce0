import type { LetterModel } from '#libs/contracts/index.js';
import type { PrintableLetter } from '../letter-model.js';
import { cm, ink } from './ink.js';
import type { Content, Page } from './page.js';
import { printable } from './typography.js';

const body = 13;
const textWidth = cm(15.6);
/** About half a page. */
const mostCharactersKept = 600;

/**
 * The usual official letter (GB/T 9704 in its main lines): office in red, number, red rule, title, addressee, text with
 * an indent of two characters, office and date at the right, remedies at the foot.
 */
export function letterLayout(letter: PrintableLetter, qrCode: string | null): Page {
  const { model } = letter;
  const text = [...model.paragraphs.map(paragraph), ...itemList(model.items ?? []), ...factTable(model.table ?? [])];
  // No signature without text above it, no remedies on a page of their own, unless they would fill half a page.
  const keepsTogether = lengthOfEnd(model) < mostCharactersKept;
  return {
    pageSize: 'A4',
    pageMargins: [cm(2.8), cm(2.6), cm(2.6), cm(2)],
    content: [
      ...head(letter),
      { text: `${printable(model.addressee)}：`, margin: [0, 0, 0, 4] },
      ...text.slice(0, -1),
      {
        stack: [...text.slice(-1), signature(letter), ...remedies(model.closing ?? [], letter, qrCode)],
        unbreakable: keepsTogether,
      },
    ],
    footer: (page, pages) => footer(letter, page, pages),
  };
}

/** Characters of the last piece of the text and of everything under it. */
function lengthOfEnd({ paragraphs, items, table, closing }: LetterModel): number {
  const last = table?.length ? table.flat().join('') : ((items?.length ? items : paragraphs).at(-1) ?? '');
  return last.length + (closing ?? []).join('').length;
}

function head({ model, number, title }: PrintableLetter): Content[] {
  const heading = printable(model.heading);
  return [
    {
      text: heading,
      color: ink.red,
      bold: true,
      alignment: 'center',
      // The red heading fills one line: long names of offices get smaller letters, not a second line.
      fontSize: Math.max(16, Math.min(30, textWidth / ([...heading].length * 1.06))),
      characterSpacing: 1,
      lineHeight: 1,
    },
    { text: number, alignment: 'center', fontSize: 12, margin: [0, 10, 0, 6] },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: textWidth, y2: 0, lineWidth: 1.8, lineColor: ink.red }] },
    { text: printable(title), alignment: 'center', bold: true, fontSize: 19, lineHeight: 1.1, margin: [0, 20, 0, 14] },
  ];
}

function paragraph(text: string): Content {
  return { text: printable(text), leadingIndent: body * 2, alignment: 'justify', margin: [0, 0, 0, 4] };
}

function itemList(items: string[]): Content[] {
  return items.map((item, index) => ({
    columns: [
      { text: `${index + 1}.`, width: body * 2, alignment: 'right' },
      { text: printable(item), width: '*', alignment: 'justify' },
    ],
    columnGap: 6,
    margin: [body, 0, 0, 3],
  }));
}

function factTable(rows: [string, string][]): Content[] {
  if (rows.length === 0) return [];
  return [
    {
      table: {
        widths: [cm(4.2), '*'],
        dontBreakRows: true,
        body: rows.map(([label, value]) => [{ text: printable(label), color: ink.grey }, { text: printable(value) }]),
      },
      layout: {
        hLineWidth: () => 0.6,
        vLineWidth: () => 0.6,
        hLineColor: () => ink.hairline,
        vLineColor: () => ink.hairline,
        paddingTop: () => 3,
        paddingBottom: () => 3,
        paddingLeft: () => 8,
        paddingRight: () => 8,
      },
      fontSize: 11.5,
      lineHeight: 1.1,
      margin: [0, 8, 0, 8],
    },
  ];
}

/** Office and date stay together on one page. */
function signature({ model }: PrintableLetter): Content {
  const width = Math.min(textWidth, Math.max(cm(8), (model.issuer.length + 1) * body));
  const lines: Content[] = [
    { text: printable(model.issuer), alignment: 'center' },
    { text: printable(model.date), alignment: 'center' },
  ];
  return {
    columns: [
      { text: '', width: '*' },
      { stack: lines, width },
    ],
    unbreakable: true,
    margin: [0, 14, 0, 8],
  };
}

function remedies(lines: string[], letter: PrintableLetter, qrCode: string | null): Content[] {
  const text: Content[] = lines.map((line) => ({
    text: printable(line),
    fontSize: 10.5,
    color: ink.grey,
    lineHeight: 1.1,
    alignment: 'justify',
    margin: [0, 0, 0, 2],
  }));
  if (letter.verification && qrCode) {
    text.push({
      text: `验证码 ${letter.verification.code}，扫码或访问以下网址核验：\n${letter.verification.url}`,
      fontSize: 9.5,
      color: ink.grey,
      margin: [0, 4, 0, 0],
    });
  }
  if (text.length === 0) return [];
  const rule: Content = {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: textWidth, y2: 0, lineWidth: 0.6, lineColor: ink.hairline }],
    margin: [0, 4, 0, 8],
  };
  const content: Content = qrCode
    ? {
        columns: [
          { svg: qrCode, width: cm(2.2) },
          { stack: text, width: '*' },
        ],
        columnGap: 12,
      }
    : { stack: text };
  return [{ stack: [rule, content], unbreakable: true }];
}

function footer({ caseNumber }: PrintableLetter, page: number, pages: number): Content {
  return {
    columns: [
      { text: `办件编号 ${caseNumber}`, alignment: 'left' },
      { text: `第 ${page} 页，共 ${pages} 页`, alignment: 'right' },
    ],
    fontSize: 9,
    color: ink.grey,
    margin: [cm(2.8), cm(0.6), cm(2.6), 0],
  };
}
