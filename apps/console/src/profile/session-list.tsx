import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { SessionView } from '../api/account-views';
import { api } from '../api/client';
import { sessionsQuery } from '../api/queries';
import { announce } from '../components/announcer';
import { ProblemAlert } from '../components/problem-alert';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { TimeText } from '../components/time-text';
import { ToneTag } from '../components/tone';
import { deviceName } from './device-name';
import { profileTexts } from './texts';

/** Where one is signed in; any other session can be ended from here. */
export function SessionList() {
  const t = profileTexts.use();
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: (id: string) => api.delete(`/auth/sessions/${id}`),
    onSuccess: () => announce(t('ended')),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <section className="profile-part">
      <h2>{t('sessions')}</h2>
      <p className="quiet small">{t('sessions.lead')}</p>
      <ProblemAlert problem={end.error} />
      {sessions.isPending ? (
        <div className="surface">
          <Skeleton rows={2} rowHeight={72} />
        </div>
      ) : null}
      {sessions.error && !sessions.data ? (
        <QueryFailure error={sessions.error} retry={() => void sessions.refetch()} />
      ) : null}
      {sessions.data ? (
        <ul className="surface profile-sessions">
          {sessions.data.items.map((session) => (
            <li key={session.id}>
              <SessionFacts session={session} />
              {session.current ? (
                <ToneTag tone="success" shape="disc">
                  {t('current')}
                </ToneTag>
              ) : (
                <Button
                  disabled={end.isPending}
                  aria-label={t('endOf', { device: deviceName(session.userAgent) ?? t('device.unknown') })}
                  onClick={() => end.mutate(session.id)}
                >
                  {t('end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function SessionFacts({ session }: { session: SessionView }) {
  const t = profileTexts.use();
  return (
    <div>
      <div title={session.userAgent}>
        {deviceName(session.userAgent) ?? t('device.unknown')}
        <span className="quiet figures"> · {session.address}</span>
      </div>
      <div className="quiet small">
        {t('lastSeen')} <TimeText at={session.lastSeenAt} /> · {t('since')} <TimeText at={session.createdAt} />
      </div>
    </div>
  );
}
