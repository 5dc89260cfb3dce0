import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { focusControl } from './focus-control';
import { schemaFormTexts } from './texts';
import '../components/problem-alert.css';
import { titled } from '../i18n/punctuation';

export interface SummaryEntry {
  /** Element id of the control that the error is about. */
  controlId: string;
  title: string;
  message: string;
  /** Page on which the control stands, when not this one. */
  page?: string;
}

interface SummaryProps {
  entries: readonly SummaryEntry[];
  attempt: number;
  /** A way on that does not mend them now. */
  children?: ReactNode;
}

/** What stops a form, in one place: takes the focus when it appears (`attempt` counts the tries) and links to each field. */
export function ErrorSummary({ entries, attempt, children }: SummaryProps) {
  const t = schemaFormTexts.use();
  const box = useRef<HTMLDivElement>(null);
  const shown = entries.length > 0;
  useEffect(() => {
    if (shown && attempt > 0) box.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  const go = (event: MouseEvent, id: string): void => {
    event.preventDefault();
    focusControl(id);
  };
  return (
    <div className="problem-alert" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('summaryTitle', { count: entries.length })}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={`${entry.controlId} ${entry.message}`}>
            {entry.page ? (
              <Link to={`${entry.page}#${entry.controlId}`}>{wordsOf(entry)}</Link>
            ) : (
              <a href={`#${entry.controlId}`} onClick={(event) => go(event, entry.controlId)}>
                {wordsOf(entry)}
              </a>
            )}
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}

/** Messages that already name their field are not prefixed again. */
const wordsOf = ({ title, message }: SummaryEntry): string =>
  title === '' || message.includes(title) ? message : titled(title, message);
