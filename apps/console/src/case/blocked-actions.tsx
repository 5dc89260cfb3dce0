import type { ActionView, CaseView } from '#libs/contracts/index.js';
import { ToneTag } from '../components/tone';
import { actionKey, taskTitle } from './action-entry';
import { caseTexts } from './texts';

/** What the reader's roles could do but not now: why, who can unblock it, and by when. */
export function BlockedActions({ actions, view }: { actions: readonly ActionView[]; view: CaseView }) {
  const t = caseTexts.use();
  return (
    <details className="decision-blocked" open={actions.length <= 4}>
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
              <p key={`${reason.code} ${reason.message}`} className="small">
                {reason.message}
                {reason.unblockedBy && (
                  <span className="quiet"> {t('panel.unblockedBy', { who: reason.unblockedBy })}</span>
                )}
                {reason.by && <span className="quiet figures"> {t('panel.by', { date: reason.by })}</span>}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
