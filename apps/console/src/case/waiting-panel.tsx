import { useQuery } from '@tanstack/react-query';
import type { CaseView, WaitingDuty, WaitingView } from '#libs/contracts/index.js';
import { routeOfCaseQuery, waitingQuery } from '../api/queries';
import { QueryFailure } from '../components/query-failure';
import { RouteStages } from '../components/route-stages';
import { Notice } from '../schema-form/notice';
import { isClosed } from './promise-tag';
import { waitingTexts } from './waiting-texts';

/** Why the case stands where it stands, in sentences, and the way from here. */
export function WaitingPanel({ view }: { view: CaseView }) {
  const t = waitingTexts.use();
  const running = view.detail === 'full' && view.status !== 'draft' && !isClosed(view);
  const waiting = useQuery({ ...waitingQuery(view.id), enabled: running });
  if (!running) return null;
  if (waiting.error && !waiting.data) {
    return <QueryFailure error={waiting.error} retry={() => void waiting.refetch()} />;
  }
  if (!waiting.data) return null;
  return (
    <div className="case-part">
      <h2>{t('title')}</h2>
      <Answer waiting={waiting.data} />
      <Way view={view} />
    </div>
  );
}

function Answer({ waiting }: { waiting: WaitingView }) {
  const t = waitingTexts.use();
  const { waitsFor, sentences } = waiting;
  const stuck = waitsFor.flatMap((duty) => (duty.stuck ? [{ ...duty.stuck, key: duty.duty }] : []));
  const several = waitsFor.length > 2;
  // Of many duties the answer's own sentences come first; each duty's are told one by one below.
  const own = sentences.slice(0, sentences.length - waitsFor.reduce((sum, duty) => sum + duty.sentences.length, 0));
  return (
    <>
      {stuck.map(({ key, message, unblockedBy }) => (
        <Notice key={key} tone="danger" title={t('stuck.title')}>
          <p>{message}</p>
          <p>{t('stuck.help', { who: unblockedBy })}</p>
        </Notice>
      ))}
      {(several ? own : sentences).map((sentence) => (
        <p key={sentence} className="waiting-sentence figures">
          {sentence}
        </p>
      ))}
      {several ? (
        <details className="waiting-each">
          <summary>{t('each', { count: waitsFor.length })}</summary>
          <ul>
            {waitsFor.map((duty) => (
              <li key={duty.duty}>
                <Duty duty={duty} />
              </li>
            ))}
          </ul>
        </details>
      ) : (
        waitsFor.map((duty) => <Fine key={duty.duty} duty={duty} />)
      )}
    </>
  );
}

function Duty({ duty }: { duty: WaitingDuty }) {
  return (
    <>
      <p className="figures">{duty.sentences.join(' ')}</p>
      <Fine duty={duty} />
    </>
  );
}

function Fine({ duty }: { duty: WaitingDuty }) {
  const t = waitingTexts.use();
  const passes = duty.overdueBy === null ? duty.whenPassed : '';
  if (duty.role === 'system' || (!duty.people && passes === '')) return null;
  return (
    <p className="quiet small figures">
      {[duty.people && t('people', duty.people), passes].filter(Boolean).join(' · ')}
    </p>
  );
}

function Way({ view }: { view: CaseView }) {
  const t = waitingTexts.use();
  const route = useQuery(routeOfCaseQuery(view.id));
  if (route.error && !route.data) return <QueryFailure error={route.error} retry={() => void route.refetch()} />;
  if (!route.data?.outcome) return null;
  return (
    <details className="waiting-each">
      <summary>{t('route')}</summary>
      <p className="quiet small">{t('routeHelp')}</p>
      <RouteStages route={route.data} />
    </details>
  );
}
