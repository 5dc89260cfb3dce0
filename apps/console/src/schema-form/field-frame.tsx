import { ExclamationCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { bracketed } from '../i18n/punctuation';
import { schemaFormTexts } from './texts';

export interface FrameProps {
  id: string;
  title: string;
  help: string;
  required: boolean;
  error: string | undefined;
}

/** Ids of the help and the error of a control, for aria-describedby. */
export function describedBy({ id, help, error }: Pick<FrameProps, 'id' | 'help' | 'error'>): string | undefined {
  return [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  const t = schemaFormTexts.use();
  if (!error) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <ExclamationCircleOutlined aria-hidden />
      <span className="for-screen-readers">{t('errorPrefix')}</span>
      {error}
    </p>
  );
}

function Title({ title, required }: Pick<FrameProps, 'title' | 'required'>) {
  const t = schemaFormTexts.use();
  return (
    <>
      {title}
      {!required && <span className="field-optional">{bracketed(t('optional'))}</span>}
    </>
  );
}

/** Label, help, control and error of one single control with the id `id`. */
export function FieldFrame({ children, ...field }: FrameProps & { children: ReactNode }) {
  return (
    <div className="field" data-invalid={field.error ? '' : undefined}>
      <label className="field-title" htmlFor={field.id}>
        <Title {...field} />
      </label>
      {field.help && (
        <p className="field-help" id={`${field.id}-help`}>
          {field.help}
        </p>
      )}
      {children}
      <FieldError {...field} />
    </div>
  );
}

/** The same for a control that is made of several (radios, rows, files): a fieldset with its legend. */
export function GroupFrame({ children, ...field }: FrameProps & { children: ReactNode }) {
  return (
    <fieldset
      className="field"
      id={field.id}
      tabIndex={-1}
      aria-describedby={describedBy(field)}
      data-invalid={field.error ? '' : undefined}
    >
      <legend className="field-title">
        <Title {...field} />
      </legend>
      {field.help && (
        <p className="field-help" id={`${field.id}-help`}>
          {field.help}
        </p>
      )}
      {children}
      <FieldError {...field} />
    </fieldset>
  );
}
