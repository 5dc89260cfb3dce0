import type { Reason, TaskRow } from '#libs/contracts/index.js';
import { ToneTag } from '../components/tone';
import { CaseLink } from '../tasks/case-link';
import type { RowResult } from './run-batch';
import { batchTexts } from './texts';

/** Case by case: what came of it, and for what was refused why, who can unblock it and by when. */
export function BatchReport({
  rows,
  results,
  decided,
}: {
  rows: readonly TaskRow[];
  results: ReadonlyMap<string, RowResult>;
  /** Whether the batch was decided, or only checked. */
  decided: boolean;
}) {
  const t = batchTexts.use();
  return (
    <ul className="batch-report" aria-label={t('report')}>
      {rows.map((row) => {
        const result = results.get(row.caseId);
        return (
          <li key={row.id}>
            <p className="batch-line">
              <CaseLink id={row.caseId} number={row.caseNumber} status={row.status} />
              <span>{row.subject.name}</span>
              {result && <Outcome ok={result.ok} decided={decided} />}
            </p>
            {result && !result.ok && <WhyNot result={result} />}
          </li>
        );
      })}
    </ul>
  );
}

function Outcome({ ok, decided }: { ok: boolean; decided: boolean }) {
  const t = batchTexts.use();
  if (ok) {
    return (
      <ToneTag tone="success" shape="tick">
        {t(decided ? 'row.done' : 'row.ok')}
      </ToneTag>
    );
  }
  return (
    <ToneTag tone="danger" shape="cross">
      {t(decided ? 'row.failed' : 'row.refused')}
    </ToneTag>
  );
}

function WhyNot({ result }: { result: RowResult & { ok: false } }) {
  const t = batchTexts.use();
  if ('lost' in result) return <p className="small">{t('row.lost')}</p>;
  const reasons: Pick<Reason, 'message' | 'unblockedBy' | 'by'>[] =
    result.reasons.length > 0 ? result.reasons : [{ message: result.message }];
  return (
    <ul className="batch-reasons small">
      {reasons.map(({ message, unblockedBy, by }) => (
        <li key={message}>
          {message}
          {unblockedBy && <span className="quiet"> · {t('unblockedBy', { who: unblockedBy })}</span>}
          {by && <span className="quiet"> · {t('by', { date: by })}</span>}
        </li>
      ))}
    </ul>
  );
}
