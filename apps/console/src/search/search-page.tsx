import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type CaseRow, type CaseStatus, caseStatuses } from '#libs/contracts/index.js';
import { casesQuery } from '../api/queries';
import { type Column, DataList } from '../components/data-list';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { PromiseDate } from '../components/promise-date';
import { StatusTag } from '../components/status-tag';
import { componentTexts } from '../components/texts';
import { CaseLink } from '../tasks/case-link';
import { taskTexts } from '../tasks/texts';
import { searchTexts } from './texts';
import '../tasks/tasks-page.css';
import './search-page.css';

export function SearchPage() {
  const t = searchTexts.use();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const status = caseStatuses.find((name) => name === search.get('status'));
  const query = useInfiniteQuery(casesQuery({ q, status }));
  const columns = useCaseColumns();
  const filtered = q !== '' || status !== undefined;
  const clear = () => setSearch({});
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <SearchForm
        key={search.toString()}
        q={q}
        status={status}
        search={(next) => setSearch(Object.entries(next).filter(([, value]) => value !== ''))}
        clear={filtered ? clear : undefined}
      />
      <DataList
        caption={t('title')}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        card={(row) => <CaseCard row={row} />}
        empty={
          filtered ? (
            <EmptyState title={t('none')} action={<Button onClick={clear}>{t('clear')}</Button>}>
              {t('none.text')}
            </EmptyState>
          ) : (
            <EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>
          )
        }
      />
    </Page>
  );
}

interface SearchFormProps {
  q: string;
  status: CaseStatus | undefined;
  search: (filter: { q: string; status: string }) => void;
  clear: (() => void) | undefined;
}

function SearchForm({ q, status, search, clear }: SearchFormProps) {
  const t = searchTexts.use();
  const words = componentTexts.use();
  const [text, setText] = useState(q);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    search({ q: text.trim(), status: status ?? '' });
  };
  return (
    <form role="search" className="search-form" onSubmit={submit}>
      <label className="search-text">
        <span>{t('q')}</span>
        <Input type="search" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <label>
        <span>{t('status')}</span>
        <select
          className="plain-select"
          value={status ?? ''}
          onChange={(event) => search({ q: text.trim(), status: event.target.value })}
        >
          <option value="">{t('anyStatus')}</option>
          {caseStatuses.map((name) => (
            <option key={name} value={name}>
              {words(`status.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <Button type="primary" htmlType="submit">
        {t('submit')}
      </Button>
      {clear ? <Button onClick={clear}>{t('clear')}</Button> : null}
    </form>
  );
}

function useCaseColumns(): Column<CaseRow>[] {
  const t = searchTexts.use();
  const task = taskTexts.use();
  return [
    {
      key: 'number',
      title: task('number'),
      cell: (row) => <CaseLink id={row.id} number={row.number} status={row.status} />,
    },
    { key: 'case', title: task('case'), cell: (row) => row.title },
    { key: 'applicant', title: t('applicant'), optional: true, cell: (row) => row.applicant.name },
    { key: 'territory', title: task('territory'), width: '110px', optional: true, cell: (row) => row.territory.name },
    { key: 'place', title: task('place'), cell: (row) => row.stateTitle },
    { key: 'status', title: task('status'), width: '120px', cell: (row) => <StatusTag status={row.status} /> },
    {
      key: 'due',
      title: task('due'),
      width: '155px',
      cell: (row) => <PromiseDate date={row.dueDate} status={row.status} />,
    },
  ];
}

function CaseCard({ row }: { row: CaseRow }) {
  return (
    <>
      <div className="card-line">
        <CaseLink id={row.id} number={row.number} status={row.status} className="card-link" />
        <StatusTag status={row.status} />
      </div>
      <strong>{row.title}</strong>
      <span className="quiet small">
        {row.stateTitle} · {row.territory.name}
      </span>
      <PromiseDate date={row.dueDate} status={row.status} />
    </>
  );
}
