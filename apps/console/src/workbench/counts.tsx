import { Link } from 'react-router';
import { type Tone } from '../components/tone';
import { workbenchTexts } from './texts';

export interface Count {
  label: string;
  /** Undefined while it is being read. */
  value: number | string | undefined;
  to: string;
  /** Only shown in colour when there is something to count. */
  tone?: Tone;
}

export function Counts({ counts }: { counts: Count[] }) {
  const t = workbenchTexts.use();
  return (
    <ul className="counts" aria-label={t('counts')}>
      {counts.map((count) => (
        <li key={count.label}>
          <Link to={count.to} className={`surface tone-${count.value ? (count.tone ?? 'quiet') : 'quiet'}`}>
            <span className="count-label">{count.label}</span>
            <span className={count.value && count.tone ? 'count-value count-telling' : 'count-value'}>
              {count.value ?? '–'}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
