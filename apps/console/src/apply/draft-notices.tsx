import { Button } from 'antd';
import { problemSentence } from '../components/problem-alert';
import { ButtonLink } from '../components/button-link';
import { ToneTag } from '../components/tone';
import { Notice } from '../schema-form/notice';
import { isBlank } from '../schema-form/schema';
import { ValueText } from '../schema-form/value-text';
import type { CaseView } from '#libs/contracts/index.js';
import { titled } from '../i18n/punctuation';
import type { FormStep } from './form-steps';
import { applyTexts } from './texts';
import type { Draft } from './use-draft';

const clock = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone: 'Asia/Shanghai' });

/** Whether the draft is at the server; quiet while all is well, plain when it is not. */
export function SaveStatus({ draft }: { draft: Draft }) {
  const t = applyTexts.use();
  if (draft.phase === 'failed') {
    const reason = problemSentence(draft.problem);
    const passing = !draft.problem || draft.problem.status === 0 || draft.problem.status >= 500;
    return (
      <div className="save-failed" role="alert">
        <ToneTag tone="danger" shape="triangle">
          {t('save.failed')}
        </ToneTag>
        <span className="small">{t(passing ? 'save.failedHelp' : 'save.failedStay', { reason })}</span>
        <Button size="small" onClick={() => void draft.flush()}>
          {t('save.retry')}
        </Button>
      </div>
    );
  }
  const words = {
    waiting: t('save.waiting'),
    saving: t('save.saving'),
    saved: draft.savedAt ? t('save.saved', { time: clock.format(draft.savedAt) }) : t('save.allSaved'),
    locked: '',
  }[draft.phase];
  return (
    <span className="quiet small figures" role="status">
      {words}
    </span>
  );
}

export function LockedNotice({ view }: { view: CaseView }) {
  const t = applyTexts.use();
  return (
    <div className="portal-note">
      <Notice
        tone="warning"
        urgent
        title={t('save.locked')}
        action={<ButtonLink to={`/cases/${view.id}`}>{t('check.open')}</ButtonLink>}
      >
        <p>{t('save.lockedHelp', { state: view.stateTitle })}</p>
      </Notice>
    </div>
  );
}

/** Fields that were changed here and elsewhere: what was typed here stays, the other value is told. */
export function ConflictNotice({ draft, steps }: { draft: Draft; steps: readonly FormStep[] }) {
  const t = applyTexts.use();
  if (draft.conflicts.length === 0) return null;
  const fields = steps.flatMap((step) => step.fields);
  return (
    <div className="portal-note">
      <Notice
        tone="information"
        urgent
        title={t('conflict.title')}
        action={<Button onClick={draft.dismissConflicts}>{t('conflict.close')}</Button>}
      >
        <p>{t('conflict.lead')}</p>
        <ul>
          {draft.conflicts.map(({ name, theirs }) => {
            const field = fields.find((it) => it.name === name);
            return (
              <li key={name}>
                {titled(field?.title ?? name, '')}
                {field && !isBlank(theirs) ? <ValueText field={field} value={theirs} /> : '—'}
              </li>
            );
          })}
        </ul>
      </Notice>
    </div>
  );
}
