import { useInfiniteQuery } from '@tanstack/react-query';
import type { BlockView } from '#libs/contracts/index.js';
import { blocksQuery } from '../api/queries';
import { type Column, DataList } from '../components/data-list';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { inMu } from './area';
import { registerTexts } from './texts';

export function BlocksPage() {
  const t = registerTexts.use();
  const query = useInfiniteQuery(blocksQuery);
  const columns: Column<BlockView>[] = [
    { key: 'name', title: t('name'), cell: (block) => block.name },
    { key: 'territory', title: t('territory'), cell: (block) => block.territory.name },
    { key: 'landArea', title: t('landAreaMu'), align: 'right', cell: (block) => inMu(block.landArea) },
    { key: 'enterprises', title: t('enterprises'), align: 'right', cell: (block) => block.enterprises },
  ];
  return (
    <Page width="column">
      <PageHeader title={t('blocks.title')} lead={t('blocks.lead')} />
      <DataList
        caption={t('blocks.title')}
        query={query}
        rowKey={(block) => block.id}
        columns={columns}
        card={(block) => (
          <>
            <strong>{block.name}</strong>
            <span className="small quiet figures">
              {block.territory.name} · {t('areaMu', { area: inMu(block.landArea) })} ·{' '}
              {t('enterpriseCount', { count: block.enterprises })}
            </span>
          </>
        )}
        empty={<EmptyState title={t('empty.blocks')}>{t('empty.text')}</EmptyState>}
      />
    </Page>
  );
}
