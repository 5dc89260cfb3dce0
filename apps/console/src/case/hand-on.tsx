import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio } from 'antd';
import { useId, useState, type SyntheticEvent } from 'react';
import type { PartyRef, SignerTurn, TaskView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { colleaguesQuery } from '../api/queries';
import { announce } from '../components/announcer';
import { ProblemAlert } from '../components/problem-alert';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { listed } from '../i18n/punctuation';
import { handOnTexts } from './hand-on-texts';

type Way = 'transfer' | 'delegate' | 'addSigners';

const paths: Record<Way, string> = { transfer: 'transfer', delegate: 'delegate', addSigners: 'add-signers' };

const turns: readonly SignerTurn[] = ['together', 'before', 'after'];

/** 转办, 委派, 加签: gives a task to colleagues of the office, or asks them to sign as well. */
export function HandOn({ task, caseId, onDone }: { task: TaskView; caseId: string; onDone: () => void }) {
  const t = handOnTexts.use();
  const colleagues = useQuery(colleaguesQuery(task.id));
  if (colleagues.error && !colleagues.data) {
    return <QueryFailure error={colleagues.error} retry={() => void colleagues.refetch()} />;
  }
  if (!colleagues.data) return <Skeleton rows={2} rowHeight={32} />;
  if (colleagues.data.items.length === 0) return <p className="hand-on quiet">{t('nobody')}</p>;
  return <HandOnForm task={task} caseId={caseId} colleagues={colleagues.data.items} onDone={onDone} />;
}

interface FormProps {
  task: TaskView;
  caseId: string;
  colleagues: readonly PartyRef[];
  onDone: () => void;
}

function HandOnForm({ task, caseId, colleagues, onDone }: FormProps) {
  const t = handOnTexts.use();
  const id = useId();
  const client = useQueryClient();
  // Where several must sign, none may take it for themselves; only more signers can be asked for.
  const ways: Way[] = task.signers.required > 1 ? ['addSigners'] : ['transfer', 'delegate', 'addSigners'];
  const [way, setWay] = useState<Way>(ways[0] ?? 'addSigners');
  const [chosen, setChosen] = useState<string[]>([]);
  const [turn, setTurn] = useState<SignerTurn>('together');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const several = way === 'addSigners';
  const handOn = useMutation({
    mutationFn: () =>
      api.post<TaskView>(`/tasks/${task.id}/${paths[way]}`, {
        ...(several ? { personIds: chosen } : { personId: chosen[0] }),
        ...(several && turn !== 'together' && { position: turn }),
        reason: reason.trim(),
      }),
    onSuccess: async () => {
      const names = colleagues.flatMap((each) => (chosen.includes(each.id) ? [each.name] : []));
      announce(t(`${way}.done`, { names: listed(names) }));
      onDone();
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      await client.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (chosen.length > 0 && reason.trim() !== '') handOn.mutate();
  };
  const options = colleagues.map((each) => ({ value: each.id, label: each.name }));
  return (
    <form className="hand-on" noValidate onSubmit={submit}>
      <ProblemAlert problem={handOn.error} />
      {ways.length > 1 && (
        <fieldset className="field">
          <legend className="field-title">{t('how')}</legend>
          <Radio.Group
            value={way}
            options={ways.map((each) => ({ value: each, label: t(each) }))}
            onChange={({ target }) => {
              setWay(target.value as Way);
              setChosen([]);
            }}
          />
        </fieldset>
      )}
      <p className="field-help">{t(`${way}.help`)}</p>
      <fieldset className="field">
        <legend className="field-title">{t(several ? 'whom.several' : 'whom')}</legend>
        {several ? (
          <Checkbox.Group value={chosen} options={options} onChange={setChosen} />
        ) : (
          <Radio.Group
            value={chosen[0]}
            options={options}
            onChange={({ target }) => setChosen([target.value as string])}
          />
        )}
        {tried && chosen.length === 0 && (
          <p className="field-error" role="alert">
            {t('whom.missing')}
          </p>
        )}
      </fieldset>
      {several && (
        <fieldset className="field">
          <legend className="field-title">{t('turn')}</legend>
          <Radio.Group
            value={turn}
            options={turns.map((each) => ({ value: each, label: t(`turn.${each}`) }))}
            onChange={({ target }) => setTurn(target.value as SignerTurn)}
          />
        </fieldset>
      )}
      <div className="field">
        <label className="field-title" htmlFor={`${id}-reason`}>
          {t('reason')}
        </label>
        <p className="field-help" id={`${id}-help`}>
          {t('reason.help')}
        </p>
        <Input.TextArea
          id={`${id}-reason`}
          aria-describedby={`${id}-help`}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {tried && reason.trim() === '' && (
          <p className="field-error" role="alert">
            {t('reason.missing')}
          </p>
        )}
      </div>
      <Button htmlType="submit" loading={handOn.isPending}>
        {t(way)}
      </Button>
    </form>
  );
}
