import { useQuery } from '@tanstack/react-query';
import { auditQuery, timelineQuery } from '../api/queries';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { ToneTag } from '../components/tone';
import '../audit/audit.css';
import { Chain } from './audit-chain';
import type { SectionProps } from './section';
import { caseTexts } from './texts';

/** 审计: the verdict on the chain of events, and the chain itself. */
export function AuditSection({ view }: { view: Pick<SectionProps['view'], 'id'> }) {
  const t = caseTexts.use();
  const audit = useQuery(auditQuery(view.id));
  const timeline = useQuery(timelineQuery(view.id));
  if (audit.error && !audit.data) return <QueryFailure error={audit.error} retry={() => void audit.refetch()} />;
  if (!audit.data) return <Skeleton rows={5} rowHeight={41} />;
  const { verdict, findings, root, exportable, events } = audit.data;
  const broken = new Set(findings.map(({ seq }) => seq));
  // What the timeline withholds has another title there, and so it has here.
  const titles = new Map(timeline.data?.items.map(({ seq, title }) => [seq, title]));
  return (
    <>
      <p className="audit-verdict">
        {verdict === 'intact' ? (
          <ToneTag tone="success" shape="tick">
            {t('audit.intact', { count: events.length })}
          </ToneTag>
        ) : (
          <ToneTag tone="danger" shape="cross">
            {t('audit.broken', { count: findings.length })}
          </ToneTag>
        )}
      </p>
      {findings.length > 0 ? (
        <ul className="audit-findings">
          {findings.map(({ kind, seq, message }) => (
            <li key={`${kind} ${seq ?? ''} ${message}`}>{message}</li>
          ))}
        </ul>
      ) : null}
      <p className="quiet small">{t('audit.help')}</p>
      <p className="quiet small">
        {root ? t('audit.root', { lines: root.lines, number: root.number, date: root.date }) : t('audit.noRoot')}
        {root ? <code className="root-hash"> {root.hash}</code> : null}
      </p>
      {exportable ? (
        <p className="case-part">
          <a className="button-link" href={`/api/v1/cases/${view.id}/export`} download>
            {t('audit.export')}
          </a>
        </p>
      ) : null}
      <Chain events={events} broken={broken} titles={titles} />
    </>
  );
}
