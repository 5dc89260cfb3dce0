import { ButtonLink } from '../components/button-link';
import { Page, PageHeader } from '../components/page-header';
import { shellTexts } from '../shell/texts';

export function NotFoundPage() {
  const t = shellTexts.use();
  return (
    <Page width="column">
      <PageHeader title={t('notFound.title')} lead={t('notFound.text')} />
      <ButtonLink to="/" primary>
        {t('notFound.home')}
      </ButtonLink>
    </Page>
  );
}
