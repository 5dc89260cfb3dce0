import { ButtonLink } from '../components/button-link';
import { Page, PageHeader } from '../components/page-header';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { useMe } from '../session/session';
import { LatestMessages } from './latest-messages';
import { Section } from './section';
import { TaskList } from './task-list';
import { workbenchTexts } from './texts';
import { byUrgency } from './urgency';
import { useBox } from './use-box';

const shownCases = 5;

/** The portal: what needs the applicant, where their cases stand, and the way to a new one. */
export function ApplicantWorkbench() {
  const t = workbenchTexts.use();
  const me = useMe();
  const todo = useBox('todo');
  const started = useBox('started');
  const waiting = todo.data ? [...todo.data.items].sort(byUrgency) : undefined;
  const mine = started.data?.items;
  return (
    <Page width="column">
      <PageHeader title={t('greeting', { name: me.name })} lead={me.grants[0]?.unitName} />
      <div className="workbench-apply surface">
        <p>{t('apply.text')}</p>
        <ButtonLink to="/apply" primary>
          {t('apply')}
        </ButtonLink>
      </div>
      {todo.error && !todo.data ? <QueryFailure error={todo.error} retry={() => void todo.refetch()} /> : null}
      <Section title={t('needsMe')}>
        {todo.isPending ? (
          <div className="surface">
            <Skeleton rows={1} rowHeight={88} />
          </div>
        ) : null}
        {waiting?.length === 0 ? <p className="surface workbench-nothing">{t('empty.needsMe')}</p> : null}
        {waiting && waiting.length > 0 ? <TaskList rows={waiting} label={t('needsMe')} /> : null}
      </Section>
      <Section title={t('mine')} all={{ to: '/tasks?box=started', label: t('allMine') }}>
        {started.error && !started.data ? (
          <QueryFailure error={started.error} retry={() => void started.refetch()} />
        ) : null}
        {started.isPending ? (
          <div className="surface">
            <Skeleton rows={3} rowHeight={88} />
          </div>
        ) : null}
        {mine?.length === 0 ? (
          <p className="surface workbench-nothing">
            {t('empty.mine')} · {t('empty.mine.text')}
          </p>
        ) : null}
        {mine && mine.length > 0 ? <TaskList rows={mine.slice(0, shownCases)} label={t('mine')} /> : null}
      </Section>
      <LatestMessages />
    </Page>
  );
}
