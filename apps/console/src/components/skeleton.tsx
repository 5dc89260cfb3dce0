import { componentTexts } from './texts';
import './page.css';

/** Grey lines of the size of what will come, so that nothing jumps when it does. */
export function Skeleton({ rows, rowHeight }: { rows: number; rowHeight: number }) {
  const t = componentTexts.use();
  return (
    <div className="skeleton" role="status">
      <span className="for-screen-readers">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-line" style={{ height: rowHeight }} />
      ))}
    </div>
  );
}
