import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { type TaskBox, taskBoxes } from '#libs/contracts/index.js';
import { tasksQuery } from '../api/queries';
import { ButtonLink } from '../components/button-link';
import { DataList } from '../components/data-list';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { isApplicant, useMe } from '../session/session';
import { TaskCard, useTaskColumns } from './task-rows';
import { taskTexts } from './texts';
import './tasks-page.css';

/** 待办, 已办, 我发起的, 抄送我的: one page, the box in its address. */
export function TasksPage() {
  const t = taskTexts.use();
  const [search] = useSearchParams();
  const box = taskBoxes.find((name) => name === search.get('box')) ?? 'todo';
  const query = useInfiniteQuery(tasksQuery(box));
  const columns = useTaskColumns(box);
  const applicant = isApplicant(useMe());
  const several = box === 'todo' && !applicant && (query.data?.pages[0]?.items.length ?? 0) > 1;
  return (
    <Page>
      <PageHeader
        title={t(`box.${box}`)}
        actions={several && <ButtonLink to="/tasks/batch">{t('batch')}</ButtonLink>}
      />
      <nav className="box-tabs" aria-label={t('boxes')}>
        {taskBoxes.map((name) => (
          <Link key={name} to={`/tasks?box=${name}`} aria-current={name === box ? 'page' : undefined}>
            {t(`box.${name}`)}
          </Link>
        ))}
      </nav>
      <DataList
        key={box}
        caption={t(`box.${box}`)}
        query={query}
        rowKey={(row) => row.id}
        columns={columns}
        card={(row) => <TaskCard row={row} />}
        empty={<EmptyBox box={box} />}
      />
    </Page>
  );
}

function EmptyBox({ box }: { box: TaskBox }) {
  const t = taskTexts.use();
  const applicant = isApplicant(useMe());
  if (box === 'started' && !applicant) {
    return (
      <EmptyState title={t('empty.started')} action={<ButtonLink to="/cases">{t('search')}</ButtonLink>}>
        {t('empty.started.official')}
      </EmptyState>
    );
  }
  const startsSomething = applicant && (box === 'started' || box === 'todo');
  return (
    <EmptyState
      title={t(`empty.${box}`)}
      action={
        startsSomething ? (
          <ButtonLink to="/apply" primary>
            {t('apply')}
          </ButtonLink>
        ) : null
      }
    >
      {t(`empty.${box}.text`)}
    </EmptyState>
  );
}
