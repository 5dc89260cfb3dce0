import { Input } from 'antd';
import { useContext, useState } from 'react';
import { ariaOf, asText, frameOf, type ControlProps } from './controls';
import { FieldFrame } from './field-frame';
import { FormSettings, type Reference } from './form-settings';
import { schemaFormTexts } from './texts';

const other = '__other';

/** Names one field or attachment of the application, so that the applicant gets a link to it, or anything else in words. */
export function ReferenceControl(props: ControlProps) {
  const { id, value, error, onChange, onLeave } = props;
  const t = schemaFormTexts.use();
  const { references } = useContext(FormSettings);
  const known = references.some((it) => it.value === value);
  const [own, setOwn] = useState(!known && asText(value) !== '');
  const options = (name: Reference['group']) =>
    references
      .filter((it) => it.group === name)
      .map((it) => (
        <option key={it.value} value={it.value}>
          {it.title}
        </option>
      ));
  return (
    <FieldFrame {...frameOf(props)}>
      <select
        id={id}
        className="native-control"
        data-invalid={error ? '' : undefined}
        value={own ? other : asText(value)}
        onChange={(event) => {
          setOwn(event.target.value === other);
          onChange(event.target.value === other ? undefined : event.target.value || undefined);
        }}
        onBlur={onLeave}
        {...ariaOf(props)}
      >
        <option value="">{t('choose')}</option>
        <option value={other}>{t('otherReference')}</option>
        <optgroup label={t('formItems')}>{options('form')}</optgroup>
        <optgroup label={t('attachmentItems')}>{options('attachment')}</optgroup>
      </select>
      {own && (
        <Input
          className="field-own"
          aria-label={t('ownReference')}
          placeholder={t('ownReference')}
          value={asText(value)}
          maxLength={props.field.maxLength}
          onChange={(event) => onChange(event.target.value || undefined)}
          onBlur={onLeave}
        />
      )}
    </FieldFrame>
  );
}
