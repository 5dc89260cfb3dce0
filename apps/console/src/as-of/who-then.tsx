import type { CaseAsOf, TaskThen } from '#libs/contracts/index.js';
import { roleTitle } from '../components/role-title';
import { ToneTag } from '../components/tone';
import { listed, titled } from '../i18n/punctuation';
import { asOfTexts } from './texts';

/** Who held which duty then, and who had signed. */
export function WhoThen({ then }: { then: CaseAsOf }) {
  const t = asOfTexts.use();
  return (
    <section className="surface case-section">
      <h2>{t('who.title')}</h2>
      {then.tasks.length === 0 && <p className="quiet">{t('who.nobody')}</p>}
      <ul className="past-tasks">
        {then.tasks.map((task) => (
          <li key={task.key}>
            <TaskLine task={task} />
          </li>
        ))}
      </ul>
      {then.vetoes.length > 0 && (
        <>
          <h3>{t('veto.title')}</h3>
          <ul className="past-list">
            {then.vetoes.map((veto) => (
              <li key={veto.duty}>{titled(veto.title, veto.reason)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function TaskLine({ task }: { task: TaskThen }) {
  const t = asOfTexts.use();
  const { assignee, principal, signers } = task;
  const holder =
    assignee === null
      ? t('who.pool')
      : principal
        ? t('who.delegate', { name: assignee.name, principal: principal.name })
        : t('who.assignee', { name: assignee.name });
  const quiet = [
    task.orgUnit && roleTitle(task.role),
    task.orgUnit && holder,
    task.dueDate && t('who.due', { due: task.dueDate }),
    signers.required > 1 && t('who.signed', { signed: signers.signed.length, required: signers.required }),
    signers.signed.length > 0 && t('who.signedBy', { names: listed(signers.signed.map((it) => it.name)) }),
  ].filter(Boolean);
  return (
    <>
      <p>
        {task.orgUnit && <strong>{task.orgUnit.name}</strong>} {task.title}
      </p>
      <p className="quiet small figures">{quiet.join(' · ')}</p>
      {(task.overdue || task.escalated) && (
        <p className="small">
          <ToneTag tone="danger" shape="triangle">
            {[task.overdue && t('who.overdue'), task.escalated && t('who.escalated')].filter(Boolean).join(' · ')}
          </ToneTag>
        </p>
      )}
    </>
  );
}
