import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { AccountView } from '../api/account-views';
import { api } from '../api/client';
import { peopleQuery } from '../api/queries';
import { announce } from '../components/announcer';
import { type Column, DataList } from '../components/data-list';
import { EmptyState } from '../components/empty-state';
import { Page, PageHeader } from '../components/page-header';
import { PersonName } from '../components/person-name';
import { ProblemAlert } from '../components/problem-alert';
import { formatTime } from '../components/time-text';
import { ToneTag } from '../components/tone';
import { holds, useMe } from '../session/session';
import { OnlyFor } from './only-for';
import { adminTexts } from './texts';

export function PeoplePage() {
  return (
    <OnlyFor roles={['security-admin', 'system-admin']}>
      <People />
    </OnlyFor>
  );
}

function People() {
  const t = adminTexts.use();
  const client = useQueryClient();
  const mayUnlock = holds(useMe(), 'security-admin');
  const query = useInfiniteQuery(peopleQuery);
  const unlock = useMutation({
    mutationFn: (person: AccountView) => api.post(`/admin/people/${person.id}/unlock`),
    onSuccess: (_, person) => announce(t('unlocked', { name: person.name })),
    onSettled: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
  const state = (person: AccountView) => (
    <AccountState person={person} unlock={mayUnlock && person.lockedUntil ? () => unlock.mutate(person) : undefined} />
  );
  const columns: Column<AccountView>[] = [
    { key: 'username', title: t('username'), width: '170px', cell: (person) => person.username },
    { key: 'name', title: t('name'), width: '120px', cell: (person) => person.name },
    { key: 'grants', title: t('grants'), cell: (person) => <Grants person={person} /> },
    { key: 'email', title: t('email'), cell: (person) => person.email },
    { key: 'state', title: t('state'), width: '260px', cell: state },
  ];
  return (
    <Page>
      <PageHeader title={t('people.title')} lead={t('people.lead')} />
      <ProblemAlert problem={unlock.error} />
      <DataList
        caption={t('people.title')}
        query={query}
        rowKey={(person) => person.id}
        columns={columns}
        card={(person) => (
          <>
            <div className="card-line">
              <strong>
                {person.name} <span className="quiet small">{person.username}</span>
              </strong>
              {state(person)}
            </div>
            <div className="small">
              <Grants person={person} />
            </div>
            <span className="quiet small">{person.email}</span>
          </>
        )}
        empty={<EmptyState title={t('people.empty')} />}
      />
    </Page>
  );
}

function Grants({ person }: { person: AccountView }) {
  return person.grants.map((grant) => (
    <div key={`${grant.role} ${grant.unit}`}>
      <PersonName name={grant.roleTitle} office={grant.unitName} />
    </div>
  ));
}

function AccountState({ person, unlock }: { person: AccountView; unlock: (() => void) | undefined }) {
  const t = adminTexts.use();
  if (!person.active) {
    return (
      <ToneTag tone="quiet" shape="dash">
        {t('state.inactive')}
      </ToneTag>
    );
  }
  if (!person.lockedUntil) {
    return (
      <ToneTag tone="success" shape="disc">
        {t('state.active')}
      </ToneTag>
    );
  }
  return (
    <span className="card-line">
      <ToneTag tone="danger" shape="cross">
        {t('state.locked', { time: formatTime(person.lockedUntil) })}
      </ToneTag>
      {unlock ? (
        <Button size="small" aria-label={t('unlockOf', { name: person.name })} onClick={unlock}>
          {t('unlock')}
        </Button>
      ) : null}
    </span>
  );
}
