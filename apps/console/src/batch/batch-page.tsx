import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { caseTypeQuery, tasksQuery } from '../api/queries';
import { ButtonLink } from '../components/button-link';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { referencesOf } from '../case/payload-settings';
import { FormSettings } from '../schema-form/form-settings';
import { BatchDesk } from './batch-desk';
import { ChooseGroup, groupsOf, mostTasks, type TaskGroup } from './choose-tasks';
import { batchTexts } from './texts';
import './batch.css';

/** /tasks/batch: the same decision for several tasks, each checked first and reported on alone. */
export function BatchPage() {
  const t = batchTexts.use();
  const tasks = useInfiniteQuery(tasksQuery('todo', { limit: 100 }));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = tasks;
  const rows = useMemo(() => tasks.data?.pages.flatMap((page) => page.items) ?? [], [tasks.data]);
  // Across pages: all that one batch may hold are read before anything is chosen.
  const reading = hasNextPage && rows.length < mostTasks;
  useEffect(() => {
    if (reading && !isFetchingNextPage) void fetchNextPage();
  }, [reading, isFetchingNextPage, fetchNextPage]);
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} actions={<ButtonLink to="/tasks">{t('tasks')}</ButtonLink>} />
      {tasks.error && !tasks.data ? (
        <QueryFailure error={tasks.error} retry={() => void tasks.refetch()} />
      ) : !tasks.data || reading ? (
        <Skeleton rows={6} rowHeight={48} />
      ) : (
        <Groups groups={groupsOf(rows)} />
      )}
    </Page>
  );
}

function Groups({ groups }: { groups: readonly TaskGroup[] }) {
  const t = batchTexts.use();
  const [key, setKey] = useState<string>();
  // The lists behind the page are read anew while it works; what was chosen from stays.
  const [{ offered, round }, setOffered] = useState({ offered: groups, round: 1 });
  const group = offered.find((each) => each.key === key) ?? offered[0];
  if (!group) return <EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>;
  return (
    <>
      <ChooseGroup groups={offered} chosen={group} onChoose={setKey} />
      <Group
        key={`${group.key} ${round}`}
        group={group}
        onAgain={() => setOffered({ offered: groups, round: round + 1 })}
      />
    </>
  );
}

function Group({ group, onAgain }: { group: TaskGroup; onAgain: () => void }) {
  const caseType = useQuery(caseTypeQuery(group.caseType));
  const settings = useMemo(
    () => ({
      placeholderOf: () => undefined,
      references: caseType.data ? referencesOf(caseType.data) : [],
      keptWords: true,
    }),
    [caseType.data],
  );
  if (caseType.error) return <QueryFailure error={caseType.error} retry={() => void caseType.refetch()} />;
  if (!caseType.data) return <Skeleton rows={4} rowHeight={48} />;
  const { duties, events } = caseType.data;
  const sent = duties.find(({ key }) => key === group.duty)?.events ?? [];
  return (
    <FormSettings value={settings}>
      <BatchDesk rows={group.rows} events={events.filter(({ event }) => sent.includes(event))} onAgain={onAgain} />
    </FormSettings>
  );
}
