import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { notificationsQuery } from '../api/queries';
import { announce } from '../components/announcer';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { PagedQueryView } from '../components/paged-query-view';
import { useMe } from '../session/session';
import { MessageList } from './message-list';
import { notificationTexts } from './texts';
import { useMarkRead } from './use-mark-read';

export function NotificationsPage() {
  const t = notificationTexts.use();
  const me = useMe();
  const query = useInfiniteQuery(notificationsQuery);
  const { all } = useMarkRead();
  return (
    <Page width="column">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          me.unreadNotifications > 0 ? (
            <Button
              disabled={all.isPending}
              onClick={() => all.mutate(undefined, { onSuccess: () => announce(t('marked')) })}
            >
              {t('markAllRead')}
            </Button>
          ) : null
        }
      />
      <PagedQueryView
        query={query}
        skeletonRowHeight={96}
        empty={<EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>}
      >
        {(messages) => <MessageList messages={messages} />}
      </PagedQueryView>
    </Page>
  );
}
