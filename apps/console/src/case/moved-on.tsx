import { Button } from 'antd';
import type { ActionView, TimelineItem } from '#libs/contracts/index.js';
import { ApiProblem } from '../api/problem';
import { TimeText } from '../components/time-text';
import { Notice } from '../schema-form/notice';
import { isBlank, fieldsOf } from '../schema-form/schema';
import { ValueText } from '../schema-form/value-text';
import type { Entry } from './action-entry';
import { caseTexts } from './texts';

/** Somebody else acted between reading and sending: who, what, and that nothing typed is lost. */
export function MovedOn({ problem, latest }: { problem: unknown; latest?: TimelineItem }) {
  const t = caseTexts.use();
  const reasons = problem instanceof ApiProblem ? problem.reasons : [];
  const words = problem instanceof ApiProblem && problem.status !== 412 ? problem.message : '';
  const [before, after] = latest
    ? t('panel.actedBy', {
        name: latest.actor.name,
        office: latest.actor.office,
        event: latest.title,
        time: '\u0000',
      }).split('\u0000')
    : [];
  return (
    <div className="decision-notice">
      <Notice tone="warning" urgent title={t('panel.actedTitle')}>
        {latest && (
          <p>
            {before}
            <TimeText at={latest.at} />
            {after}
          </p>
        )}
        {words && <p>{words}</p>}
        {reasons
          .filter((reason) => reason.message !== words)
          .map((reason) => (
            <p key={reason.message}>{reason.message}</p>
          ))}
        <p>{t('panel.actedHelp')}</p>
      </Notice>
    </div>
  );
}

/** An action that is gone while it was being filled in: what was typed can still be read and copied. */
export function KeptEntry({
  action,
  entry,
  onDiscard,
}: {
  action: ActionView;
  entry: Entry | undefined;
  onDiscard: () => void;
}) {
  const t = caseTexts.use();
  const fields = action.payload
    ? fieldsOf(action.payload.schema).filter((field) => !isBlank(entry?.value[field.name]))
    : [];
  if (!entry || (fields.length === 0 && entry.comment === '')) return null;
  return (
    <section className="decision-kept" aria-label={t('panel.kept')}>
      <h3>{t('panel.gone', { action: action.title })}</h3>
      <p className="quiet small">{t('panel.kept')}</p>
      <dl className="payload">
        {fields.map((field) => (
          <div key={field.name}>
            <dt>{field.title}</dt>
            <dd>
              <ValueText field={field} value={entry.value[field.name]} />
            </dd>
          </div>
        ))}
        {entry.comment && (
          <div>
            <dt>{t('panel.comment')}</dt>
            <dd>{entry.comment}</dd>
          </div>
        )}
      </dl>
      <Button size="small" onClick={onDiscard}>
        {t('panel.discard')}
      </Button>
    </section>
  );
}
