import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { CaseAsOf, CaseTypeView } from '#libs/contracts/index.js';
import { asOfQuery, caseTypeQuery } from '../api/queries';
import { referencesOf } from '../case/payload-settings';
import { TimelineEntry } from '../case/timeline-section';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { FormSettings } from '../schema-form/form-settings';
import { DeadlinesThen } from './deadlines-then';
import { HandedInThen } from './handed-in-then';
import { isNoSuchPast, NoSuchPast } from './no-such-past';
import { PastHeader } from './past-header';
import { WhyPermitted } from './why-permitted';
import { WhoThen } from './who-then';
import { asOfTexts } from './texts';
import '../case/case.css';
import '../case/sections.css';
import './as-of.css';

/** /cases/:id/as-of?seq=… or ?at=…: the case as it was, and why its last step was permitted. Nothing is done here. */
export function AsOfPage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const at = search.get('at');
  const moment = at === null ? { seq: Number(search.get('seq') ?? 0) } : { at };
  const found = useQuery({ ...asOfQuery(id, moment), placeholderData: keepPreviousData });
  const then = found.error ? undefined : found.data;
  const caseType = useQuery({
    ...caseTypeQuery(then?.type ?? '', then?.definition.version),
    enabled: then !== undefined,
  });
  const failed = found.error ? found : caseType.error ? caseType : null;
  if (then && caseType.data) return <Past then={then} caseType={caseType.data} day={at?.slice(0, 10)} />;
  return (
    <div className="page case-page">
      {failed && isNoSuchPast(failed.error) ? (
        <NoSuchPast caseId={id} problem={failed.error} />
      ) : failed ? (
        <QueryFailure error={failed.error} retry={() => void failed.refetch()} />
      ) : (
        <Skeleton rows={9} rowHeight={64} />
      )}
    </div>
  );
}

function Past({ then, caseType, day }: { then: CaseAsOf; caseType: CaseTypeView; day: string | undefined }) {
  const t = asOfTexts.use();
  const settings = useMemo(() => ({ placeholderOf: () => undefined, references: referencesOf(caseType) }), [caseType]);
  return (
    <FormSettings value={settings}>
      <div className="page case-page past">
        <PastHeader then={then} day={day} />
        <div className="case-columns">
          <div className="past-column">
            <section className="surface case-section">
              <h2>{t('step.title')}</h2>
              {then.event ? (
                <ol className="timeline">
                  <TimelineEntry item={then.event} caseType={caseType} />
                </ol>
              ) : (
                <p className="quiet">{t('step.draft')}</p>
              )}
            </section>
            {then.event && <WhyPermitted permission={then.event.permission} calendarVersion={then.calendarVersion} />}
            <HandedInThen then={then} caseType={caseType} />
          </div>
          <div className="past-column">
            <WhoThen then={then} />
            <DeadlinesThen then={then} />
            <Versions then={then} />
          </div>
        </div>
      </div>
    </FormSettings>
  );
}

function Versions({ then: { definition, calendarVersion } }: { then: CaseAsOf }) {
  const t = asOfTexts.use();
  return (
    <section className="surface case-section">
      <h2>{t('definition.title')}</h2>
      <dl className="past-facts">
        <div>
          <dt>{t('definition.version')}</dt>
          <dd>{t('fact.version', { version: definition.version })}</dd>
        </div>
        {definition.hash !== null && (
          <div>
            <dt>{t('definition.hash')}</dt>
            <dd>
              <code className="past-hash">{definition.hash}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('definition.calendar')}</dt>
          <dd className="past-hash">{calendarVersion}</dd>
        </div>
      </dl>
      {!definition.wordForWord && <p className="quiet small">{t('definition.reworded')}</p>}
    </section>
  );
}
