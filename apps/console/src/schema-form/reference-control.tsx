import { useContext } from 'react';
import type { ControlProps } from './controls';
import { describedBy, FieldFrame } from './field-frame';
import { FormSettings, type Reference } from './form-settings';
import { schemaFormTexts } from './texts';

/** Names one field or attachment of the application, so that the applicant gets a link to it. */
export function ReferenceControl({ field, id, value, error, onChange, onLeave }: ControlProps) {
  const t = schemaFormTexts.use();
  const { references } = useContext(FormSettings);
  const frame = { id, title: field.title, help: field.help, required: field.required, error };
  const group = (name: Reference['group']) =>
    references
      .filter((it) => it.group === name)
      .map((it) => (
        <option key={it.value} value={it.value}>
          {it.title}
        </option>
      ));
  return (
    <FieldFrame {...frame}>
      <select
        id={id}
        className="native-control"
        data-invalid={error ? '' : undefined}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value || undefined)}
        onBlur={onLeave}
        aria-describedby={describedBy(frame)}
        aria-invalid={error ? true : undefined}
        aria-required={field.required || undefined}
      >
        <option value="">{t('choose')}</option>
        <optgroup label={t('formItems')}>{group('form')}</optgroup>
        <optgroup label={t('attachmentItems')}>{group('attachment')}</optgroup>
      </select>
    </FieldFrame>
  );
}
