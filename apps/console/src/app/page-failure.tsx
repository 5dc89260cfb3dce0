import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { Page, PageHeader } from '../components/page-header';
import { shellTexts } from '../shell/texts';

/** Shown in place of a page that broke. A chunk that is gone means that a new version was put up meanwhile. */
export function PageFailure() {
  const t = shellTexts.use();
  const error = useRouteError();
  const chunkGone = error instanceof Error && /dynamically imported module|module script/i.test(error.message);
  return (
    <Page width="column">
      <PageHeader title={t('failure.title')} lead={t(chunkGone ? 'failure.newVersion' : 'failure.text')} />
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('failure.reload')}
      </Button>
    </Page>
  );
}
