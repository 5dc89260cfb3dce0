/**
 * True when the reader prefers a page to JSON (header Accept). Browsers ask for text/html first; a client that takes
 * anything gets JSON.
 */
export function wantsPage(accept: string | undefined): boolean {
  const page = weight(accept, 'text/html');
  return page > 0 && page >= weight(accept, 'application/json');
}

/** Weight 0 to 1 of exactly this media type; wildcards do not count. */
function weight(accept = '', mediaType: string): number {
  for (const range of accept.split(',')) {
    const [type, ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    if (type !== mediaType) continue;
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return quality ? Number(quality.slice(2)) || 0 : 1;
  }
  return 0;
}
