/** Colours on paper: black text, the red of official letterheads, grey for what surrounds the text. */
export const ink = {
  text: '#1a1a1a',
  red: '#c0161c',
  grey: '#5b5f68',
  hairline: '#b9b4ac',
  rose: '#b3324b',
  gold: '#a8894a',
  ivory: '#fffdf7',
};

/** Of the text; multiplies the font's own 1.45 em, which gives the loose lines of an official letter. */
export const lineHeight = 1.22;

/** Centimetres in points. */
export function cm(length: number): number {
  return (length / 2.54) * 72;
}
