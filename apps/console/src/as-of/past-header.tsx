import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CaseAsOf } from '#libs/contracts/index.js';
import { auditQuery } from '../api/queries';
import { PageTitle } from '../components/page-header';
import { StatusTag } from '../components/status-tag';
import { componentTexts } from '../components/texts';
import { formatTime } from '../components/time-text';
import { Notice } from '../schema-form/notice';
import { DayPicker } from './day-picker';
import { asOfTexts } from './texts';

/** Which past this is, that nothing can be done in it, and the ways to the lines before and after and to today. */
export function PastHeader({ then, day }: { then: CaseAsOf; day: string | undefined }) {
  const t = asOfTexts.use();
  const since = formatTime(then.since);
  return (
    <header className="case-header">
      <PageTitle title={t('page.title', { number: then.number, when: since })} />
      <Notice
        tone="warning"
        title={t('past.title')}
        action={<Link to={`/cases/${then.id}?tab=timeline`}>{t('past.present')}</Link>}
      >
        <p>
          {then.until === null
            ? t('past.helpStill', { since })
            : t('past.help', { since, until: formatTime(then.until) })}
        </p>
      </Notice>
      <BrokenRecord caseId={then.id} />
      <p className="case-number figures">{then.number}</p>
      <h1 tabIndex={-1}>
        {then.title} <span className="past-when figures">{day ?? since}</span>
      </h1>
      <p className="case-state">
        <StatusTag status={then.status} />
        {!componentTexts.get(`status.${then.status}`).includes(then.stateTitle) && (
          <span className="quiet">{then.stateTitle}</span>
        )}
      </p>
      <div className="past-moves">
        <nav aria-label={t('move.title')}>
          <MoveLink to={then.seq > 0 ? moveTo(then, then.seq - 1) : null} words={`← ${t('move.previous')}`} />
          <span className="figures">
            {then.seq === 0
              ? t('move.draft', { last: then.last })
              : t('move.place', { seq: then.seq, last: then.last })}
          </span>
          <MoveLink to={then.seq < then.last ? moveTo(then, then.seq + 1) : null} words={`${t('move.next')} →`} />
        </nav>
        <DayPicker key={day} caseId={then.id} from={then.openedAt.slice(0, 10)} day={day} />
      </div>
    </header>
  );
}

/** What the verifier says of the record that the past is replayed from; nothing while it holds. */
function BrokenRecord({ caseId }: { caseId: string }) {
  const t = asOfTexts.use();
  const audit = useQuery(auditQuery(caseId));
  if (audit.data?.verdict !== 'broken') return null;
  return (
    <Notice
      tone="warning"
      urgent
      title={t('past.broken')}
      action={<Link to={`/cases/${caseId}?tab=audit`}>{t('past.brokenLink')}</Link>}
    >
      <p>{t('past.brokenHelp')}</p>
    </Notice>
  );
}

function MoveLink({ to, words }: { to: string | null; words: string }) {
  if (to === null) return <span className="quiet past-move">{words}</span>;
  return (
    <Link className="past-move" to={to} preventScrollReset>
      {words}
    </Link>
  );
}

function moveTo({ id }: CaseAsOf, seq: number): string {
  return `/cases/${id}/as-of?seq=${seq}`;
}
