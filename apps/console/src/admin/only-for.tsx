import type { ReactNode } from 'react';
import type { Role } from '#libs/contracts/index.js';
import { Page, PageHeader } from '../components/page-header';
import { holds, useMe } from '../session/session';
import { adminTexts } from './texts';

/** Says who a page is for, instead of asking the API in vain; the API refuses others by itself. */
export function OnlyFor({ roles, children }: { roles: readonly Role[]; children: ReactNode }) {
  const t = adminTexts.use();
  if (holds(useMe(), ...roles)) return children;
  return (
    <Page width="column">
      <PageHeader title={t('forbidden.title')} lead={t('forbidden.text')} />
    </Page>
  );
}
