import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import type { ControlProps } from './controls';
import { controlId } from './field-errors';
import { GroupFrame } from './field-frame';
import { focusSoon } from './focus-control';
import { schemaFormTexts } from './texts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map((row: unknown) => (isObject(row) ? row : {})) : [];

export interface RowProps {
  index: number;
  value: Record<string, unknown>;
  onChange: (value: Record<string, unknown>) => void;
}

interface RowsProps extends ControlProps {
  /** Draws the fields of one row; given by the caller, since rows may hold any kind of field, also rows. */
  fieldsOfRow: (row: RowProps) => ReactNode;
}

/** An array of objects: each row a small form of its own. */
export function RowsControl({ field, id, value, error, onChange, fieldsOfRow }: RowsProps) {
  const t = schemaFormTexts.use();
  const rows = rowsOf(value);
  const addId = `${id}-add`;
  const rowId = (index: number): string => controlId(id, `/${index}`);
  return (
    <GroupFrame id={id} title={field.title} help={field.help} required={field.required} error={error}>
      {rows.map((row, index) => (
        <fieldset className="field-row" key={index} id={rowId(index)}>
          <legend className="field-row-title">{t('row', { index: index + 1 })}</legend>
          {fieldsOfRow({
            index,
            value: row,
            onChange: (next) => onChange(rows.map((it, at) => (at === index ? next : it))),
          })}
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
