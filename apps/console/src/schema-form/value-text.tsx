import { useContext, type ReactNode } from 'react';
import { listed } from '../i18n/punctuation';
import { FormSettings } from './form-settings';
import { isBlank, type FieldModel } from './schema';
import { viewAddress } from './view-address';
import { schemaFormTexts } from './texts';

/** A value as people read it: titles of choices, units, grouped digits, links to documents. */
export function ValueText({ field, value }: { field: FieldModel; value: unknown }): ReactNode {
  const t = schemaFormTexts.use();
  const { references } = useContext(FormSettings);
  if (isBlank(value)) return <span className="quiet">{t('notFilled')}</span>;
  const titleOf = (it: unknown): string => field.options.find((option) => option.value === it)?.title ?? String(it);
  switch (field.kind) {
    case 'boolean':
      return value === true ? t('yes') : t('no');
    case 'number':
      return <NumberText value={value} unit={field.unit} />;
    case 'choice':
      return titleOf(value);
    case 'choices':
      return Array.isArray(value) ? listed(value.map(titleOf)) : String(value);
    case 'document':
    case 'documents':
      return <DocumentLinks ids={Array.isArray(value) ? value.map(String) : [String(value)]} />;
    case 'texts':
      return (
        <ul className="value-list">
          {listOf(value).map((line, index) => (
            <li key={index}>{String(line)}</li>
          ))}
        </ul>
      );
    case 'rows':
      return (
        <ol className="value-list">
          {listOf(value).map((row, index) => (
            <li key={index}>
              <ObjectText fields={field.fields} value={row} />
            </li>
          ))}
        </ol>
      );
    case 'group':
      return <ObjectText fields={field.fields} value={value} />;
    default:
      return (
        <span className="value-text">
          {references.find((it) => field.name === 'about' && it.value === value)?.title ?? String(value)}
        </span>
      );
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function NumberText({ value, unit }: { value: unknown; unit: string }) {
  const shown = typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 6 }) : String(value);
  return (
    <span className="figures">
      {shown}
      {unit && ` ${unit}`}
    </span>
  );
}

function DocumentLinks({ ids }: { ids: readonly string[] }) {
  const t = schemaFormTexts.use();
  return (
    <span className="value-links">
      {ids.map((id, index) => (
        <a key={id} href={viewAddress(id)} target="_blank" rel="noreferrer">
          {t('file', { index: index + 1 })}
        </a>
      ))}
    </span>
  );
}

function ObjectText({ fields, value }: { fields: readonly FieldModel[]; value: unknown }) {
  const object: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  return (
    <dl className="value-object">
      {fields
        .filter((field) => !isBlank(object[field.name]))
        .map((field) => (
          <div key={field.name}>
            <dt>{field.title}</dt>
            <dd>
              <ValueText field={field} value={object[field.name]} />
            </dd>
          </div>
        ))}
    </dl>
  );
}
