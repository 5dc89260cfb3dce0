import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ActionView, CaseView, TimelineItem } from '#libs/contracts/index.js';
import { ApiProblem } from '../api/problem';
import { timelineQuery } from '../api/queries';
import { usePhone } from '../app/use-media';
import { announce } from '../components/announcer';
import { ButtonLink } from '../components/button-link';
import { useMe } from '../session/session';
import { focusSoon } from '../schema-form/focus-control';
import { actionKey, isSubmission, submissionOf, taskTitle, type Entry } from './action-entry';
import { ActionForm } from './action-form';
import { BlockedActions } from './blocked-actions';
import { KeptEntry, MovedOn } from './moved-on';
import { useNeighbours } from './neighbours';
import { isClosed } from './promise-tag';
import { useSubmitEvent } from './submit-event';
import { Recusal } from './recusal';
import { caseTexts } from './texts';
import './decision.css';

interface DecisionPanelProps {
  view: CaseView;
  chosen: ActionView | undefined;
  onChoose: (action: ActionView | undefined) => void;
}

/** The right column: what the reader may do now, and for the rest why not, who can help and by when. */
export function DecisionPanel({ view, chosen, onChoose }: DecisionPanelProps) {
  const t = caseTexts.use();
  const me = useMe();
  const phone = usePhone();
  const submit = useSubmitEvent(view.id);
  const [entries, setEntries] = useState<Readonly<Record<string, Entry>>>({});
  const { next } = useNeighbours(view.id);

  const here = view.actions.filter((action) => !isSubmission(action));
  const allowed = here.filter((action) => action.allowed);
  const blocked = isClosed(view) ? [] : byTelling(here.filter((action) => !action.allowed));
  const elsewhere = submissionOf(view);
  const key = chosen && actionKey(chosen);
  const open = allowed.find((action) => actionKey(action) === key) ?? theOnlyDuty(view, allowed, elsewhere);
  // On narrow screens the panel stands before the case only when it asks for something.
  const waiting = elsewhere !== undefined || allowed.some((action) => !action.grave);
  const lost = chosen && !open && key && entries[key] ? chosen : undefined;
  const movedOn = submit.error instanceof ApiProblem && [403, 409, 412].includes(submit.error.status);

  const send = async (action: ActionView, entry: Entry, payload: Record<string, unknown>): Promise<void> => {
    const submission = {
      type: action.event,
      ...(action.payload && { payload }),
      ...(entry.comment.trim() !== '' && { comment: entry.comment.trim() }),
      ...(action.taskId && { taskId: action.taskId }),
    };
    const done = await submit.mutateAsync({ submission, version: view.version }).catch(() => null);
    if (!done) return;
    announce(t('panel.sent', { action: action.title }));
    onChoose(undefined);
    setEntries({});
    focusSoon('decision-title');
  };

  return (
    <aside className="decision surface" aria-labelledby="decision-title" data-waiting={waiting ? '' : undefined}>
      <h2 id="decision-title" tabIndex={-1}>
        {t('panel.title')}
      </h2>
      {movedOn && <MovedOnNotice view={view} problem={submit.error} me={me.id} />}
      {lost && <KeptEntry action={lost} entry={entries[key ?? '']} onDiscard={() => onChoose(undefined)} />}
      {elsewhere && <ToTheCheckPage view={view} action={elsewhere} />}
      {open ? (
        <ActionForm
          key={actionKey(open)}
          action={open}
          view={view}
          entry={entries[actionKey(open)]}
          problem={movedOn ? null : submit.error}
          pending={submit.isPending}
          onEntry={(entry) => {
            onChoose(open);
            setEntries((before) => ({ ...before, [actionKey(open)]: entry }));
          }}
          onSend={(entry, payload) => send(open, entry, payload)}
          onBack={
            allowed.length > 1
              ? () => {
                  onChoose(undefined);
                  submit.reset();
                  focusSoon('decision-title');
                }
              : undefined
          }
        />
      ) : (
        <ActionChoice
          view={view}
          actions={allowed}
          onChoose={(action) => {
            submit.reset();
            onChoose(action);
            focusSoon('decision-form-title');
          }}
        />
      )}
      {!open && allowed.length === 0 && !elsewhere && <NothingToDo view={view} {...(next && { next })} />}
      {blocked.length > 0 && (
        <BlockedActions
          actions={blocked}
          view={view}
          open={!phone && (allowed.length === 0 || blocked.some(isTelling)) && blocked.length <= 4}
        />
      )}
      <Recusal view={view} />
    </aside>
  );
}

function ActionChoice({
  view,
  actions,
  onChoose,
}: {
  view: CaseView;
  actions: readonly ActionView[];
  onChoose: (action: ActionView) => void;
}) {
  const t = caseTexts.use();
  if (actions.length === 0) return null;
  return (
    <div className="decision-choice" role="group" aria-label={t('panel.choose')}>
      {actions.map((action) => {
        const twin = actions.some((other) => other !== action && other.event === action.event);
        return (
          <Button key={actionKey(action)} block danger={action.grave} onClick={() => onChoose(action)}>
            {twin ? t('panel.forTask', { action: action.title, task: taskTitle(view, action) }) : action.title}
          </Button>
        );
      })}
    </div>
  );
}

function ToTheCheckPage({ view, action }: { view: CaseView; action: ActionView }) {
  const t = caseTexts.use();
  return (
    <div className="decision-choice">
      <ButtonLink primary to={`/cases/${view.id}/edit${action.event === 'RESUBMIT' ? '?step=requests' : ''}`}>
        {t('panel.edit')}
      </ButtonLink>
      <ButtonLink to={`/cases/${view.id}/check`}>{t('panel.check')}</ButtonLink>
    </div>
  );
}

/** What plainly is asked of the reader stands open at once; what one merely might do waits to be chosen. */
function theOnlyDuty(view: CaseView, allowed: readonly ActionView[], elsewhere: ActionView | undefined) {
  const [only, ...others] = allowed;
  if (!only || others.length > 0 || elsewhere || only.grave) return undefined;
  return only.taskId !== undefined || view.detail === 'public' ? only : undefined;
}

/** Not merely another step of the procedure: something that somebody could unblock now. */
const isTelling = (action: ActionView): boolean =>
  action.reasons.some(({ code }) => code !== 'CASE.NOT_IN_STATE' && code !== 'CASE.OWN_CASE');

const byTelling = (actions: readonly ActionView[]): ActionView[] => [
  ...actions.filter(isTelling),
  ...actions.filter((action) => !isTelling(action)),
];

function NothingToDo({ view, next }: { view: CaseView; next?: string }) {
  const t = caseTexts.use();
  const observer = view.actions.length === 0;
  const closed = isClosed(view);
  return (
    <div className="decision-nothing">
      <p>{closed ? t('panel.closed') : observer ? t('panel.observer') : t('panel.nothing')}</p>
      {closed && view.detail === 'full' && <ButtonLink to="?tab=letters">{t('panel.closedLetters')}</ButtonLink>}
      {!closed && !observer && view.recusal !== 'declared' && <p className="quiet small">{t('panel.nothingHelp')}</p>}
      {next && (
        <ButtonLink primary to={`/cases/${next}`}>
          {t('panel.nextCase')}
        </ButtonLink>
      )}
    </div>
  );
}

/** The latest entry of the timeline that is not the reader's own tells who was faster. */
function MovedOnNotice({ view, problem, me }: { view: CaseView; problem: unknown; me: string }) {
  const timeline = useQuery({ ...timelineQuery(view.id), enabled: view.detail === 'full' });
  const latest = timeline.data?.items.reduce<TimelineItem | undefined>(
    (found, item) => (!found || item.seq > found.seq ? item : found),
    undefined,
  );
  return <MovedOn problem={problem} {...(latest && latest.actor.id !== me && { latest })} />;
}
