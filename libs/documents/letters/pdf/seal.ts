import { ink } from './ink.js';
import { printable } from './typography.js';

/** Degrees of the arc that the office's name may take at the top of the ring. */
const widestArc = 250;

/**
 * A round seal: ring, five-pointed star, the office's name along the upper arc.
 * @param office whose name goes into the ring; up to about 20 characters stay readable
 * @param diameter in points
 * @returns an SVG document
 */
export function sealSvg(office: string, diameter: number): string {
  const characters = [...printable(office)];
  const step = Math.min(widestArc / Math.max(characters.length - 1, 1), 26);
  const size = Math.min(15, (step / 360) * 2 * Math.PI * 36 * 0.95);
  const letters = characters.map((character, index) => {
    const angle = (index - (characters.length - 1) / 2) * step;
    return `<text x="50" y="${50 - 33}" transform="rotate(${angle.toFixed(2)} 50 50)" text-anchor="middle" font-size="${size.toFixed(2)}" fill="${ink.red}">${escapeXml(character)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${diameter}" height="${diameter}" viewBox="0 0 100 100" opacity="0.82">
<circle cx="50" cy="50" r="48" fill="none" stroke="${ink.red}" stroke-width="2.4"/>
<polygon points="${star(50, 52, 14)}" fill="${ink.red}"/>
${letters.join('\n')}
</svg>`;
}

/** Corners of a five-pointed star that stands on two of them. */
function star(x: number, y: number, radius: number): string {
  return Array.from({ length: 10 }, (_, corner) => {
    const distance = corner % 2 === 0 ? radius : radius * 0.382;
    const angle = (Math.PI / 5) * corner - Math.PI / 2;
    return `${(x + distance * Math.cos(angle)).toFixed(2)},${(y + distance * Math.sin(angle)).toFixed(2)}`;
  }).join(' ');
}

function escapeXml(character: string): string {
  return character.replace(/[<>&"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
