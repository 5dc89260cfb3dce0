import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { versionReaders, type VersionChangeSummary } from '#libs/contracts/index.js';
import { OnlyFor } from '../admin/only-for';
import { caseTypesQuery } from '../api/queries';
import { type Column, DataList } from '../components/data-list';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { TimeText } from '../components/time-text';
import { ChangeProgress, ChangeState } from './change-state';
import { versionChangesQuery } from './queries';
import { versionTexts } from './texts';
import { VersionList } from './version-list';
import '../case-types/case-types.css';
import './versions.css';

export function VersionsPage() {
  return (
    <OnlyFor roles={versionReaders}>
      <Versions />
    </OnlyFor>
  );
}

function Versions() {
  const t = versionTexts.use();
  const types = useQuery(caseTypesQuery);
  const query = useInfiniteQuery(versionChangesQuery);
  const name = (change: VersionChangeSummary) => (
    <Link to={`/admin/versions/${change.id}`}>
      {change.title} · {t('change', { from: change.fromVersion, to: change.toVersion })}
    </Link>
  );
  const columns: Column<VersionChangeSummary>[] = [
    { key: 'matter', title: t('matter'), cell: name },
    { key: 'state', title: t('state'), width: '150px', cell: (change) => <ChangeState state={change.state} /> },
    { key: 'cases', title: t('cases'), cell: (change) => <ChangeProgress change={change} /> },
    {
      key: 'ordered',
      title: t('orderedBy'),
      width: '200px',
      cell: (change) => (
        <>
          {change.orderedBy} <TimeText at={change.orderedAt} />
        </>
      ),
    },
    { key: 'decided', title: t('decidedBy'), width: '120px', cell: (change) => change.decidedBy ?? t('none') },
  ];
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      {types.data?.items.map((type) => (
        <VersionList key={type.key} type={type} />
      ))}
      <h2 className="version-heading">{t('list')}</h2>
      <DataList
        caption={t('list')}
        query={query}
        rowKey={(change) => change.id}
        columns={columns}
        card={(change) => (
          <>
            <strong>{name(change)}</strong>
            <ChangeState state={change.state} />
            <span className="small">
              <ChangeProgress change={change} />
            </span>
            <span className="quiet small">
              {t('orderedBy')} {change.orderedBy}
            </span>
          </>
        )}
        empty={<EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>}
      />
    </Page>
  );
}
