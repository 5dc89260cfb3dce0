import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { ActionView } from '#libs/contracts/index.js';
import { ApiProblem } from '../api/problem';
import { caseQuery, caseTypeQuery } from '../api/queries';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { focusSoon } from '../schema-form/focus-control';
import { FormSettings } from '../schema-form/form-settings';
import { AttachmentsSection } from './attachments-section';
import { AuditSection } from './audit-section';
import { Banners } from './banners';
import { CaseHeader } from './case-header';
import { DeadlineSection } from './deadline-section';
import { DecisionPanel } from './decision-panel';
import { DiagramSection } from './diagram-section';
import { FormSection } from './form-section';
import { LettersSection } from './letters-section';
import { OverviewSection } from './overview-section';
import { referencesOf } from './payload-settings';
import type { SectionProps } from './section';
import { SectionNavigation, sectionsOf, type Section } from './section-navigation';
import { TimelineSection } from './timeline-section';
import { caseTexts } from './texts';
import './case.css';
import './sections.css';

/** /cases/:id: everything about one case in the middle, what the reader may do at the right. */
export function CasePage() {
  const { id = '' } = useParams();
  const found = useQuery(caseQuery(id));
  const caseType = useQuery({
    ...caseTypeQuery(found.data?.type ?? '', found.data?.typeVersion),
    enabled: found.data !== undefined,
  });
  if (found.data && caseType.data && !gone(found.error)) {
    return <CaseDesk key={id} view={found.data} caseType={caseType.data} />;
  }
  const failed = found.error ? found : caseType.error ? caseType : null;
  return (
    <div className="page case-page">
      {failed ? (
        <>
          <QueryFailure error={failed.error} retry={() => void failed.refetch()} />
          {unreadable(failed.error) ? <AuditAlone id={id} /> : null}
        </>
      ) : (
        <Skeleton rows={9} rowHeight={64} />
      )}
    </div>
  );
}

/** The reader may no longer see a case that is still in the cache (territory changed, notice over). */
const gone = (error: unknown): boolean => error instanceof ApiProblem && (error.status === 404 || error.status === 403);

/** What somebody edited so that no procedure follows from it cannot be shown; the verdict on it can. */
const unreadable = (error: unknown): boolean => error instanceof ApiProblem && error.status === 500;

function AuditAlone({ id }: { id: string }) {
  const t = caseTexts.use();
  return (
    <section className="surface case-section" aria-label={t('tab.audit')}>
      <h2>{t('tab.audit')}</h2>
      <AuditSection view={{ id }} />
    </section>
  );
}

function CaseDesk({ view, caseType }: SectionProps) {
  const t = caseTexts.use();
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState<ActionView>();
  const settings = useMemo(() => ({ placeholderOf: () => undefined, references: referencesOf(caseType) }), [caseType]);
  const sections = sectionsOf(view);
  const section = sections.find((it) => it === search.get('tab')) ?? 'overview';
  return (
    <FormSettings value={settings}>
      <div className="page case-page">
        <CaseHeader view={view} />
        <Banners
          view={view}
          caseType={caseType}
          onAct={(action) => {
            setChosen(action);
            focusSoon('decision-form-title');
          }}
        />
        <div className="case-columns">
          <div className="case-middle">
            {sections.length > 1 && <SectionNavigation sections={sections} current={section} />}
            <section className="surface case-section" aria-label={t(`tab.${section}`)}>
              <SectionBody section={section} view={view} caseType={caseType} />
            </section>
          </div>
          <DecisionPanel view={view} chosen={chosen} onChoose={setChosen} />
        </div>
      </div>
    </FormSettings>
  );
}

function SectionBody({ section, ...props }: SectionProps & { section: Section }) {
  switch (section) {
    case 'form':
      return <FormSection {...props} />;
    case 'attachments':
      return <AttachmentsSection {...props} />;
    case 'timeline':
      return <TimelineSection {...props} />;
    case 'diagram':
      return <DiagramSection {...props} />;
    case 'deadline':
      return <DeadlineSection {...props} />;
    case 'letters':
      return <LettersSection {...props} />;
    case 'audit':
      return <AuditSection {...props} />;
    default:
      return <OverviewSection {...props} />;
  }
}
