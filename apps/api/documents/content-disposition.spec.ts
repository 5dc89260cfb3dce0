import { contentDisposition } from './content-disposition.js';

describe('Content-Disposition', () => {
  it('carries the name in UTF-8, and a plain one of the same type', () => {
    expect(contentDisposition('attachment', '营业执照 (副本).pdf')).toBe(
      `attachment; filename="document.pdf"; filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7%20%28%E5%89%AF%E6%9C%AC%29.pdf`,
    );
  });

  it('cannot be broken by a name', () => {
    const header = contentDisposition('inline', `a"; filename=evil.exe\r\nX: 1'*.pdf`);
    expect(header).toMatch(/^inline; filename="document\.pdf"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/);
  });
});
