import { useInfiniteQuery } from '@tanstack/react-query';
import type { RootView } from '#libs/contracts/index.js';
import { rootsQuery } from '../api/queries';
import { type Column, DataList } from '../components/data-list';
import { EmptyState } from '../components/empty-state';
import { TimeText } from '../components/time-text';
import { auditTexts } from './texts';

/** The daily roots, the newest first, each to be downloaded. */
export function RootList() {
  const t = auditTexts.use();
  const query = useInfiniteQuery(rootsQuery);
  const columns: Column<RootView>[] = [
    { key: 'number', title: t('number'), width: '70px', cell: ({ number }) => number },
    { key: 'date', title: t('date'), width: '120px', cell: ({ date }) => <span className="figures">{date}</span> },
    { key: 'madeAt', title: t('madeAt'), width: '170px', cell: ({ madeAt }) => <TimeText at={madeAt} /> },
    { key: 'cases', title: t('cases'), width: '90px', align: 'right', cell: ({ cases }) => cases },
    { key: 'hash', title: t('hash'), cell: ({ hash }) => <code className="root-hash">{hash}</code> },
    { key: 'download', title: t('download'), width: '110px', cell: (root) => <Download root={root} /> },
  ];
  return (
    <DataList
      caption={t('roots')}
      query={query}
      rowKey={(root) => String(root.number)}
      columns={columns}
      card={(root) => (
        <>
          <div className="card-line">
            <strong className="figures">{root.date}</strong>
            <Download root={root} />
          </div>
          <span className="quiet small">
            {t('number')} {root.number} · {t('cases')} {root.cases}
          </span>
          <code className="root-hash small">{root.hash}</code>
        </>
      )}
      empty={<EmptyState title={t('roots.empty')}>{t('roots.empty.text')}</EmptyState>}
    />
  );
}

function Download({ root }: { root: RootView }) {
  const t = auditTexts.use();
  return (
    <a href={`/api/v1/audit/roots/${root.number}`} download aria-label={t('downloadOf', { date: root.date })}>
      {t('download')}
    </a>
  );
}
