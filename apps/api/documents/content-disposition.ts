/**
 * Value of the header Content-Disposition (RFC 6266): the name as given, in UTF-8 (RFC 8187), and a plain one for
 * programs that do not read that.
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="document${extension}"; filename*=UTF-8''${encoded}`;
}
