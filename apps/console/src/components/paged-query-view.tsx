import { Button } from 'antd';
import type { ReactNode } from 'react';
import { QueryFailure } from './query-failure';
import { Skeleton } from './skeleton';
import { componentTexts } from './texts';
import './data-list.css';

/** The part of an infinite query that a list shows. */
export interface PagedQuery<Row> {
  data: { pages: { items: Row[] }[] } | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

export interface PagedQueryViewProps<Row> {
  query: PagedQuery<Row>;
  /** Pixels; the height that a row will have. */
  skeletonRowHeight: number;
  /** Shown when there is no row at all. */
  empty: ReactNode;
  children: (rows: Row[]) => ReactNode;
}

/** A list that is read page by page: its waiting, its failure, its emptiness, its rows, and the way to more. */
export function PagedQueryView<Row>({ query, skeletonRowHeight, empty, children }: PagedQueryViewProps<Row>) {
  const t = componentTexts.use();
  if (query.error && !query.data) return <QueryFailure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) {
    return (
      <div className="surface">
        <Skeleton rows={6} rowHeight={skeletonRowHeight} />
      </div>
    );
  }
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <div className="surface">{empty}</div>;
  return (
    <>
      {children(rows)}
      <div className="data-list-foot">
        <span className="quiet small" role="status">
          {t(query.hasNextPage ? 'list.shown' : 'list.shownAll', { count: rows.length })}
        </span>
        {query.hasNextPage ? (
          <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
            {t(query.isFetchingNextPage ? 'list.loadingMore' : 'list.more')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
