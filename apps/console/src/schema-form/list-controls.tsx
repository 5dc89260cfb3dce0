import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { ControlProps } from './controls';
import { controlId } from './field-errors';
import { GroupFrame } from './field-frame';
import { focusSoon } from './focus-control';
import { SchemaFields, type FieldsProps } from './schema-fields';
import { schemaFormTexts } from './texts';

const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map((row) => (typeof row === 'object' && row !== null ? { ...row } : {})) : [];

type Inherited = Pick<FieldsProps, 'errors' | 'prefix' | 'onLeave'> & { pointer: string };

/** An array of objects: each row a small form of its own. */
export function RowsControl(props: ControlProps & { inherited: Inherited }) {
  const { field, id, value, error, onChange, inherited } = props;
  const t = schemaFormTexts.use();
  const rows = rowsOf(value);
  const addId = `${id}-add`;
  const rowId = (index: number): string => controlId(inherited.prefix, `${inherited.pointer}/${index}`);
  return (
    <GroupFrame id={id} title={field.title} help={field.help} required={field.required} error={error}>
      {rows.map((row, index) => (
        <fieldset className="field-row" key={index} id={rowId(index)}>
          <legend className="field-row-title">{t('row', { index: index + 1 })}</legend>
          <SchemaFields
            {...inherited}
            pointer={`${inherited.pointer}/${index}`}
            fields={field.fields}
            value={row}
            onChange={(next) => onChange(rows.map((it, at) => (at === index ? next : it)))}
          />
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('removeRow', { index: index + 1 })}
            onClick={() => {
              onChange(rows.filter((_, at) => at !== index));
              focusSoon(addId);
            }}
          >
            {t('remove')}
          </Button>
        </fieldset>
      ))}
      <Button
        id={addId}
        icon={<PlusOutlined />}
        onClick={() => {
          onChange([...rows, {}]);
          focusSoon(rowId(rows.length));
        }}
      >
        {t('addRow')}
      </Button>
    </GroupFrame>
  );
}

/** An array of short texts, one line each. */
export function TextsControl({ field, id, value, error, onChange, onLeave }: ControlProps) {
  const t = schemaFormTexts.use();
  const lines = Array.isArray(value) ? value.map(String) : [];
  const lineId = (index: number): string => `${id}-${index}`;
  return (
    <GroupFrame id={id} title={field.title} help={field.help} required={field.required} error={error}>
      {lines.map((line, index) => (
        <div className="field-line" key={index}>
          <Input
            id={lineId(index)}
            aria-label={`${field.title} ${t('row', { index: index + 1 })}`}
            value={line}
            status={error ? 'error' : undefined}
            onChange={(event) => onChange(lines.map((it, at) => (at === index ? event.target.value : it)))}
            onBlur={onLeave}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('removeRow', { index: index + 1 })}
            onClick={() => {
              const rest = lines.filter((_, at) => at !== index);
              onChange(rest.length > 0 ? rest : undefined);
              focusSoon(`${id}-add`);
            }}
          />
        </div>
      ))}
      <Button
        id={`${id}-add`}
        icon={<PlusOutlined />}
        onClick={() => {
          onChange([...lines, '']);
          focusSoon(lineId(lines.length));
        }}
      >
        {t('addRow')}
      </Button>
    </GroupFrame>
  );
}
