/** One 亩 is 2000/3 square metres. */
const squareMetresPerMu = 2000 / 3;

export function grouped(value: number): string {
  return new Intl.NumberFormat('zh-CN').format(value);
}

/** Square metres as 亩, to one place. */
export function inMu(squareMetres: number): string {
  return new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 }).format(squareMetres / squareMetresPerMu);
}
