import { useQuery } from '@tanstack/react-query';
import type { CaseView, RelatedCase } from '#libs/contracts/index.js';
import { relatedCasesQuery } from '../api/queries';
import { QueryFailure } from '../components/query-failure';
import { StatusTag } from '../components/status-tag';
import { TimeText } from '../components/time-text';
import { ToneTag } from '../components/tone';
import { listed } from '../i18n/punctuation';
import { Notice } from '../schema-form/notice';
import { CaseLink } from '../tasks/case-link';
import { relatedTexts } from './related-texts';

/** So many are shown before the reader asks for more; probable duplicates are among the first. */
const atOnce = 3;

/** Other cases of the same subject or with the same files; nothing where there are none. */
export function RelatedCases({ view }: { view: CaseView }) {
  const t = relatedTexts.use();
  const related = useQuery(relatedCasesQuery(view.id));
  if (related.error && !related.data) {
    return <QueryFailure error={related.error} retry={() => void related.refetch()} />;
  }
  const items = related.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <div className="case-part">
      <h2>{t('title')}</h2>
      {items.some(({ duplicate }) => duplicate) && (
        <Notice tone="warning" title={t('duplicate.title')}>
          <p>{t('duplicate.help')}</p>
        </Notice>
      )}
      <RelatedList items={items.slice(0, atOnce)} />
      {items.length > atOnce && (
        <details className="related-more">
          <summary>{t('more', { count: items.length - atOnce })}</summary>
          <RelatedList items={items.slice(atOnce)} />
        </details>
      )}
    </div>
  );
}

function RelatedList({ items }: { items: readonly RelatedCase[] }) {
  return (
    <ul className="related-list">
      {items.map((item) => (
        <li key={item.case.id}>
          <Related item={item} />
        </li>
      ))}
    </ul>
  );
}

function Related({ item: { case: row, sameSubject, duplicate, sameFiles } }: { item: RelatedCase }) {
  const t = relatedTexts.use();
  return (
    <>
      <p className="related-line">
        <CaseLink id={row.id} number={row.number} status={row.status} />
        <StatusTag status={row.status} />
        {duplicate && (
          <ToneTag tone="warning" shape="triangle">
            {t('duplicate')}
          </ToneTag>
        )}
      </p>
      <p className="small">
        {row.title}{' '}
        <span className="quiet">
          · <TimeText at={row.createdAt} />
          {sameSubject && !duplicate && <> · {t('sameSubject')}</>}
        </span>
      </p>
      {sameFiles.length > 0 && (
        <p className="small">{t('sameFiles', { titles: listed(sameFiles.map(({ title }) => title)) })}</p>
      )}
    </>
  );
}
