import { ButtonLink } from '../components/button-link';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { useMe } from '../session/session';
import { Counts } from './counts';
import { LatestMessages } from './latest-messages';
import { Section } from './section';
import { TaskList } from './task-list';
import { workbenchTexts } from './texts';
import { byUrgency, isSoon } from './urgency';
import { countedUpTo, useBox } from './use-box';

const shownTasks = 8;

export function OfficialWorkbench() {
  const t = workbenchTexts.use();
  const me = useMe();
  const todo = useBox('todo');
  const tasks = todo.data ? [...todo.data.items].sort(byUrgency) : undefined;
  const more = Boolean(todo.data?.nextCursor);
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('greeting', { name: me.name })} />
      <Counts
        counts={[
          {
            label: t('count.todo'),
            value: tasks && (more ? t('orMore', { count: countedUpTo }) : tasks.length),
            to: '/tasks?box=todo',
          },
          {
            label: t('count.overdue'),
            value: tasks?.filter((task) => task.overdue).length,
            tone: 'danger',
            to: '/tasks?box=todo',
          },
          { label: t('count.soon'), value: tasks?.filter(isSoon).length, tone: 'warning', to: '/tasks?box=todo' },
          { label: t('count.unread'), value: me.unreadNotifications, to: '/notifications' },
        ]}
      />
      <div className="workbench-columns">
        <Section
          title={t('urgent')}
          hint={tasks && tasks.length > 1 ? t('urgent.text') : undefined}
          all={{ to: '/tasks?box=todo', label: t('allTasks') }}
        >
          {todo.error && !todo.data ? <QueryFailure error={todo.error} retry={() => void todo.refetch()} /> : null}
          {todo.isPending ? (
            <div className="surface">
              <Skeleton rows={6} rowHeight={64} />
            </div>
          ) : null}
          {tasks?.length === 0 ? (
            <div className="surface">
              <EmptyState title={t('empty.urgent')} action={<ButtonLink to="/cases">{t('search')}</ButtonLink>}>
                {t('empty.urgent.text')}
              </EmptyState>
            </div>
          ) : null}
          {tasks && tasks.length > 0 ? <TaskList rows={tasks.slice(0, shownTasks)} label={t('urgent')} /> : null}
        </Section>
        <LatestMessages />
      </div>
    </Page>
  );
}
