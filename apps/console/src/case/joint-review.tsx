import type { CaseTypeView, CaseView, TaskView, TimelineItem } from '#libs/contracts/index.js';
import { ToneTag } from '../components/tone';
import { PayloadText } from './payload-text';
import { TaskDueTag } from './promise-tag';
import { Signers } from './signers';
import { TaskHandling } from './task-handling';
import { caseTexts } from './texts';

/** The tasks of the latest round of a joint review: of duties whose states lie side by side in one parallel state. */
export function reviewTasks(view: CaseView, caseType: CaseTypeView): TaskView[] {
  const parallel = caseType.diagram.nodes.filter((node) => node.kind === 'parallel').map((node) => node.id);
  const inside = new Set(
    caseType.duties.filter((duty) => parallel.some((id) => duty.state.startsWith(`${id}.`))).map((duty) => duty.key),
  );
  const latest = new Map<string, TaskView>();
  for (const task of view.tasks) {
    const known = latest.get(task.duty);
    if (inside.has(task.duty) && (!known || task.openedAt >= known.openedAt)) latest.set(task.duty, task);
  }
  return [...latest.values()];
}

interface JointReviewProps {
  tasks: readonly TaskView[];
  items: readonly TimelineItem[];
  caseType: CaseTypeView;
  view: CaseView;
}

/** 联审情况: a line per office with its state, what it said and its time limit. */
export function JointReview({ tasks, items, caseType, view }: JointReviewProps) {
  const t = caseTexts.use();
  return (
    <div className="case-part">
      <h2>{t('joint.title')}</h2>
      <table className="plain-table joint-table">
        <thead>
          <tr>
            <th scope="col">{t('joint.office')}</th>
            <th scope="col">{t('joint.state')}</th>
            <th scope="col">{t('joint.opinion')}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <th scope="row">
                {task.orgUnit.name}
                <span className="quiet small joint-duty">{task.title}</span>
              </th>
              <td>
                <ReviewState task={task} />
                {view.vetoes.some((veto) => veto.duty === task.duty) && (
                  <ToneTag tone="danger" shape="cross">
                    {t('joint.veto')}
                  </ToneTag>
                )}
                {task.signers.required > 1 && <Signers task={task} />}
                {task.state === 'open' && <TaskDueTag task={task} />}
                {task.state === 'open' && view.recusal !== 'declared' && <TaskHandling task={task} caseId={view.id} />}
              </td>
              <td>
                <Opinions task={task} items={items} caseType={caseType} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReviewState({ task }: { task: TaskView }) {
  const t = caseTexts.use();
  if (task.state === 'done') {
    return (
      <ToneTag tone="success" shape="tick">
        {t('joint.answered')}
      </ToneTag>
    );
  }
  if (task.state === 'cancelled') {
    return (
      <ToneTag tone="quiet" shape="dash">
        {t('joint.cancelled')}
      </ToneTag>
    );
  }
  return (
    <ToneTag tone="information" shape="ring">
      {t('joint.pending')}
    </ToneTag>
  );
}

/** What was sent for this task since it opened: the timeline tells events by person, the task who has signed. */
function Opinions({ task, items, caseType }: Pick<JointReviewProps, 'items' | 'caseType'> & { task: TaskView }) {
  const t = caseTexts.use();
  const events = caseType.duties.find((duty) => duty.key === task.duty)?.events ?? [];
  const said = items.filter(
    (item) =>
      events.includes(item.type) &&
      task.signers.signed.some((signer) => signer.id === item.actor.id) &&
      Date.parse(item.at) >= Date.parse(task.openedAt),
  );
  if (said.length === 0) return <span className="quiet joint-none">{t('joint.none')}</span>;
  return said.map((item) => (
    <div key={item.seq} className="joint-opinion">
      <strong>{item.title}</strong>{' '}
      <span className="quiet small">
        {item.actor.name}
        {!item.payload && ` · ${t('joint.hidden')}`}
      </span>
      {item.payload && <PayloadText event={item.type} payload={item.payload} caseType={caseType} />}
    </div>
  ));
}
