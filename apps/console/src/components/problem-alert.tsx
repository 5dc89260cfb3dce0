import { type MouseEvent, useEffect, useRef } from 'react';
import type { FieldError } from '#libs/contracts/index.js';
import { ApiProblem } from '../api/problem';
import { componentTexts } from './texts';
import './problem-alert.css';

export interface ProblemAlertProps {
  /** What was thrown; nothing is shown for null and undefined. */
  problem: unknown;
  /** Id of the control that an error is about, so that the summary can link to it. */
  controlOf?: (error: FieldError) => string | undefined;
}

/** The error summary: takes the focus when it appears, says what is wrong, and leads to each field. */
export function ProblemAlert({ problem, controlOf }: ProblemAlertProps) {
  const t = componentTexts.use();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) summary.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const known = problem instanceof ApiProblem ? problem : null;
  const errors = known?.errors ?? [];
  const title = errors.length > 0 ? t('problem.title') : known?.title || t('problem.titleOne');
  const sentence = problemSentence(problem, t);
  const reasons = known?.reasons ?? [];
  return (
    <div ref={summary} role="alert" tabIndex={-1} className="problem-alert">
      <h2>{title}</h2>
      {sentence === title || sentence === '' ? null : <p>{sentence}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={`${error.pointer} ${error.code}`}>
              <FieldLink error={error} control={controlOf?.(error)} />
            </li>
          ))}
        </ul>
      )}
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={`${reason.code} ${reason.message}`}>
              {reason.message}
              {reason.unblockedBy ? ` · ${t('problem.unblockedBy', { who: reason.unblockedBy })}` : null}
              {reason.by ? ` · ${t('problem.by', { date: reason.by })}` : null}
            </li>
          ))}
        </ul>
      )}
      {known && known.status >= 500 && known.correlationId ? (
        <p className="small figures">{t('problem.correlation', { id: known.correlationId })}</p>
      ) : null}
    </div>
  );
}

function FieldLink({ error, control }: { error: FieldError; control: string | undefined }) {
  if (!control) return error.message;
  const follow = (event: MouseEvent) => {
    const element = document.getElementById(control);
    if (!element) return;
    event.preventDefault();
    element.scrollIntoView({ block: 'center' });
    element.focus();
  };
  return (
    <a href={`#${control}`} onClick={follow}>
      {error.message}
    </a>
  );
}

/** One sentence for people: the API's own where it has one, ours where the API was not reached. */
export function problemSentence(problem: unknown, t = componentTexts.get): string {
  if (!(problem instanceof ApiProblem)) return t('problem.server');
  if (problem.code === 'NETWORK') return t('problem.network');
  if (problem.message !== problem.code) return problem.message;
  return problem.code === 'SERVER.UNAVAILABLE' ? t('problem.unavailable') : t('problem.server');
}
