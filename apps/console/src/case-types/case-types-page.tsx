import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { caseTypesQuery } from '../api/queries';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { caseTypeTexts } from './texts';
import './case-types.css';

export function CaseTypesPage() {
  const t = caseTypeTexts.use();
  const types = useQuery(caseTypesQuery);
  return (
    <Page width="column">
      <PageHeader title={t('title')} lead={t('lead')} />
      {types.isPending ? (
        <div className="surface">
          <Skeleton rows={2} rowHeight={110} />
        </div>
      ) : null}
      {types.error && !types.data ? <QueryFailure error={types.error} retry={() => void types.refetch()} /> : null}
      {types.data?.items.length === 0 ? (
        <div className="surface">
          <EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>
        </div>
      ) : null}
      <ul className="data-cards" aria-label={t('list')}>
        {types.data?.items.map((type) => (
          <li key={type.key} className="surface">
            <h2>
              <Link to={`/case-types/${type.key}`} className="card-link">
                {type.title}
              </Link>
            </h2>
            <p>{type.description}</p>
            <p className="small quiet figures">
              {t('version', { version: type.version })} ·{' '}
              {t('promise', { days: type.promise.days, kind: t(`kind.${type.promise.kind}`) })}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
