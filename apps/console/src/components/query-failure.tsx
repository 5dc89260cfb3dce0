import { Button } from 'antd';
import { ApiProblem } from '../api/problem';
import { problemSentence } from './problem-alert';
import { componentTexts } from './texts';
import './problem-alert.css';

/** Stands where a part of a page could not be read, and offers to read it again. */
export function QueryFailure({ error, retry }: { error: unknown; retry: () => void }) {
  const t = componentTexts.use();
  const unreached = error instanceof ApiProblem && error.code === 'NETWORK';
  return (
    <div role="alert" className="surface query-failure">
      <div>
        <h2>{t('failure.title')}</h2>
        <p className="quiet">{unreached ? t('failure.network') : problemSentence(error, t)}</p>
      </div>
      <Button onClick={retry}>{t('failure.retry')}</Button>
    </div>
  );
}
