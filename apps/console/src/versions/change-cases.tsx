import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { caseFates, type CaseFate, type VersionChangeCaseRow } from '#libs/contracts/index.js';
import { type Column, DataList } from '../components/data-list';
import { EmptyState } from '../components/empty-state';
import { type Shape, type Tone, ToneTag } from '../components/tone';
import { versionChangeCasesQuery } from './queries';
import { versionTexts } from './texts';

const appearance: Record<CaseFate, { tone: Tone; shape: Shape }> = {
  pending: { tone: 'information', shape: 'ring' },
  migrated: { tone: 'success', shape: 'tick' },
  skipped: { tone: 'warning', shape: 'triangle' },
  stays: { tone: 'quiet', shape: 'dash' },
};

/**
 * What the report says of each case that the reader may follow, and what became of it.
 * @param total how many cases the report is about, those included that the reader may not see
 */
export function ChangeCases({ id, total }: { id: string; total: number }) {
  const t = versionTexts.use();
  const [fate, setFate] = useState<CaseFate>();
  const query = useInfiniteQuery(versionChangeCasesQuery(id, fate));
  const seen = query.data?.pages.flatMap(({ items }) => items).length ?? 0;
  // Known once the last page is there; a list of nothing says so itself.
  const hidden = fate === undefined && query.data && !query.hasNextPage && seen > 0 ? total - seen : 0;
  const link = (row: VersionChangeCaseRow) => (
    <>
      <Link to={`/cases/${row.caseId}`}>{row.number}</Link>
      <div className="small quiet">{row.subject}</div>
    </>
  );
  const outcome = (row: VersionChangeCaseRow) => (
    <>
      <ToneTag {...appearance[row.fate]}>{t(`fate.${row.fate}`)}</ToneTag>
      {row.note ? <div className="small quiet">{row.note}</div> : null}
    </>
  );
  const place = ({ fromState, toState }: VersionChangeCaseRow) =>
    toState === null || toState === fromState ? fromState : `${fromState} → ${toState}`;
  const columns: Column<VersionChangeCaseRow>[] = [
    { key: 'number', title: t('number'), width: '230px', cell: link },
    { key: 'fate', title: t('fate'), width: '220px', cell: outcome },
    { key: 'place', title: t('place'), width: '170px', cell: place },
    { key: 'tasks', title: t('tasks'), cell: (row) => <Tasks row={row} /> },
    { key: 'powers', title: t('powers'), cell: (row) => <Powers row={row} /> },
  ];
  return (
    <>
      <div className="version-filter">
        <Select<CaseFate | 'all'>
          aria-label={t('filter')}
          value={fate ?? 'all'}
          onChange={(value) => setFate(value === 'all' ? undefined : value)}
          options={(['all', ...caseFates] as const).map((value) => ({ value, label: t(`fate.${value}`) }))}
        />
      </div>
      <DataList
        caption={t('casesOf')}
        query={query}
        rowKey={(row) => row.caseId}
        columns={columns}
        card={(row) => (
          <>
            {link(row)}
            {outcome(row)}
            <span>{place(row)}</span>
            <Tasks row={row} />
            <Powers row={row} />
          </>
        )}
        empty={<EmptyState title={t('cases.empty')}>{t('cases.hidden')}</EmptyState>}
      />
      {hidden > 0 ? <p className="quiet">{t('cases.others', { count: hidden })}</p> : null}
    </>
  );
}

function Tasks({ row }: { row: VersionChangeCaseRow }) {
  const t = versionTexts.use();
  const { before, after } = row.promise;
  const changed = row.tasks.filter(
    (task) => task.change !== 'kept' || task.dueBefore !== task.dueAfter || task.assignee === 'lost',
  );
  if (row.outcome === 'stays') return null;
  return (
    <ul className="version-lines small figures">
      {changed.length === 0 ? <li className="quiet">{t('same')}</li> : null}
      {changed.map((task) => (
        <li key={`${task.title} ${task.change}`}>
          {task.title}
          {task.change === 'kept' ? null : ` · ${t(`task.${task.change}`)}`}
          {task.dueBefore === task.dueAfter
            ? null
            : ` · ${[task.dueBefore, task.dueAfter].filter((each) => each !== null).join(' → ')}`}
          {task.assignee === 'lost' ? ` · ${t('assignee.lost')}` : null}
        </li>
      ))}
      {before === after ? null : <li>{t('promise', { before: before ?? t('none'), after: after ?? t('none') })}</li>}
    </ul>
  );
}

function Powers({ row: { gained, lost, outcome } }: { row: VersionChangeCaseRow }) {
  const t = versionTexts.use();
  if (outcome === 'stays') return null;
  return (
    <ul className="version-lines small">
      {gained.length + lost.length === 0 ? <li className="quiet">{t('same')}</li> : null}
      {gained.map((text) => (
        <li key={text}>{t('gained', { text })}</li>
      ))}
      {lost.map((text) => (
        <li key={text}>{t('lost', { text })}</li>
      ))}
    </ul>
  );
}
