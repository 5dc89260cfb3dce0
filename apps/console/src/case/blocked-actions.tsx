import type { ActionView, CaseView, Reason, ReasonHolder } from '#libs/contracts/index.js';
import { ToneTag } from '../components/tone';
import { actionKey, taskTitle } from './action-entry';
import { caseTexts } from './texts';

interface BlockedActionsProps {
  actions: readonly ActionView[];
  view: CaseView;
  /** Unfolded from the start. */
  open: boolean;
}

/** What the reader's roles could do but not now: why, who can unblock it, and by when. */
export function BlockedActions({ actions, view, open }: BlockedActionsProps) {
  const t = caseTexts.use();
  return (
    <details className="decision-blocked" open={open}>
      <summary>
        {t('panel.blocked')} <span className="quiet figures">({actions.length})</span>
      </summary>
      <ul>
        {together(actions).map((group) => (
          <li key={group.map(actionKey).join(' ')}>
            {group.map((action) => (
              <div key={actionKey(action)} className="decision-blocked-action">
                <p>
                  <ToneTag tone="quiet" shape="dash">
                    {action.title}
                  </ToneTag>
                  {action.taskId && <span className="quiet small"> {taskTitle(view, action)}</span>}
                </p>
                {action.reasons
                  .filter((reason) => !isShared(reason, group))
                  .map(({ message }) => (
                    <p key={message} className="small">
                      {message}
                    </p>
                  ))}
              </div>
            ))}
            {(group[0]?.reasons ?? []).map((reason) => (
              <Why key={`${reason.code} ${reason.message}`} reason={reason} said={!isShared(reason, group)} />
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Actions that the same people would unblock stand together: four that wait for six offices name the six once. */
function together(actions: readonly ActionView[]): ActionView[][] {
  const groups = new Map<string, ActionView[]>();
  for (const action of actions) {
    const key = JSON.stringify(action.reasons.map(({ code, unblockedBy, by }) => [code, unblockedBy, by]));
    groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [...groups.values()];
}

/** Whether all of the group are refused in the same words; otherwise each has its own below its title. */
function isShared({ message }: Reason, group: readonly ActionView[]): boolean {
  return group.every(({ reasons }) => reasons.some((each) => each.message === message));
}

/**
 * Who would unblock it; several at once are told one by one, each with its own last day.
 * @param said whether the reason itself stands above already
 */
function Why({ reason, said }: { reason: Reason; said: boolean }) {
  const t = caseTexts.use();
  const holders = reason.holders ?? [];
  const help = [
    reason.unblockedBy && t('panel.unblockedBy', { who: reason.unblockedBy }),
    reason.by && t('panel.by', { date: reason.by }),
  ].filter((each) => each !== undefined && each !== '');
  return (
    <div className="small">
      {!said && <p>{reason.message}</p>}
      {holders.length > 1 ? (
        <>
          <p className="quiet">{t('panel.waitsFor', { count: holders.length })}</p>
          <ul className="decision-holders quiet figures">
            {holders.map((holder) => (
              <li key={`${holder.duty} ${holder.office?.id ?? ''}`}>
                <Holder holder={holder} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        help.length > 0 && <p className="quiet figures">{help.join(' · ')}</p>
      )}
    </div>
  );
}

function Holder({ holder }: { holder: ReasonHolder }) {
  const t = caseTexts.use();
  const who = [holder.office?.name, holder.person].filter(Boolean).join(' ');
  return [who, holder.title, holder.by && t('panel.by', { date: holder.by })].filter(Boolean).join(' · ');
}
