import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useId, useState, type SyntheticEvent } from 'react';
import type { ConsultationsView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { advisorsQuery } from '../api/queries';
import { announce } from '../components/announcer';
import { ProblemAlert } from '../components/problem-alert';
import { listed } from '../i18n/punctuation';
import { consultationTexts } from './consultation-texts';

/** Whom, what, until when. */
export function AskOpinion({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const t = consultationTexts.use();
  const id = useId();
  const client = useQueryClient();
  const advisors = useQuery(advisorsQuery(caseId));
  const [personId, setPersonId] = useState<string>();
  const [question, setQuestion] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [tried, setTried] = useState(false);
  const people = advisors.data?.items ?? [];
  const complete = personId !== undefined && question.trim() !== '' && lastDay !== '';
  const ask = useMutation({
    mutationFn: () =>
      api.post<ConsultationsView>(`/cases/${caseId}/consultations`, { personId, question: question.trim(), lastDay }),
    onSuccess: async () => {
      announce(t('send.done', { name: people.find((each) => each.id === personId)?.name ?? '' }));
      onDone();
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (complete) ask.mutate();
  };
  return (
    <form className="hand-on" noValidate onSubmit={submit}>
      <ProblemAlert problem={ask.error ?? advisors.error} />
      <div className="field">
        <label className="field-title" htmlFor={`${id}-whom`}>
          {t('whom')}
        </label>
        <p className="field-help">{t('whom.help')}</p>
        <Select
          id={`${id}-whom`}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          loading={advisors.isPending}
          placeholder={t('whom.placeholder')}
          value={personId}
          options={people.map((each) => ({ value: each.id, label: `${each.name} · ${listed(each.offices)}` }))}
          onChange={setPersonId}
        />
        <Missing shown={tried && personId === undefined} text={t('whom.missing')} />
      </div>
      <div className="field">
        <label className="field-title" htmlFor={`${id}-question`}>
          {t('question')}
        </label>
        <Input.TextArea
          id={`${id}-question`}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <Missing shown={tried && question.trim() === ''} text={t('question.missing')} />
      </div>
      <div className="field">
        <label className="field-title" htmlFor={`${id}-day`}>
          {t('lastDay')}
        </label>
        <Input
          id={`${id}-day`}
          type="date"
          style={{ maxWidth: 200 }}
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
        />
        <Missing shown={tried && lastDay === ''} text={t('lastDay.missing')} />
      </div>
      <Button type="primary" htmlType="submit" loading={ask.isPending}>
        {t('send')}
      </Button>
    </form>
  );
}

function Missing({ shown, text }: { shown: boolean; text: string }) {
  return shown ? (
    <p className="field-error" role="alert">
      {text}
    </p>
  ) : null;
}
