import { useInfiniteQuery } from '@tanstack/react-query';
import type { ParkView } from '#libs/contracts/index.js';
import { parksQuery } from '../api/queries';
import { type Column, DataList } from '../components/data-list';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { ToneTag } from '../components/tone';
import { grouped } from './area';
import { registerTexts } from './texts';

export function ParksPage() {
  const t = registerTexts.use();
  const query = useInfiniteQuery(parksQuery);
  const columns: Column<ParkView>[] = [
    { key: 'name', title: t('name'), cell: (park) => park.name },
    { key: 'operator', title: t('operator'), cell: (park) => park.operator.name },
    {
      key: 'creditCode',
      title: t('creditCode'),
      width: '180px',
      cell: (park) => <span className="figures">{park.operator.creditCode}</span>,
    },
    { key: 'territory', title: t('territory'), width: '110px', cell: (park) => park.territory.name },
    { key: 'platform', title: t('platform'), optional: true, cell: (park) => park.platform?.name ?? t('none') },
    { key: 'kind', title: t('kind'), width: '110px', optional: true, cell: (park) => t(`kind.${park.kind}`) },
    {
      key: 'landArea',
      title: t('landArea'),
      width: '120px',
      align: 'right',
      cell: (park) => grouped(park.landArea),
    },
    { key: 'recognised', title: t('recognised'), width: '150px', cell: (park) => <Recognition park={park} /> },
  ];
  return (
    <Page>
      <PageHeader title={t('parks.title')} lead={t('parks.lead')} />
      <DataList
        caption={t('parks.title')}
        query={query}
        rowKey={(park) => park.id}
        columns={columns}
        card={(park) => (
          <>
            <strong>{park.name}</strong>
            <span className="small quiet">{park.operator.name}</span>
            <span className="small quiet figures">
              {park.territory.name} · {t(`kind.${park.kind}`)} · {t('area', { area: grouped(park.landArea) })}
            </span>
            <Recognition park={park} />
          </>
        )}
        empty={<EmptyState title={t('empty.parks')}>{t('empty.text')}</EmptyState>}
      />
    </Page>
  );
}

function Recognition({ park }: { park: ParkView }) {
  const t = registerTexts.use();
  if (!park.recognisedAt) {
    return (
      <ToneTag tone="quiet" shape="ring">
        {t('recognised.no')}
      </ToneTag>
    );
  }
  return (
    <>
      <ToneTag tone="success" shape="tick">
        {t('recognised.yes')}
      </ToneTag>
      {park.certificateNumber ? (
        <div className="small quiet figures">{t('certificate', { number: park.certificateNumber })}</div>
      ) : null}
    </>
  );
}
