import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState, type SyntheticEvent } from 'react';
import type { CaseView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { announce } from '../components/announcer';
import { ProblemAlert } from '../components/problem-alert';
import { focusSoon } from '../schema-form/focus-control';
import { recusalTexts } from './recusal-texts';

/** 回避: an official leaves the case to the others. Offered only to who takes part in deciding it. */
export function Recusal({ view }: { view: CaseView }) {
  const t = recusalTexts.use();
  const [open, setOpen] = useState(false);
  if (view.recusal === null) return null;
  if (view.recusal === 'declared') return <p className="quiet small">{t('declared')}</p>;
  return (
    <div className="recusal">
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'close' : 'open')}
      </Button>
      {open && <RecusalForm caseId={view.id} />}
    </div>
  );
}

function RecusalForm({ caseId }: { caseId: string }) {
  const t = recusalTexts.use();
  const id = useId();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const declare = useMutation({
    mutationFn: () => api.post(`/cases/${caseId}/recusals`, { reason: reason.trim() }),
    onSuccess: async () => {
      announce(t('done'));
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      await client.invalidateQueries({ queryKey: ['tasks'] });
      focusSoon('decision-title');
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') declare.mutate();
  };
  return (
    <form className="hand-on" noValidate onSubmit={submit}>
      <ProblemAlert problem={declare.error} />
      <p className="field-help">{t('help')}</p>
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
          autoSize={{ minRows: 2, maxRows: 6 }}
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
      <Button htmlType="submit" danger loading={declare.isPending}>
        {t('send')}
      </Button>
    </form>
  );
}
