import { Input, Radio } from 'antd';
import { useMemo } from 'react';
import type { EventInfo } from '#libs/contracts/index.js';
import { bracketed } from '../i18n/punctuation';
import { fieldsOf } from '../schema-form/schema';
import { SchemaFields } from '../schema-form/schema-fields';
import type { ErrorsAt } from '../schema-form/field-errors';
import { batchTexts } from './texts';

/** What is decided for all of them. */
export interface Decision {
  event: string | undefined;
  payload: Record<string, unknown>;
  comment: string;
}

export const noDecision: Decision = { event: undefined, payload: {}, comment: '' };

/** The decision's form: the event, what it carries, a comment. */
export function BatchEvent({
  events,
  decision,
  errors,
  missing,
  onChange,
}: {
  events: readonly EventInfo[];
  decision: Decision;
  errors: ErrorsAt;
  missing: boolean;
  onChange: (decision: Decision) => void;
}) {
  const t = batchTexts.use();
  const chosen = events.find(({ event }) => event === decision.event);
  const fields = useMemo(() => (chosen?.payload ? fieldsOf(chosen.payload) : []), [chosen]);
  return (
    <fieldset className="surface batch-part">
      <legend>{t('event.title')}</legend>
      <Radio.Group
        aria-label={t('event.choose')}
        value={decision.event}
        options={events.map(({ event, title }) => ({ value: event, label: title }))}
        onChange={({ target }) => onChange({ ...noDecision, event: target.value as string, comment: decision.comment })}
      />
      {missing && (
        <p className="field-error" role="alert">
          {t('event.missing')}
        </p>
      )}
      {chosen?.grave && <p className="batch-grave">{t('grave', { event: chosen.title })}</p>}
      <SchemaFields
        fields={fields}
        value={decision.payload}
        errors={errors}
        prefix="batch"
        onChange={(payload) => onChange({ ...decision, payload })}
      />
      <div className="field">
        <label className="field-title" htmlFor="batch-comment">
          {t('comment')}
          <span className="field-optional">{bracketed(t('optional'))}</span>
        </label>
        <Input.TextArea
          id="batch-comment"
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={2000}
          value={decision.comment}
          onChange={(event) => onChange({ ...decision, comment: event.target.value })}
        />
      </div>
    </fieldset>
  );
}
