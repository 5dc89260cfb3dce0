import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { CaseTypeView } from '#libs/contracts/index.js';
import { caseTypeQuery } from '../api/queries';
import { Page, PageHeader } from '../components/page-header';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { CheckReport } from './check-report';
import { DutiesTable } from './duties-table';
import { caseTypeTexts } from './texts';
import './case-types.css';

// The diagram brings a layout engine with it; it must not weigh on the page before it is looked at.
const CaseDiagram = lazy(async () => ({ default: (await import('../case/diagram')).CaseDiagram }));

const diagramHeight = 480;

export function CaseTypePage() {
  const t = caseTypeTexts.use();
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const version = Number(search.get('version')) || undefined;
  const query = useQuery(caseTypeQuery(key, version));
  return (
    <Page>
      <p className="back-line">
        <Link to="/case-types">{t('back')}</Link>
      </p>
      {query.data ? (
        <CaseTypeDetail type={query.data} />
      ) : (
        <>
          <PageHeader title={t('title')} />
          {query.error ? (
            <QueryFailure error={query.error} retry={() => void query.refetch()} />
          ) : (
            <div className="surface">
              <Skeleton rows={8} rowHeight={64} />
            </div>
          )}
        </>
      )}
    </Page>
  );
}

function CaseTypeDetail({ type }: { type: CaseTypeView }) {
  const t = caseTypeTexts.use();
  return (
    <>
      <PageHeader title={type.title} lead={type.description} />
      <p className="quiet figures case-type-line">
        {t('version', { version: type.version })} ·{' '}
        {t('promise', { days: type.promise.days, kind: t(`kind.${type.promise.kind}`) })} · {t('hash')}{' '}
        <code title={type.definitionHash}>{type.definitionHash.slice(0, 12)}</code>
      </p>
      <Part title={t('check')}>
        <CheckReport check={type.check} />
      </Part>
      <Part title={t('diagram')}>
        <div className="surface diagram-frame" style={{ minHeight: diagramHeight }}>
          <Suspense fallback={<Skeleton rows={1} rowHeight={diagramHeight} />}>
            <CaseDiagram diagram={type.diagram} />
          </Suspense>
        </div>
      </Part>
      <Part title={t('duties')}>
        <DutiesTable duties={type.duties} states={type.states} events={type.events} />
      </Part>
      {type.attachments.length > 0 && (
        <Part title={t('attachments')}>
          <ul className="surface plain-rows">
            {type.attachments.map((slot) => (
              <li key={slot.slot}>
                <span>
                  {slot.title}
                  {slot.help ? <span className="small quiet slot-help">{slot.help}</span> : null}
                </span>
                <span className="small quiet">{t(slot.required ? 'required' : 'optional')}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="case-type-part" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}
