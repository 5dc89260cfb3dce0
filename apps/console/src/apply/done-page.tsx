import { CheckCircleFilled, FilePdfOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { CaseView } from '#libs/contracts/index.js';
import { caseQuery, lettersQuery } from '../api/queries';
import { ButtonLink } from '../components/button-link';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { viewAddress } from '../schema-form/view-address';
import { applyTexts } from './texts';
import './apply.css';
import './before-and-after.css';

/** /cases/:id/done: what was received, what happens next and by when; can be opened again at any time. */
export function DonePage() {
  const { id = '' } = useParams();
  const t = applyTexts.use();
  const found = useQuery(caseQuery(id));
  return (
    <Page width="column">
      {found.data ? (
        found.data.status === 'draft' ? (
          <EmptyState
            title={t('done.notYet')}
            action={<ButtonLink to={`/cases/${id}/edit`}>{t('done.continue')}</ButtonLink>}
          />
        ) : (
          <Done view={found.data} />
        )
      ) : found.error ? (
        <QueryFailure error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Skeleton rows={6} rowHeight={64} />
      )}
    </Page>
  );
}

function Done({ view }: { view: CaseView }) {
  const t = applyTexts.use();
  const letters = useQuery(lettersQuery(view.id));
  const receipt = letters.data?.items.find((letter) => letter.kind === 'receipt');
  const waiting = view.tasks.filter((task) => task.state === 'open');
  return (
    <>
      <div className="done-panel surface">
        <CheckCircleFilled aria-hidden className="done-mark" />
        <PageHeader title={t('done.title')} lead={view.title} />
        <p className="quiet">{t('done.number')}</p>
        <p className="done-number figures">{view.number}</p>
        <p className="quiet small">{t('done.keep')}</p>
      </div>
      <section className="done-next">
        <h2>{t('done.next')}</h2>
        <ol className="done-steps">
          {waiting.map((task) => (
            <li key={task.id}>
              {t('done.nextStep', { office: task.orgUnit.name, title: task.title })}
              {task.dueDate && <span className="quiet figures"> · {t('done.by', { date: task.dueDate })}</span>}
            </li>
          ))}
          <li>{t('done.told')}</li>
        </ol>
        {receipt ? (
          <p className="done-receipt">
            <FilePdfOutlined aria-hidden />{' '}
            <a href={viewAddress(receipt.documentId)} target="_blank" rel="noreferrer">
              {t('done.receipt')}
            </a>{' '}
            <span className="quiet small figures">{receipt.number}</span>
          </p>
        ) : (
          letters.isFetched && <p className="quiet done-receipt">{t('done.receiptComing')}</p>
        )}
        <div className="portal-buttons">
          <ButtonLink primary to={`/cases/${view.id}`}>
            {t('done.open')}
          </ButtonLink>
          <ButtonLink to="/">{t('done.home')}</ButtonLink>
        </div>
      </section>
    </>
  );
}
