import type { LetterModel } from '#libs/contracts/index.js';
import type { PrintableLetter } from '../letter-model.js';
import { cm, ink } from './ink.js';
import type { Content, Page } from './page.js';
import { printable } from './typography.js';

/** A4 landscape, in points. */
const page = { width: 841.89, height: 595.28 };
const side = cm(3.6);
const textWidth = page.width - 2 * side;
const factIndent = 26;
/** Height between the number and the foot, less the gaps. */
const roomForText = 190;

/**
 * A certificate: one landscape page in a double frame; title, holder, what is certified, and at the foot the code that
 * proves it (left) and the office with date (right).
 */
export function certificateLayout(letter: PrintableLetter, qrCode: string | null): Page {
  const { model } = letter;
  const size = sizes(model);
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [side, cm(2.6), side, cm(1.6)],
    background: frame(),
    content: [
      { text: printable(model.heading), alignment: 'center', fontSize: 14, color: ink.grey, characterSpacing: 3 },
      {
        text: printable(letter.title),
        alignment: 'center',
        bold: true,
        fontSize: titleSize(letter.title),
        color: ink.red,
        characterSpacing: 5,
        margin: [0, 10, 0, 4],
      },
      { text: `证书编号：${letter.number}`, alignment: 'center', fontSize: 12, color: ink.grey, margin: [0, 0, 0, 24] },
      {
        text: printable(model.addressee),
        alignment: 'center',
        bold: true,
        fontSize: size.holder,
        lineHeight: 1.1,
        margin: [0, 0, 0, 14],
      },
      ...model.paragraphs.map((text) => paragraph(text, size.text)),
      ...facts(model.table ?? [], size.facts),
      foot(letter, qrCode),
    ],
  };
}

interface Sizes {
  holder: number;
  text: number;
  facts: number;
}

/** The largest sizes at which holder, text and facts fit between the number and the foot; at worst half of the usual. */
function sizes(model: LetterModel): Sizes {
  let scale = 1;
  while (scale > 0.5 && heightOf(model, scaled(scale)) > roomForText) scale -= 0.05;
  return scaled(scale);
}

function scaled(scale: number): Sizes {
  return { holder: 24 * scale, text: 15 * scale, facts: 12 * scale };
}

/** Estimated from the number of characters, each a square: Latin letters take less. */
function heightOf({ addressee, paragraphs, table = [] }: LetterModel, size: Sizes): number {
  const lines = (text: string, fontSize: number, width: number): number =>
    Math.ceil(([...text].length * fontSize) / width);
  const facts = table.map(([label, value]) =>
    lines(`${label}　${value}`, size.facts, (textWidth - factIndent) / 2 - 8),
  );
  const rows = facts.filter((_, index) => index % 2 === 0).map((left, row) => Math.max(left, facts[2 * row + 1] ?? 0));
  return (
    lines(addressee, size.holder, textWidth) * size.holder * 1.6 +
    paragraphs.reduce((sum, text) => sum + lines(`　　${text}`, size.text, textWidth) * size.text * 1.9 + 2, 0) +
    rows.reduce((sum, count) => sum + count * size.facts * 1.7 + 4, 0)
  );
}

/** The title fills at most one line. */
function titleSize(title: string): number {
  return Math.min(36, textWidth / ([...title].length + 1) - 5);
}

function paragraph(text: string, fontSize: number): Content {
  return {
    text: printable(text),
    fontSize,
    leadingIndent: 2 * fontSize,
    lineHeight: 1.3,
    alignment: 'justify',
    margin: [0, 0, 0, 2],
  };
}

/** Two facts side by side, in the order given. */
function facts(rows: [string, string][], fontSize: number): Content[] {
  if (rows.length === 0) return [];
  const cells = rows.map(([label, value]) => ({
    text: [{ text: `${printable(label)}　`, color: ink.grey }, printable(value)],
    fontSize,
    lineHeight: 1.15,
  }));
  const pairs = Array.from({ length: Math.ceil(cells.length / 2) }, (_, row) => [
    cells[2 * row] ?? '',
    cells[2 * row + 1] ?? '',
  ]);
  return [{ table: { widths: ['*', '*'], body: pairs }, layout: 'noBorders', margin: [factIndent, 12, 0, 0] }];
}

/** Placed from the lower edge, so that short and long certificates end alike. */
function foot({ model, verification }: PrintableLetter, qrCode: string | null): Content {
  const top = page.height - cm(5.3);
  const proof: Content[] =
    qrCode && verification
      ? [
          { svg: qrCode, width: cm(2.5), absolutePosition: { x: side, y: top } },
          {
            stack: [
              { text: '扫码核验', bold: true, fontSize: 11 },
              { text: `验证码 ${verification.code}`, fontSize: 10 },
              { text: verification.url, fontSize: 8, color: ink.grey },
            ],
            absolutePosition: { x: side + cm(2.8), y: top + cm(0.35) },
          },
        ]
      : [];
  const width = cm(8.4);
  const x = page.width - side - width;
  const signature: Content = {
    columns: [
      {
        stack: [
          { text: printable(model.issuer), alignment: 'center', fontSize: 14 },
          { text: printable(model.date), alignment: 'center', fontSize: 14, margin: [0, 4, 0, 0] },
        ],
        width,
      },
    ],
    absolutePosition: { x, y: top + cm(0.45) },
  };
  return { stack: [...proof, signature] };
}

/** Red outer and gold inner border around ivory, with a small square in each corner. */
function frame(): Page['background'] {
  const outer = cm(1.1);
  const inner = cm(1.5);
  const border = (inset: number, style: { lineWidth: number; lineColor: string; color?: string }) => ({
    type: 'rect' as const,
    x: inset,
    y: inset,
    w: page.width - 2 * inset,
    h: page.height - 2 * inset,
    ...style,
  });
  const corner = cm(0.55);
  const corners = [inner, page.width - inner - corner].flatMap((x) =>
    [inner, page.height - inner - corner].map((y) => ({
      type: 'rect' as const,
      x,
      y,
      w: corner,
      h: corner,
      lineWidth: 0.8,
      lineColor: ink.gold,
    })),
  );
  return {
    canvas: [
      border(outer, { lineWidth: 4, lineColor: ink.red }),
      border(inner, { lineWidth: 0.8, lineColor: ink.gold, color: ink.ivory }),
      ...corners,
    ],
  };
}
