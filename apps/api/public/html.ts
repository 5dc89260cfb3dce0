/** Markup that is safe to send: everything put into it was escaped, or was markup already. */
export class Html {
  constructor(readonly markup: string) {}
}

type Piece = string | number | Html | readonly Html[] | null;

/** Tagged template for pages: `html`<p>${name}</p>`` escapes the name. `null` prints nothing. */
export function html(texts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(texts.map((text, index) => text + printed(pieces[index] ?? null)).join(''));
}

function printed(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Html) return piece.markup;
  if (typeof piece === 'object') return piece.map(({ markup }) => markup).join('\n');
  return String(piece).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
