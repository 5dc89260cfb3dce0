import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { caseTypesQuery } from '../api/queries';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { useMe } from '../session/session';
import { applyTexts } from './texts';
import './apply.css';
import './before-and-after.css';

/** /apply: the matters that can be applied for, the person's own first. */
export function ChooseMatterPage() {
  const t = applyTexts.use();
  const me = useMe();
  const types = useQuery(caseTypesQuery);
  const mayApply = (role: string): boolean => me.grants.some((grant) => grant.role === role);
  const items = [...(types.data?.items ?? [])].sort(
    (a, b) => Number(mayApply(b.applicantRole)) - Number(mayApply(a.applicantRole)),
  );
  return (
    <Page width="column">
      <PageHeader title={t('choose.title')} lead={t('choose.lead')} />
      {types.error && !types.data && <QueryFailure error={types.error} retry={() => void types.refetch()} />}
      {types.isPending && <Skeleton rows={2} rowHeight={120} />}
      {types.data && items.length === 0 && <EmptyState title={t('choose.empty')}>{t('choose.emptyHelp')}</EmptyState>}
      <ul className="matter-list">
        {items.map((type) => (
          <li key={type.key} className="surface matter">
            <h2>
              <Link to={`/apply/${type.key}`}>{type.title}</Link>
            </h2>
            <p>{type.description}</p>
            <p className="quiet small">
              {t('choose.promise', { days: type.promise.days, kind: t(`kind.${type.promise.kind}`) })}
              {!mayApply(type.applicantRole) && ` · ${t('choose.notYours')}`}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
