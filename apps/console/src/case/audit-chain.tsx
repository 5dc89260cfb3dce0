import type { AuditView } from '#libs/contracts/index.js';
import { useNarrow } from '../app/use-media';
import { TimeText } from '../components/time-text';
import { caseTexts } from './texts';

type Line = AuditView['events'][number];

interface ChainProps {
  events: Line[];
  /** Lines that do not fit. */
  broken: ReadonlySet<number | null>;
  /** What the timeline calls a line; the event's own name stands in while it is read. */
  titles: ReadonlyMap<number, string>;
}

/** The lines with their checksums: a table on desks, one below the other where five columns do not fit. */
export function Chain({ events, broken, titles }: ChainProps) {
  const t = caseTexts.use();
  const narrow = useNarrow();
  const titleOf = ({ seq, type }: Line) => titles.get(seq) ?? type;
  if (narrow) {
    return (
      <ol className="chain-cards" aria-label={t('tab.audit')}>
        {events.map((line) => (
          <li key={line.seq} data-broken={broken.has(line.seq) ? '' : undefined}>
            <p>
              <span className="figures">{line.seq}</span> <strong>{titleOf(line)}</strong>
            </p>
            <p className="quiet small">
              <TimeText at={line.at} />
            </p>
            <Hash title={t('audit.hash')} hash={line.hash} named />
            <Hash title={t('audit.previous')} hash={line.previousHash} named />
          </li>
        ))}
      </ol>
    );
  }
  return (
    <div className="wide-table" tabIndex={0} role="region" aria-label={t('tab.audit')}>
      <table className="plain-table figures">
        <thead>
          <tr>
            <th scope="col">{t('audit.seq')}</th>
            <th scope="col">{t('audit.at')}</th>
            <th scope="col">{t('audit.event')}</th>
            <th scope="col">{t('audit.hash')}</th>
            <th scope="col">{t('audit.previous')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((line) => (
            <tr key={line.seq} data-broken={broken.has(line.seq) ? '' : undefined}>
              <td>{line.seq}</td>
              <td>
                <TimeText at={line.at} />
              </td>
              <td>{titleOf(line)}</td>
              <td>
                <Hash title={t('audit.hash')} hash={line.hash} />
              </td>
              <td>
                <Hash title={t('audit.previous')} hash={line.previousHash} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Its beginning, and the whole of it when it is opened. */
function Hash({ title, hash, named = false }: { title: string; hash: string; named?: boolean }) {
  return (
    <details className="chain-hash small">
      <summary>
        <span className={named ? 'quiet' : 'for-screen-readers'}>{title} </span>
        <code>{hash.slice(0, 12)}…</code>
      </summary>
      <code>{hash}</code>
    </details>
  );
}
