import { inflateSync } from 'node:zlib';
import type { LetterModel } from '#libs/contracts/index.js';
import type { PrintableLetter } from '../letter-model.js';
import { renderLetter } from './render-letter.js';
import { printable } from './typography.js';

const code = '7KQM-W3XN-P8DT-HV4R';
const url = `https://qiangwei.example/public/verify/${code}`;

function letter(model: Partial<LetterModel> = {}, change: Partial<PrintableLetter> = {}): PrintableLetter {
  return {
    model: {
      layout: 'letter',
      heading: '杭州市余杭区经济和信息化局',
      addressee: '云谷园区运营有限公司',
      paragraphs: [
        '根据《浙江省小微企业园建设管理办法》（浙委办发〔2018〕59号），现予受理。',
        '请于45个工作日后查询结果。',
      ],
      items: ['补充3号楼的消防验收意见书。', '核对第12行的统一社会信用代码。'],
      table: [['园区名称', '云谷小微企业园']],
      issuer: '杭州市余杭区经济和信息化局',
      date: '2026年11月23日',
      closing: ['对本通知有异议的，可以自收到之日起60日内申请行政复议。'],
      ...model,
    },
    title: '小微企业园认定受理通知书',
    number: '余经信园受〔2026〕12号',
    caseNumber: 'RD-2026-0007',
    issuedAt: new Date('2026-11-23T02:00:00Z'),
    verification: null,
    ...change,
  };
}

const certificate = letter(
  { layout: 'certificate', items: [], closing: [] },
  { title: '小微企业园认定证书', verification: { code, url } },
);

/** Streams of a PDF, unpacked. */
function streams(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('\nstream\n'); at >= 0; at = pdf.indexOf('\nstream\n', at + 1)) {
    const packed = pdf.subarray(at + 8, pdf.indexOf('\nendstream', at));
    try {
      found.push(inflateSync(packed).toString('latin1'));
    } catch {
      found.push('');
    }
  }
  return found;
}

/**
 * Text of a PDF as a reader would copy it, white space left out. Each font tells what its glyphs mean (ToUnicode); both
 * weights have their own numbering, so the fonts are taken from the resources of the page.
 */
function textOf(pdf: Buffer): string {
  const source = pdf.toString('latin1');
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id, body ?? '']),
  );
  const streamOf = (id: string | undefined): string => streams(Buffer.from(objects.get(id) ?? '', 'latin1'))[0] ?? '';
  const glyphsOf = new Map<string, string[]>();
  for (const body of objects.values()) {
    for (const [, font, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
      if (font && toUnicode) glyphsOf.set(font, meanings(streamOf(toUnicode)));
    }
  }
  let glyphs: string[] = [];
  let text = '';
  for (const content of streams(pdf)) {
    for (const [, font, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)) {
      if (font) glyphs = glyphsOf.get(font) ?? [];
      else text += (hex?.match(/.{4}/g) ?? []).map((glyph) => glyphs[parseInt(glyph, 16)] ?? '').join('');
    }
  }
  return text.replace(/\s/g, '');
}

/** Glyph number → characters, from a table of ranges that start at 0000. */
function meanings(toUnicode: string): string[] {
  const ranges = [...toUnicode.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/g)];
  return ranges.flatMap(([, list]) =>
    [...(list ?? '').matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) =>
      (hex?.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join(''),
    ),
  );
}

const pages = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type \/Page\n/g) ?? []).length;

describe('the PDF of an official letter', () => {
  it('says everything that the letter says, in Chinese', async () => {
    const given = letter();
    const text = textOf(await renderLetter(given));
    const { heading, paragraphs, items = [], issuer, date, closing = [] } = given.model;
    for (const piece of [heading, ...paragraphs, ...items, issuer, date, ...closing, given.title, given.number]) {
      expect(text).toContain(piece);
    }
    expect(text).toContain('云谷园区运营有限公司：');
    expect(text).toContain('园区名称云谷小微企业园');
    expect(text).toContain('办件编号RD-2026-0007');
    expect(text).toContain('第1页，共1页');
  });

  it('is the same to the byte when it is made again', async () => {
    const [first, second] = [await renderLetter(certificate), await renderLetter(certificate)];
    expect(first.equals(second)).toBe(true);
  });

  it('stays below 150 kB, because it carries only the characters that it uses', async () => {
    expect((await renderLetter(letter())).length).toBeLessThan(150_000);
  });

  it('runs over as many pages as it needs, and the signature never stands alone', async () => {
    const paragraph = '请你单位对照清单逐项补正，并在规定期限内重新提交全部材料。'.repeat(6);
    for (const length of [6, 7, 8, 9]) {
      const pdf = await renderLetter(
        letter({ paragraphs: Array.from({ length }, () => paragraph), items: [], table: [] }),
      );
      const text = textOf(pdf);
      const lastPage = text.slice(text.lastIndexOf(`页，共${pages(pdf)}页`, text.length - 30));
      expect(pages(pdf)).toBeGreaterThanOrEqual(1);
      if (pages(pdf) > 1) expect(lastPage).toContain('重新提交全部材料');
    }
  });

  it('takes text that people paste: tabs, emoji, markup, a very long word', async () => {
    const text = textOf(await renderLetter(letter({ items: ['一\t二 <b>三</b> 👍 \u200b四', 'x'.repeat(400)] })));
    expect(text).toContain('一二<b>三</b>');
    expect(text).toContain('x'.repeat(400));
  });

  it('has no code where nobody verifies, and code and address where somebody may', async () => {
    expect(textOf(await renderLetter(letter()))).not.toContain('验证码');
    const text = textOf(await renderLetter(letter({}, { verification: { code, url } })));
    expect(text).toContain(`验证码${code}`);
    expect(text).toContain(url);
  });
});

describe('the PDF of a certificate', () => {
  it('is one landscape page with title, holder, number, date, code and address', async () => {
    const pdf = await renderLetter(certificate);
    const text = textOf(pdf);
    expect(pages(pdf)).toBe(1);
    expect(pdf.toString('latin1')).toContain('/MediaBox [0 0 841.89 595.28]');
    for (const piece of [
      '小微企业园认定证书',
      '云谷园区运营有限公司',
      '余经信园受〔2026〕12号',
      '2026年11月23日',
      code,
      url,
    ]) {
      expect(text).toContain(piece);
    }
  });

  it('stays on one page with long names', async () => {
    const { model } = certificate;
    const long = '杭州未来科技城人工智能与生命健康产业小微企业园运营管理服务有限责任公司';
    const table: [string, string][] = Array.from({ length: 8 }, (_, index) => [`事项${index}`, long]);
    const pdf = await renderLetter({
      ...certificate,
      model: { ...model, addressee: long, paragraphs: [`经审核，${long}符合认定条件，特发此证。`], table },
    });
    expect(pages(pdf)).toBe(1);
  });
});

describe('text for paper', () => {
  it('keeps lines and Chinese spaces, and leaves out what has no glyph', () => {
    expect(printable('  一\r\n二\u3000三\t四\u0007\ufe0f\u200b五  ')).toBe('一\n二\u3000三 四 五');
  });

  it.each([
    ['经审查,材料齐全;现予受理:如下', '经审查，材料齐全；现予受理：如下'],
    ['云谷园区(办件编号 RD-2026-0007)的申请', '云谷园区（办件编号 RD-2026-0007）的申请'],
    ['面积(平方米)', '面积（平方米）'],
    ['自12:30起, see (a), 86,400 平方米', '自12:30起，see (a), 86,400 平方米'],
    ['https://example.org/?a=1', 'https://example.org/?a=1'],
    ['fireSafety:请补充', 'fireSafety：请补充'],
    ['《办法》,第3条', '《办法》，第3条'],
  ])('has the marks of Chinese text: %s', (typed, printed) => {
    expect(printable(typed)).toBe(printed);
  });
});
