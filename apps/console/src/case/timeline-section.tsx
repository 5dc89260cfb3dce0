import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CaseTypeView, TimelineItem } from '#libs/contracts/index.js';
import { timelineQuery } from '../api/queries';
import { DayPicker } from '../as-of/day-picker';
import { EmptyState } from '../components/empty-state';
import { PersonName } from '../components/person-name';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { TimeText } from '../components/time-text';
import { punctuation, titled } from '../i18n/punctuation';
import type { SectionProps } from './section';
import { PayloadText } from './payload-text';
import { moveInWords } from './state-words';
import { caseTexts } from './texts';

/** 流转记录: who, office, when, what, from where to where, and what was said. */
export function TimelineSection({ view, caseType }: SectionProps) {
  const t = caseTexts.use();
  const timeline = useQuery(timelineQuery(view.id));
  if (timeline.error && !timeline.data) {
    return <QueryFailure error={timeline.error} retry={() => void timeline.refetch()} />;
  }
  if (!timeline.data) return <Skeleton rows={5} rowHeight={72} />;
  if (timeline.data.items.length === 0) return <EmptyState title={t('timeline.empty')} />;
  const latestFirst = [...timeline.data.items].sort((a, b) => b.seq - a.seq);
  return (
    <>
      <DayPicker caseId={view.id} from={view.createdAt.slice(0, 10)} />
      <ol className="timeline" reversed>
        {latestFirst.map((item) => (
          <TimelineEntry key={item.seq} item={item} caseType={caseType} caseId={view.id} />
        ))}
      </ol>
    </>
  );
}

interface EntryProps {
  item: TimelineItem;
  caseType: CaseTypeView;
  /** Where the case as it was then can be looked at; left out on that page itself. */
  caseId?: string;
}

export function TimelineEntry({ item, caseType, caseId }: EntryProps) {
  const t = caseTexts.use();
  const move = moveInWords(item.from, item.to, caseType, punctuation());
  return (
    <li>
      <p className="timeline-head">
        <strong>{item.title}</strong>
        {move && <span className="quiet">{move}</span>}
        {caseId !== undefined && (
          <Link className="timeline-then small" to={`/cases/${caseId}/as-of?seq=${item.seq}`}>
            {t('timeline.then')}
            <span className="for-screen-readers">{titled('', item.title)}</span>
          </Link>
        )}
      </p>
      <p className="small">
        <TimeText at={item.at} /> ·{' '}
        <PersonName name={item.actor.name || t('timeline.system')} office={item.actor.office} />
      </p>
      {item.payload ? (
        <PayloadText event={item.type} payload={item.payload} caseType={caseType} />
      ) : (
        <p className="quiet small">{t('timeline.hidden')}</p>
      )}
      {item.comment && (
        <p className="timeline-comment">
          <span className="quiet">{titled(t('timeline.comment'), '')}</span>
          {item.comment}
        </p>
      )}
    </li>
  );
}
