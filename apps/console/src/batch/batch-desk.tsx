import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { EventInfo, TaskRow } from '#libs/contracts/index.js';
import { newIdempotencyKey } from '../api/client';
import { announce } from '../components/announcer';
import { blankErrors } from '../schema-form/blank-errors';
import { fieldsOf, withoutBlanks } from '../schema-form/schema';
import { BatchEvent, noDecision, type Decision } from './batch-event';
import { BatchReport } from './batch-report';
import { ChooseTasks } from './choose-tasks';
import { runBatch, type RowResult } from './run-batch';
import { batchTexts } from './texts';

/** Choosing, checking, deciding, and what came of it; going back loses nothing that was typed. */
type Stage = 'choosing' | 'checking' | 'checked' | 'deciding' | 'decided';

interface DeskProps {
  rows: readonly TaskRow[];
  events: readonly EventInfo[];
  onAgain: () => void;
}

export function BatchDesk({ rows, events, onAgain }: DeskProps) {
  const t = batchTexts.use();
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>('choosing');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [decision, setDecision] = useState<Decision>(noDecision);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState('');
  const [batch, setBatch] = useState<readonly TaskRow[]>([]);
  const [results, setResults] = useState<ReadonlyMap<string, RowResult>>(new Map());

  const event = events.find((each) => each.event === decision.event);
  const blanks = event?.payload ? blankErrors(fieldsOf(event.payload), decision.payload) : {};
  const refused = batch.filter((row) => results.get(row.caseId)?.ok === false);
  // The official has not seen what such a case has become: it is chosen anew, never sent again with another version.
  const again = refused.filter((row) => !isStale(results.get(row.caseId)));
  const going = batch.filter((row) => results.get(row.caseId)?.ok === true);

  const run = async (way: 'check' | 'decide', of: readonly TaskRow[], attempt: string): Promise<void> => {
    const kept = way === 'decide' ? new Map([...results].filter(([id]) => !of.some((row) => row.caseId === id))) : [];
    const found = new Map<string, RowResult>(kept);
    setStage(way === 'check' ? 'checking' : 'deciding');
    setResults(new Map(found));
    const { payload, comment } = decision;
    const wanted = { type: decision.event ?? '', payload: withoutBlanks(payload), comment: comment.trim(), rows: of };
    await runBatch(way, wanted, attempt, (portion) => {
      for (const result of portion) found.set(result.caseId, result);
      setResults(new Map(found));
    });
    setStage(way === 'check' ? 'checked' : 'decided');
    const ok = [...found.values()].filter((result) => result.ok).length;
    announce(t(way === 'check' ? 'check.result' : 'run.result', { ok, refused: found.size - ok }));
    if (way === 'decide') await client.invalidateQueries({ queryKey: ['tasks'] });
  };
  const check = (): void => {
    setTried(true);
    if (chosen.size === 0 || !event || Object.keys(blanks).length > 0) return;
    const of = rows.filter(({ id }) => chosen.has(id));
    setBatch(of);
    setKey(newIdempotencyKey());
    void run('check', of, '');
  };
  if (stage === 'choosing') {
    return (
      <>
        <ChooseTasks rows={rows} chosen={chosen} missing={tried && chosen.size === 0} onChoose={setChosen} />
        <BatchEvent
          events={events}
          decision={decision}
          errors={tried ? blanks : {}}
          missing={tried && !event}
          onChange={setDecision}
        />
        <Button type="primary" onClick={check}>
          {t('check')}
        </Button>
      </>
    );
  }
  const working = stage === 'checking' || stage === 'deciding';
  const decided = stage === 'deciding' || stage === 'decided';
  const counts = { ok: going.length, refused: refused.length };
  return (
    <section className="surface batch-part" aria-label={t('report')}>
      <h2>{event?.title}</h2>
      {working ? (
        <>
          <p>{t(stage === 'checking' ? 'checking' : 'running')}</p>
          <Progress
            percent={Math.round((results.size / batch.length) * 100)}
            status="active"
            showInfo={false}
            aria-label={t('progress', { done: results.size, count: batch.length })}
          />
          <p className="quiet small">{t('progress', { done: results.size, count: batch.length })}</p>
        </>
      ) : (
        <>
          <p>{t(decided ? 'run.result' : 'check.result', counts)}</p>
          <div className="page-actions">
            {stage === 'checked' && going.length > 0 && (
              <Button type="primary" danger={event?.grave ?? false} onClick={() => void run('decide', going, key)}>
                {t('run', { count: going.length })}
              </Button>
            )}
            {stage === 'checked' && <Button onClick={() => setStage('choosing')}>{t('back')}</Button>}
            {stage === 'decided' && again.length > 0 && (
              <Button onClick={() => void run('decide', again, key)}>{t('retry', { count: again.length })}</Button>
            )}
            {stage === 'decided' && <Button onClick={onAgain}>{t('again')}</Button>}
          </div>
        </>
      )}
      <BatchReport rows={batch} results={results} decided={decided} />
    </section>
  );
}

function isStale(result: RowResult | undefined): boolean {
  return result?.ok === false && 'code' in result && result.code === 'CASE.STALE_VERSION';
}
