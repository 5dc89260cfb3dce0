import './tone.css';

/** What a colour may mean. `quiet` is the absence of a meaning. */
export type Tone = 'quiet' | 'information' | 'success' | 'warning' | 'danger';

/** Shapes that stand beside every word of state, so that nothing is told by colour alone. */
const shapes = {
  ring: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  dashedRing: (
    <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="2.4 2.2" />
  ),
  halfRing: (
    <>
      <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  disc: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  triangle: <path d="M6 .8 11.6 11H.4z" fill="currentColor" />,
  diamond: <path d="M6 .2 11.8 6 6 11.8.2 6z" fill="currentColor" />,
  square: <rect x="1.5" y="1.5" width="9" height="9" fill="currentColor" />,
  bars: <path d="M2 1h3v10H2zM7 1h3v10H7z" fill="currentColor" />,
  tick: <path d="M1.5 6.5 4.7 9.7 10.5 2.7" fill="none" stroke="currentColor" strokeWidth="2.4" />,
  cross: <path d="m2 2 8 8M10 2 2 10" fill="none" stroke="currentColor" strokeWidth="2.4" />,
  dash: <path d="M1.5 6h9" fill="none" stroke="currentColor" strokeWidth="2.4" />,
  back: <path d="M11 10V5.5H2.5M5.5 2 2 5.5 5.5 9" fill="none" stroke="currentColor" strokeWidth="1.8" />,
} as const;

export type Shape = keyof typeof shapes;

/** Word, shape and colour together. */
export function ToneTag({ tone, shape, children }: { tone: Tone; shape: Shape; children: string }) {
  return (
    <span className={`tone-tag tone-${tone}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        {shapes[shape]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
