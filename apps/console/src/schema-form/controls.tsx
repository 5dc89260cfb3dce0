import { Checkbox, Input, Radio } from 'antd';
import { useContext, useState } from 'react';
import { describedBy, FieldFrame, GroupFrame } from './field-frame';
import { FormSettings } from './form-settings';
import type { FieldModel, Option } from './schema';
import { schemaFormTexts } from './texts';

export interface ControlProps {
  field: FieldModel;
  id: string;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
  onLeave: () => void;
}

const frameOf = ({ field, id, error }: ControlProps) => ({
  id,
  title: field.title,
  help: field.help,
  required: field.required,
  error,
});

const ariaOf = (props: ControlProps) => ({
  'aria-describedby': describedBy(frameOf(props)),
  'aria-invalid': props.error ? true : undefined,
  'aria-required': props.field.required || undefined,
});

const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export function TextControl(props: ControlProps) {
  const { field, id, value, error, onChange, onLeave } = props;
  const { placeholderOf } = useContext(FormSettings);
  const common = {
    id,
    value: asText(value),
    status: error ? ('error' as const) : undefined,
    placeholder: placeholderOf(field),
    autoComplete: 'off',
    onBlur: onLeave,
    ...ariaOf(props),
  };
  return (
    <FieldFrame {...frameOf(props)}>
      {field.kind === 'longText' ? (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={field.maxLength}
          showCount={field.maxLength !== undefined}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      ) : (
        <Input {...common} onChange={(event) => onChange(event.target.value || undefined)} />
      )}
    </FieldFrame>
  );
}

const halfWidth = (text: string): string =>
  text.replace(/[０-９．－]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0xfee0)).replace(/[,，\s]/g, '');

/** Keeps what was typed on screen; hands on a number, nothing, or (unreadable) the text itself so that it is refused in words. */
export function NumberControl(props: ControlProps) {
  const { field, id, value, error, onChange, onLeave } = props;
  const t = schemaFormTexts.use();
  const { placeholderOf } = useContext(FormSettings);
  const [typed, setTyped] = useState<string | null>(null);
  const help = [field.help, rangeOf(field, t)].filter(Boolean).join(' · ');
  const shown = { ...props, field: { ...field, help } };
  const unreadable = typeof value === 'string' ? t('notNumber') : undefined;
  const change = (text: string) => {
    setTyped(text);
    const plain = halfWidth(text);
    if (plain === '') onChange(undefined);
    else onChange(Number.isFinite(Number(plain)) ? Number(plain) : text);
  };
  return (
    <FieldFrame {...frameOf({ ...shown, error: error ?? unreadable })}>
      <Input
        id={id}
        className="field-number figures"
        inputMode={field.integer ? 'numeric' : 'decimal'}
        value={typed ?? asText(value)}
        suffix={field.unit ? <span aria-hidden>{field.unit}</span> : undefined}
        status={error || unreadable ? 'error' : undefined}
        placeholder={placeholderOf(field)}
        autoComplete="off"
        onChange={(event) => change(event.target.value)}
        onBlur={() => {
          if (typeof value !== 'string') setTyped(null);
          onLeave();
        }}
        {...ariaOf({ ...shown, error: error ?? unreadable })}
      />
    </FieldFrame>
  );
}

function rangeOf({ minimum, maximum, unit }: FieldModel, t: ReturnType<typeof schemaFormTexts.use>): string {
  const unitOf = (value: number): string => `${value.toLocaleString('en-US')}${unit && ` ${unit}`}`;
  if (minimum !== undefined && maximum !== undefined) return t('range', { min: unitOf(minimum), max: unitOf(maximum) });
  if (minimum !== undefined && minimum > 0) return t('atLeast', { min: unitOf(minimum) });
  return maximum === undefined ? '' : t('atMost', { max: unitOf(maximum) });
}

export function DateControl(props: ControlProps) {
  const { id, value, error, onChange, onLeave } = props;
  return (
    <FieldFrame {...frameOf(props)}>
      <input
        id={id}
        type="date"
        className="native-control field-date"
        data-invalid={error ? '' : undefined}
        value={asText(value)}
        onChange={(event) => onChange(event.target.value || undefined)}
        onBlur={onLeave}
        {...ariaOf(props)}
      />
    </FieldFrame>
  );
}

const manyOptions = 7;

export function ChoiceControl(props: ControlProps) {
  const { field, id, value, error, onChange, onLeave } = props;
  const t = schemaFormTexts.use();
  const pick = (chosen: string) => onChange(field.options.find((it) => String(it.value) === chosen)?.value);
  if (field.options.length <= manyOptions) {
    return <Radios props={props} options={field.options} />;
  }
  return (
    <FieldFrame {...frameOf(props)}>
      <select
        id={id}
        className="native-control"
        data-invalid={error ? '' : undefined}
        value={asText(value)}
        onChange={(event) => pick(event.target.value)}
        onBlur={onLeave}
        {...ariaOf(props)}
      >
        <option value="">{t('choose')}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

function Radios({ props, options }: { props: ControlProps; options: readonly Option[] }) {
  const { id, value, onChange, onLeave } = props;
  return (
    <GroupFrame {...frameOf(props)}>
      <Radio.Group
        className="field-options"
        name={id}
        value={value ?? null}
        onChange={(event) => {
          onChange(event.target.value);
          onLeave();
        }}
        options={options.map((option) => ({ value: option.value, label: option.title }))}
      />
    </GroupFrame>
  );
}

export function ChoicesControl(props: ControlProps) {
  const { field, value, onChange, onLeave } = props;
  return (
    <GroupFrame {...frameOf(props)}>
      <Checkbox.Group
        className="field-options"
        value={Array.isArray(value) ? value : []}
        onChange={(chosen) => {
          onChange(chosen.length > 0 ? chosen : undefined);
          onLeave();
        }}
        options={field.options.map((option) => ({ value: option.value, label: option.title }))}
      />
    </GroupFrame>
  );
}

/** A required yes or no is asked openly, so that nobody decides by overlooking a switch; an optional one is a tick. */
export function BooleanControl(props: ControlProps) {
  const { field, id, value, error, onChange, onLeave } = props;
  const t = schemaFormTexts.use();
  if (field.required) {
    const options = [
      { value: 'true', title: t('yes') },
      { value: 'false', title: t('no') },
    ];
    const asked = { ...props, value: typeof value === 'boolean' ? String(value) : undefined };
    return <Radios props={{ ...asked, onChange: (it) => onChange(it === 'true') }} options={options} />;
  }
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <Checkbox
        id={id}
        checked={value === true}
        onChange={(event) => onChange(event.target.checked || undefined)}
        onBlur={onLeave}
      >
        {field.title}
      </Checkbox>
      {field.help && <p className="field-help">{field.help}</p>}
      {error && <p className="field-error">{error}</p>}
    </div>
  );
}
