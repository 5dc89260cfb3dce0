import { useQuery } from '@tanstack/react-query';
import { lettersQuery } from '../api/queries';
import { EmptyState } from '../components/empty-state';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { titled } from '../i18n/punctuation';
import type { SectionProps } from './section';
import { viewAddress } from '../schema-form/view-address';
import { caseTexts } from './texts';

/** 文书: what was issued in this case, with the public check of certificates. */
export function LettersSection({ view }: SectionProps) {
  const t = caseTexts.use();
  const letters = useQuery(lettersQuery(view.id));
  if (letters.error && !letters.data)
    return <QueryFailure error={letters.error} retry={() => void letters.refetch()} />;
  if (!letters.data) return <Skeleton rows={3} rowHeight={56} />;
  if (letters.data.items.length === 0)
    return <EmptyState title={t('letters.empty')}>{t('letters.emptyHelp')}</EmptyState>;
  return (
    <ul className="attachment-list">
      {letters.data.items.map((letter) => (
        <li key={letter.documentId} className="attachment-line">
          <div>
            <h2>{letter.title}</h2>
            <p className="quiet small figures">
              {t('letters.issued', { number: letter.number, date: letter.issuedAt.slice(0, 10) })}
            </p>
          </div>
          <div className="attachment-buttons">
            {letter.verificationCode && (
              <a href={`/public/verify/${letter.verificationCode}`} target="_blank" rel="noreferrer">
                {t('letters.verify', { code: letter.verificationCode })}
              </a>
            )}
            <a className="button-link" href={viewAddress(letter.documentId)} target="_blank" rel="noreferrer">
              {t('letters.open')}
              <span className="for-screen-readers">{titled('', letter.title)}</span>
            </a>
          </div>
        </li>
      ))}
    </ul>
  );
}
