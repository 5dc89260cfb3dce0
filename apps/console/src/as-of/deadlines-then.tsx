import type { CaseAsOf } from '#libs/contracts/index.js';
import { Arithmetic, ClockTag } from '../case/deadline-section';
import { asOfTexts } from './texts';

/** The promise and the limits of open tasks, each with the arithmetic that was shown then. */
export function DeadlinesThen({ then: { due, tasks } }: { then: CaseAsOf }) {
  const t = asOfTexts.use();
  const limits = tasks.filter((task) => task.explanation.length > 0);
  return (
    <section className="surface case-section past-deadlines">
      <h2>{t('deadline.title')}</h2>
      {due.date === null && limits.length === 0 && <p className="quiet">{t('deadline.none')}</p>}
      {due.date !== null && (
        <details open>
          <summary className="figures">
            {t('deadline.promise')} · {due.date}
          </summary>
          <p>
            <ClockTag clock={due.clock} />
          </p>
          <Arithmetic lines={due.explanation} />
        </details>
      )}
      {limits.map((task) => (
        <details key={task.key} open={due.date === null && limits.length === 1}>
          <summary className="figures">
            {[task.orgUnit?.name, task.title, task.dueDate].filter(Boolean).join(' · ')}
          </summary>
          <Arithmetic lines={task.explanation} />
        </details>
      ))}
    </section>
  );
}
