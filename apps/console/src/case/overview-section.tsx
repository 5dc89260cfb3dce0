import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CaseView, TaskView } from '#libs/contracts/index.js';
import { timelineQuery } from '../api/queries';
import { PersonName } from '../components/person-name';
import { ConsultationsPart } from './consultations';
import type { SectionProps } from './section';
import { JointReview, reviewTasks } from './joint-review';
import { isClosed, TaskDueTag } from './promise-tag';
import { PublicNotice } from './public-notice';
import { RelatedCases } from './related-cases';
import { Signers } from './signers';
import { TaskHandling } from './task-handling';
import { TimelineEntry } from './timeline-section';
import { caseTexts } from './texts';
import { WaitingPanel } from './waiting-panel';

/** 概览: who has the case now, how joint review stands, what happened last. */
export function OverviewSection({ view, caseType }: SectionProps) {
  const t = caseTexts.use();
  const timeline = useQuery({ ...timelineQuery(view.id), enabled: view.detail === 'full' });
  const latest = [...(timeline.data?.items ?? [])].sort((a, b) => b.seq - a.seq).slice(0, 3);
  const inReview = reviewTasks(view, caseType);
  const open = view.tasks.filter((task) => task.state === 'open');
  const waiting = open.filter((task) => !inReview.includes(task));
  if (view.detail === 'public') return <PublicNotice view={view} />;
  return (
    <>
      {(waiting.length > 0 || open.length === 0) && (
        <div className="case-part">
          <h2>{t('overview.now')}</h2>
          {waiting.length > 0 && (
            <ul className="now-list">
              {waiting.map((task) => (
                <li key={task.id}>
                  <NowWith task={task} view={view} />
                </li>
              ))}
            </ul>
          )}
          {waiting.length === 0 && <Nobody view={view} />}
        </div>
      )}
      {inReview.length > 0 && (
        <JointReview tasks={inReview} items={timeline.data?.items ?? []} caseType={caseType} view={view} />
      )}
      <WaitingPanel view={view} />
      <ConsultationsPart caseId={view.id} />
      <RelatedCases view={view} />
      {latest.length > 0 && (
        <div className="case-part">
          <h2>{t('overview.latest')}</h2>
          <ol className="timeline" reversed>
            {latest.map((item) => (
              <TimelineEntry key={item.seq} item={item} caseType={caseType} caseId={view.id} />
            ))}
          </ol>
          <p>
            <Link to="?tab=timeline" replace preventScrollReset>
              {t('overview.all')}
            </Link>
          </p>
        </div>
      )}
    </>
  );
}

function Nobody({ view }: { view: CaseView }) {
  const t = caseTexts.use();
  return <p className="quiet">{isClosed(view) ? t('overview.nobody') : t('overview.timerOnly')}</p>;
}

function NowWith({ task, view }: { task: TaskView; view: CaseView }) {
  // Who keeps away has no say in who decides; reminding stays with the others.
  const recused = view.recusal === 'declared';
  const { signers } = task;
  return (
    <>
      <span className="now-title">
        <strong>{task.orgUnit.name}</strong> · {task.title}
        {task.assignee && (
          <span className="quiet small">
            {' '}
            <PersonName name={task.assignee.name} />
          </span>
        )}
      </span>
      <TaskDueTag task={task} />
      {!recused && <TaskHandling task={task} caseId={view.id} />}
      {signers.required > 1 && <Signers task={task} />}
    </>
  );
}
