import { Link } from 'react-router';
import type { CaseTypeView, CaseView } from '#libs/contracts/index.js';
import { titled } from '../i18n/punctuation';
import { placeOf, stepPage, type FormStep } from './form-steps';
import { applyTexts } from './texts';

/** What the office asks for, item by item, each leading to the field or document that it is about. */
export function RequestsStep({
  view,
  caseType,
  steps,
}: {
  view: CaseView;
  caseType: CaseTypeView;
  steps: readonly FormStep[];
}) {
  const t = applyTexts.use();
  const items = view.requests?.items ?? [];
  const until = view.requests?.until ?? view.tasks.find((task) => task.state === 'open')?.dueDate;
  return (
    <>
      <p>{t('requests.lead', { count: items.length })}</p>
      {until && <p className="portal-note">{t('requests.until', { date: until })}</p>}
      <ol className="request-list">
        {items.map((item, index) => {
          const place = placeOf(item.about, steps, caseType);
          return (
            <li key={index}>
              <h2>{place?.title ?? (item.about || t('requests.general'))}</h2>
              <p className="request-note">{item.note}</p>
              {place && (
                <Link
                  className="request-link"
                  to={`${stepPage(view.id, place.step)}#${place.controlId}`}
                  aria-label={titled(t('requests.go'), place.title)}
                >
                  {t('requests.go')}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
