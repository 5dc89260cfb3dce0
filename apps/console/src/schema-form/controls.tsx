import { Input } from 'antd';
import { useContext, useState } from 'react';
import { describedBy, FieldFrame } from './field-frame';
import { FormSettings } from './form-settings';
import { KeptWords } from './kept-words';
import type { FieldModel } from './schema';
import { schemaFormTexts } from './texts';

export interface ControlProps {
  field: FieldModel;
  id: string;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
  onLeave: () => void;
}

export const frameOf = ({ field, id, error }: ControlProps) => ({
  id,
  title: field.title,
  help: field.help,
  required: field.required,
  error,
});

export const ariaOf = (props: ControlProps) => ({
  'aria-describedby': describedBy(frameOf(props)),
  'aria-invalid': props.error ? true : undefined,
  'aria-required': props.field.required || undefined,
});

export const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export function TextControl(props: ControlProps) {
  const { field, id, value, error, onChange, onLeave } = props;
  const { placeholderOf, keptWords } = useContext(FormSettings);
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
        <>
          <Input.TextArea
            {...common}
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={field.maxLength}
            onChange={(event) => onChange(event.target.value || undefined)}
          />
          <Remaining text={asText(value)} longest={field.maxLength} />
          {keptWords && <KeptWords text={asText(value)} onText={onChange} />}
        </>
      ) : (
        <Input {...common} onChange={(event) => onChange(event.target.value || undefined)} />
      )}
    </FieldFrame>
  );
}

/** Speaks up only when the end is near. */
function Remaining({ text, longest }: { text: string; longest: number | undefined }) {
  const t = schemaFormTexts.use();
  if (longest === undefined || text.length < longest * 0.8) return null;
  return (
    <p className="quiet small figures" role="status">
      {t('charactersLeft', { count: longest - text.length })}
    </p>
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
  const unreadable = typeof value === 'string' ? t('notNumber') : undefined;
  const change = (text: string) => {
    setTyped(text);
    const plain = halfWidth(text);
    if (plain === '') onChange(undefined);
    else onChange(Number.isFinite(Number(plain)) ? Number(plain) : text);
  };
  return (
    <FieldFrame {...frameOf({ ...props, error: error ?? unreadable })}>
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
        {...ariaOf({ ...props, error: error ?? unreadable })}
      />
    </FieldFrame>
  );
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
