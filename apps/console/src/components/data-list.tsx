import type { ReactNode } from 'react';
import { useNarrow } from '../app/use-media';
import { type PagedQuery, PagedQueryView } from './paged-query-view';
import './data-list.css';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** CSS width; the others share the rest. */
  width?: string;
  align?: 'right';
  /** Left out below 1400 px, where the others need the room. */
  optional?: boolean;
}

export interface DataListProps<Row> {
  /** Said to screen readers before the list. */
  caption: string;
  query: PagedQuery<Row>;
  rowKey: (row: Row) => string;
  columns: Column<Row>[];
  /** The same row as a card, where the table does not fit. */
  card: (row: Row) => ReactNode;
  empty: ReactNode;
}

const rowHeight = { table: 41, card: 120 };

/** A paged list of things: a table with a sticky head on desks, cards where there is no room for one. */
export function DataList<Row>(props: DataListProps<Row>) {
  const narrow = useNarrow();
  return (
    <PagedQueryView
      query={props.query}
      skeletonRowHeight={narrow ? rowHeight.card : rowHeight.table}
      empty={props.empty}
    >
      {(rows) => (narrow ? <Cards {...props} rows={rows} /> : <DataTable {...props} rows={rows} />)}
    </PagedQueryView>
  );
}

function Cards<Row>({
  rows,
  rowKey,
  card,
  caption,
}: Pick<DataListProps<Row>, 'rowKey' | 'card' | 'caption'> & Rows<Row>) {
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

interface Rows<Row> {
  rows: Row[];
}

export function DataTable<Row>({
  rows,
  rowKey,
  columns,
  caption,
}: Pick<DataListProps<Row>, 'rowKey' | 'columns' | 'caption'> & Rows<Row>) {
  return (
    <div className="surface data-table-frame">
      <table className="data-table">
        <caption className="for-screen-readers">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classOf(column)}
                style={{ width: column.width, textAlign: column.align }}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} className={classOf(column)} style={{ textAlign: column.align }}>
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

function classOf<Row>(column: Column<Row>): string | undefined {
  return column.optional ? 'column-optional' : undefined;
}
