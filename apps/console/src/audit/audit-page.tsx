import { OnlyFor } from '../admin/only-for';
import { Page, PageHeader } from '../components/page-header';
import { RootList } from './root-list';
import { auditTexts } from './texts';
import { Verification } from './verification';

/** 防篡改核验: whether anything was rewritten, and the roots to keep elsewhere. For auditors. */
export function AuditPage() {
  return (
    <OnlyFor roles={['auditor']}>
      <Audit />
    </OnlyFor>
  );
}

function Audit() {
  const t = auditTexts.use();
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Verification />
      <h2>{t('roots')}</h2>
      <p className="quiet roots-lead">{t('roots.lead')}</p>
      <RootList />
    </Page>
  );
}
