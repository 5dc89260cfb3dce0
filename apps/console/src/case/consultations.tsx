import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState, type SyntheticEvent } from 'react';
import type { ConsultationsView, ConsultationView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { consultationsQuery } from '../api/queries';
import { announce } from '../components/announcer';
import { ProblemAlert } from '../components/problem-alert';
import { TimeText } from '../components/time-text';
import { isApplicant, useMe } from '../session/session';
import { AskOpinion } from './ask-opinion';
import { consultationTexts } from './consultation-texts';

/** 征求意见: what was asked of whom and what came back; the reader's own turn to answer, withdraw or ask. */
export function ConsultationsPart({ caseId }: { caseId: string }) {
  const t = consultationTexts.use();
  const me = useMe();
  const found = useQuery({ ...consultationsQuery(caseId), enabled: !isApplicant(me) });
  const [asking, setAsking] = useState(false);
  if (!found.data || (found.data.items.length === 0 && !found.data.mayAsk)) return null;
  const { items, mayAsk } = found.data;
  return (
    <div className="case-part">
      <h2>{t('title')}</h2>
      {items.length > 0 && (
        <ul className="attachment-list">
          {items.map((item) => (
            <li key={item.id}>
              <Consultation item={item} caseId={caseId} />
            </li>
          ))}
        </ul>
      )}
      {mayAsk && (
        <Button aria-expanded={asking} onClick={() => setAsking(!asking)}>
          {t(asking ? 'close' : 'ask')}
        </Button>
      )}
      {mayAsk && asking && <AskOpinion caseId={caseId} onDone={() => setAsking(false)} />}
    </div>
  );
}

function Consultation({ item, caseId }: { item: ConsultationView; caseId: string }) {
  const t = consultationTexts.use();
  const state = item.overdue ? 'overdue' : item.state;
  return (
    <>
      <p>
        <strong>{t('asks', { by: item.askedBy.name, name: item.person.name })}</strong>{' '}
        <span className="quiet small">
          {t(state)} · {item.closedAt ? <TimeText at={item.closedAt} /> : t('until', { date: item.lastDay })}
        </span>
      </p>
      <p className="value-text">{item.question}</p>
      {item.answer !== null && <blockquote className="value-text">{item.answer}</blockquote>}
      {item.mayAnswer && <Reply item={item} caseId={caseId} way="answer" field="opinion" />}
      {item.mayWithdraw && <Reply item={item} caseId={caseId} way="withdraw" field="reason" />}
    </>
  );
}

interface ReplyProps {
  item: ConsultationView;
  caseId: string;
  way: 'answer' | 'withdraw';
  field: 'opinion' | 'reason';
}

/** One text and one button: the opinion, or why it is no longer needed. */
function Reply({ item, caseId, way, field }: ReplyProps) {
  const t = consultationTexts.use();
  const id = useId();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && text.trim() === '';
  const reply = useMutation({
    mutationFn: () =>
      api.post<ConsultationsView>(`/cases/${caseId}/consultations/${item.id}/${way}`, { [field]: text.trim() }),
    onSuccess: async () => {
      announce(t(`${way}.done`));
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    },
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (text.trim() !== '') reply.mutate();
  };
  return (
    <form className="hand-on" noValidate onSubmit={submit}>
      <ProblemAlert problem={reply.error} />
      <div className="field">
        <label className="field-title" htmlFor={id}>
          {t(field)}
        </label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: way === 'answer' ? 3 : 1, maxRows: 8 }}
          maxLength={way === 'answer' ? 5000 : 1000}
          aria-invalid={missing}
          aria-describedby={missing ? `${id}-missing` : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {missing && (
          <p className="field-error" role="alert" id={`${id}-missing`}>
            {t(`${field}.missing`)}
          </p>
        )}
      </div>
      <Button type={way === 'answer' ? 'primary' : 'default'} htmlType="submit" loading={reply.isPending}>
        {t(way)}
      </Button>
    </form>
  );
}
