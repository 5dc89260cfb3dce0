import type { ActionView, CaseView, Reason } from '#libs/contracts/index.js';
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
        {actions.map((action) => (
          <li key={actionKey(action)}>
            <p className="decision-blocked-title">
              <ToneTag tone="quiet" shape="dash">
                {action.title}
              </ToneTag>
              {action.taskId && <span className="quiet small"> {taskTitle(view, action)}</span>}
            </p>
            {action.reasons.map((reason) => (
              <Why key={`${reason.code} ${reason.message}`} reason={reason} />
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Several at once are told one by one, each with its own last day. */
function Why({ reason }: { reason: Reason }) {
  const t = caseTexts.use();
  const holders = reason.holders ?? [];
  if (holders.length > 1) {
    return (
      <div className="small">
        <p>{reason.message}</p>
        <p className="quiet">{t('panel.waitsFor', { count: holders.length })}</p>
        <ul className="decision-holders quiet figures">
          {holders.map((holder) => (
            <li key={`${holder.duty} ${holder.office?.id ?? ''}`}>
              {[
                [holder.office?.name, holder.person].filter(Boolean).join(' '),
                holder.title,
                holder.by && t('panel.by', { date: holder.by }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div className="small">
      <p>{reason.message}</p>
      {(reason.unblockedBy || reason.by) && (
        <p className="quiet figures">
          {[
            reason.unblockedBy && t('panel.unblockedBy', { who: reason.unblockedBy }),
            reason.by && t('panel.by', { date: reason.by }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </div>
  );
}
