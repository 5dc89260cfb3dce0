import { useInfiniteQuery } from '@tanstack/react-query';
import { notificationsQuery } from '../api/queries';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { MessageList } from '../notifications/message-list';
import { Section } from './section';
import { workbenchTexts } from './texts';

const shownMessages = 5;

export function LatestMessages() {
  const t = workbenchTexts.use();
  const query = useInfiniteQuery(notificationsQuery);
  const messages = query.data?.pages[0]?.items.slice(0, shownMessages);
  return (
    <Section title={t('news')} all={{ to: '/notifications', label: t('allNews') }}>
      {query.error && !query.data ? <QueryFailure error={query.error} retry={() => void query.refetch()} /> : null}
      {query.isPending ? (
        <div className="surface">
          <Skeleton rows={4} rowHeight={72} />
        </div>
      ) : null}
      {messages?.length === 0 ? <p className="surface workbench-nothing">{t('empty.news')}</p> : null}
      {messages && messages.length > 0 ? <MessageList messages={messages} /> : null}
    </Section>
  );
}
