import { Link } from 'react-router';
import { ApiProblem } from '../api/problem';
import { PageTitle } from '../components/page-header';
import { Notice } from '../schema-form/notice';
import { asOfTexts } from './texts';

/** What asking again cannot help: a moment that the case did not live through, or a log that cannot be taken again. */
export function isNoSuchPast(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && ['REQUEST.INVALID', 'CASE.NOT_REPLAYABLE'].includes(error.code);
}

/** Says why there is nothing to show, and leads back to the case. */
export function NoSuchPast({ caseId, problem }: { caseId: string; problem: ApiProblem }) {
  const t = asOfTexts.use();
  const title = t(problem.code === 'REQUEST.INVALID' ? 'none.moment' : 'none.replay');
  return (
    <>
      <PageTitle title={title} />
      <h1 tabIndex={-1}>{title}</h1>
      <Notice tone="warning" urgent title={problem.message}>
        <p>
          <Link to={`/cases/${caseId}?tab=timeline`}>{t('past.present')}</Link>
        </p>
      </Notice>
    </>
  );
}
