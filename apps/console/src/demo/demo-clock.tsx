import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type SubmitEvent, useEffect, useId, useState } from 'react';
import type { DemoClock } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { demoClockQuery } from '../api/queries';
import { refreshEverything } from '../app/query-client';
import { announce } from '../components/announcer';
import { ProblemAlert } from '../components/problem-alert';
import { Icon } from '../shell/navigation-icon';
import { Panel, panelButton } from '../shell/panel';
import { calendarDaysFor, isDuration } from './duration';
import { demoTexts } from './texts';
import './demo-clock.css';

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
});

/** Business time in the header of the demo, and the panel that moves it. */
export function DemoClockButton() {
  const t = demoTexts.use();
  const clock = useQuery(demoClockQuery);
  const now = useBusinessNow(clock.data);
  const time = now ? shanghai.format(now) : '';
  return (
    <>
      <button type="button" className="clock-button" aria-label={t('label', { time })} {...panelButton('demo-clock')}>
        <Icon name="clock" />
        <span className="clock-word">{t('clock')}</span>
        <span className="figures clock-time">
          <span className="clock-year">{time.slice(0, 5)}</span>
          {time.slice(5)}
        </span>
      </button>
      <Panel id="demo-clock" title={t('title')} place="top">
        <p className="figures clock-large">{time}</p>
        <p className="quiet small">{clock.data ? <Ahead clock={clock.data} /> : null}</p>
        <AdvanceForm now={now ?? new Date()} />
      </Panel>
    </>
  );
}

/** Business time by the reader's own clock plus what the server is ahead of real time; redrawn twice a minute. */
function useBusinessNow(clock: DemoClock | undefined): Date | null {
  const [realNow, setRealNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setRealNow(Date.now()), 30_000);
    return () => window.clearInterval(timer);
  }, []);
  return clock ? new Date(realNow + clock.aheadMs) : null;
}

function Ahead({ clock }: { clock: DemoClock }) {
  const t = demoTexts.use();
  const hours = Math.round(clock.aheadMs / 3_600_000);
  if (hours === 0) return t('onTime');
  return t('ahead', { days: Math.floor(hours / 24), hours: hours % 24 });
}

function AdvanceForm({ now }: { now: Date }) {
  const t = demoTexts.use();
  const client = useQueryClient();
  const [own, setOwn] = useState('');
  const [wrong, setWrong] = useState(false);
  const hint = useId();
  const advance = useMutation({
    mutationFn: (duration: string) => api.post<DemoClock>('/demo/clock', { advance: duration }),
    onMutate: () => setWrong(false),
    onSuccess: async (clock) => {
      client.setQueryData(demoClockQuery.queryKey, clock);
      announce(t('advanced', { time: shanghai.format(new Date(clock.now)) }));
      await refreshEverything();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const duration = own.trim().toUpperCase();
    setWrong(!isDuration(duration));
    if (isDuration(duration) && !advance.isPending) advance.mutate(duration);
  };
  return (
    <>
      <p className="quiet small">{t('lead')}</p>
      <div className="clock-advances">
        <Button disabled={advance.isPending} onClick={() => advance.mutate('P1D')}>
          {t('advance.day')}
        </Button>
        <Button disabled={advance.isPending} onClick={() => advance.mutate(`P${calendarDaysFor(3, now)}D`)}>
          {t('advance.workingDays')}
        </Button>
        <Button disabled={advance.isPending} onClick={() => advance.mutate('P8D')}>
          {t('advance.notice')}
        </Button>
      </div>
      <form className="clock-own" onSubmit={submit} noValidate>
        <label htmlFor="demo-clock-own">{t('own')}</label>
        <span className="clock-own-line">
          <Input
            id="demo-clock-own"
            value={own}
            placeholder="P2DT6H"
            autoCapitalize="characters"
            status={wrong ? 'error' : undefined}
            aria-invalid={wrong}
            aria-describedby={hint}
            onChange={(event) => setOwn(event.target.value)}
          />
          <Button htmlType="submit" disabled={advance.isPending}>
            {t('advance')}
          </Button>
        </span>
        <span id={hint} role={wrong ? 'alert' : undefined} className={wrong ? 'clock-wrong small' : 'quiet small'}>
          {t(wrong ? 'own.wrong' : 'own.hint')}
        </span>
      </form>
      <p role="status" className="small">
        {advance.isPending ? t('advancing') : ''}
      </p>
      <ProblemAlert problem={advance.error} />
    </>
  );
}
