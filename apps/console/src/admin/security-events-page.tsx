import { useInfiniteQuery } from '@tanstack/react-query';
import type { SecurityEventKind, SecurityEventView } from '../api/account-views';
import { securityEventsQuery } from '../api/queries';
import { type Column, DataList } from '../components/data-list';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { TimeText } from '../components/time-text';
import { type Shape, type Tone, ToneTag } from '../components/tone';
import { deviceName } from '../profile/device-name';
import { OnlyFor } from './only-for';
import { adminTexts } from './texts';

const appearance: Record<SecurityEventKind, { tone: Tone; shape: Shape }> = {
  loginOk: { tone: 'success', shape: 'tick' },
  loginFailed: { tone: 'warning', shape: 'triangle' },
  loginRefused: { tone: 'warning', shape: 'bars' },
  accountLocked: { tone: 'danger', shape: 'cross' },
  accountUnlocked: { tone: 'information', shape: 'ring' },
  logout: { tone: 'quiet', shape: 'back' },
  sessionEnded: { tone: 'quiet', shape: 'dash' },
  passwordChanged: { tone: 'information', shape: 'ring' },
  personCreated: { tone: 'information', shape: 'ring' },
};

export function SecurityEventsPage() {
  return (
    <OnlyFor roles={['auditor']}>
      <SecurityEvents />
    </OnlyFor>
  );
}

function SecurityEvents() {
  const t = adminTexts.use();
  const query = useInfiniteQuery(securityEventsQuery);
  const person = (event: SecurityEventView) => event.person?.name ?? t('person.unknown');
  const device = (event: SecurityEventView) => deviceName(event.userAgent) ?? (event.userAgent || t('none'));
  const columns: Column<SecurityEventView>[] = [
    { key: 'at', title: t('at'), width: '160px', cell: (event) => <TimeText at={event.at} /> },
    { key: 'kind', title: t('kind'), width: '150px', cell: (event) => <Kind event={event} /> },
    { key: 'person', title: t('person'), cell: person },
    { key: 'actor', title: t('actor'), cell: (event) => event.actor?.name ?? t('none') },
    { key: 'address', title: t('address'), width: '150px', cell: (event) => event.address },
    { key: 'device', title: t('device'), cell: (event) => <span title={event.userAgent}>{device(event)}</span> },
  ];
  return (
    <Page>
      <PageHeader title={t('security.title')} lead={t('security.lead')} />
      <DataList
        caption={t('security.title')}
        query={query}
        rowKey={(event) => event.id}
        columns={columns}
        card={(event) => (
          <>
            <div className="card-line">
              <Kind event={event} />
              <TimeText at={event.at} />
            </div>
            <strong>{person(event)}</strong>
            {event.actor ? (
              <span className="quiet small">
                {t('actor')} {event.actor.name}
              </span>
            ) : null}
            <span className="quiet small">
              {event.address} · {device(event)}
            </span>
          </>
        )}
        empty={<EmptyState title={t('security.empty')}>{t('security.empty.text')}</EmptyState>}
      />
    </Page>
  );
}

function Kind({ event }: { event: SecurityEventView }) {
  const t = adminTexts.use();
  return <ToneTag {...appearance[event.kind]}>{t(`kind.${event.kind}`)}</ToneTag>;
}
