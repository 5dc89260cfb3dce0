import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CaseView, Page, PublicNoticeView } from '#libs/contracts/index.js';
import { Skeleton } from '../components/skeleton';
import { TimeText } from '../components/time-text';
import { caseTexts } from './texts';

/** The notice board is public and lies outside the API's base; of a case that was noticed twice the latest counts. */
async function findNotice(number: string, signal: AbortSignal): Promise<PublicNoticeView | null> {
  const address = `/public/notices?limit=1&caseNumber=${encodeURIComponent(number)}`;
  const response = await fetch(address, { headers: { Accept: 'application/json' }, signal });
  if (!response.ok) return null;
  const page = (await response.json()) as Page<PublicNoticeView>;
  return page.items[0] ?? null;
}

/** What is on public notice, until when, and how to object: all that an outsider sees of a case. */
export function PublicNotice({ view }: { view: CaseView }) {
  const t = caseTexts.use();
  const notice = useQuery({
    queryKey: ['case', view.id, 'notice'],
    queryFn: ({ signal }) => findNotice(view.number, signal),
  });
  if (notice.isPending) return <Skeleton rows={4} rowHeight={44} />;
  const facts: [string, ReactNode][] = [
    [t('notice.matter'), view.title],
    [t('summary.applicant'), view.applicant.name],
    [t('summary.territory'), view.territory.name],
  ];
  if (notice.data) {
    facts.push(
      [t('notice.basis'), notice.data.basis],
      [t('notice.published'), <TimeText key="published" at={notice.data.publishedAt} dayOnly />],
      [
        t('notice.lastDay'),
        <span key="last" className="figures">
          {notice.data.lastDay}
        </span>,
      ],
      [t('notice.office'), notice.data.receivingOffice],
    );
  }
  return (
    <div className="case-part">
      <h2>{t('notice.title')}</h2>
      <dl className="case-answers">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('notice.help')}</p>
    </div>
  );
}
