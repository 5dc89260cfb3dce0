import { Button } from 'antd';
import type { ReactNode } from 'react';
import { usePhone } from '../app/use-media';
import { Skeleton } from './skeleton';
import { QueryFailure } from './query-failure';
import { componentTexts } from './texts';
import './data-list.css';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** CSS width; the others share the rest. */
  width?: string;
  align?: 'right';
}

/** The part of an infinite query that a list shows. */
export interface PagedQuery<Row> {
  data: { pages: { items: Row[] }[] } | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

export interface DataListProps<Row> {
  /** Said to screen readers before the table. */
  caption: string;
  query: PagedQuery<Row>;
  rowKey: (row: Row) => string;
  columns: Column<Row>[];
  /** The same row as a card, on phones. */
  card: (row: Row) => ReactNode;
  /** Shown when there is no row at all. */
  empty: ReactNode;
  /** Height of a card on phones, for the skeleton. */
  cardHeight?: number;
}

/** A list that is read page by page: a table with a sticky head on desks, cards on phones. */
export function DataList<Row>(props: DataListProps<Row>) {
  const { query, empty, cardHeight = 120 } = props;
  const t = componentTexts.use();
  const phone = usePhone();
  if (query.error && !query.data) return <QueryFailure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) {
    return (
      <div className="surface">
        <Skeleton rows={phone ? 5 : 10} rowHeight={phone ? cardHeight : 41} />
      </div>
    );
  }
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <div className="surface">{empty}</div>;
  return (
    <>
      {phone ? <Cards {...props} rows={rows} /> : <TableOf {...props} rows={rows} />}
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

function Cards<Row>({ rows, rowKey, card, caption }: DataListProps<Row> & { rows: Row[] }) {
  return (
    <ul className="data-cards" aria-label={caption}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="surface">
          {card(row)}
        </li>
      ))}
    </ul>
  );
}

function TableOf<Row>({ rows, rowKey, columns, caption }: DataListProps<Row> & { rows: Row[] }) {
  return (
    <div className="surface data-table-frame">
      <table className="data-table">
        <caption className="for-screen-readers">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" style={{ width: column.width, textAlign: column.align }}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} style={{ textAlign: column.align }}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
