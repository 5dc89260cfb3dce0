import { useInfiniteQuery } from '@tanstack/react-query';
import { mailboxQuery } from '../api/queries';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { PagedQueryView } from '../components/paged-query-view';
import { TimeText } from '../components/time-text';
import { mailboxTexts } from './texts';
import './mailbox-page.css';

export function MailboxPage() {
  const t = mailboxTexts.use();
  const query = useInfiniteQuery(mailboxQuery);
  return (
    <Page width="column">
      <PageHeader title={t('title')} lead={t('lead')} />
      <PagedQueryView
        query={query}
        skeletonRowHeight={64}
        empty={<EmptyState title={t('empty')}>{t('empty.text')}</EmptyState>}
      >
        {(mails) => (
          <ul className="mail-list surface" aria-label={t('list')}>
            {mails.map((mail) => (
              <li key={mail.id}>
                <details>
                  <summary>
                    <span className="mail-subject">{mail.subject}</span>
                    <span className="quiet small mail-to">
                      {t('to')} {mail.to} · <TimeText at={mail.createdAt} />
                    </span>
                  </summary>
                  <p className="mail-text">{mail.text}</p>
                </details>
              </li>
            ))}
          </ul>
        )}
      </PagedQueryView>
    </Page>
  );
}
