import { useContext } from 'react';
import { BooleanControl, ChoiceControl, ChoicesControl } from './choice-controls';
import { DateControl, NumberControl, TextControl, type ControlProps } from './controls';
import { DocumentsControl } from './documents-control';
import { controlId, type ErrorsAt } from './field-errors';
import { GroupFrame } from './field-frame';
import { FormSettings } from './form-settings';
import { RowsControl, TextsControl } from './list-controls';
import { ReferenceControl } from './reference-control';
import type { FieldModel } from './schema';
import './schema-form.css';

export interface FieldsProps {
  fields: readonly FieldModel[];
  value: Readonly<Record<string, unknown>>;
  errors: ErrorsAt;
  /** Makes ids unique on the page. */
  prefix: string;
  /** JSON pointer of the object that these fields belong to; empty at the root. */
  pointer?: string;
  onChange: (value: Record<string, unknown>) => void;
  /** Called with the pointer of a control that was left: from then on its errors are worth showing. */
  onLeave?: (pointer: string) => void;
}

/** The fields of an object, one under the other. */
export function SchemaFields({ fields, value, errors, prefix, pointer = '', onChange, onLeave }: FieldsProps) {
  const change = (name: string, next: unknown): void => {
    const { [name]: _replaced, ...rest } = value;
    onChange(next === undefined ? rest : { ...value, [name]: next });
  };
  return fields.map((field) => {
    const at = `${pointer}/${field.name}`;
    return (
      <Control
        key={field.name}
        field={field}
        id={controlId(prefix, at)}
        value={value[field.name]}
        error={errors[at]}
        onChange={(next) => change(field.name, next)}
        onLeave={() => onLeave?.(at)}
        inherited={{ errors, prefix, pointer: at, onLeave }}
      />
    );
  });
}

type Inherited = Pick<FieldsProps, 'errors' | 'prefix' | 'onLeave'> & { pointer: string };

function Control(props: ControlProps & { inherited: Inherited }) {
  const { references } = useContext(FormSettings);
  switch (props.field.kind) {
    case 'number':
      return <NumberControl {...props} />;
    case 'date':
      return <DateControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} />;
    case 'choices':
      return <ChoicesControl {...props} />;
    case 'boolean':
      return <BooleanControl {...props} />;
    case 'document':
    case 'documents':
      return <DocumentsControl {...props} />;
    case 'texts':
      return <TextsControl {...props} />;
    case 'rows':
      return (
        <RowsControl
          {...props}
          fieldsOfRow={({ index, value, onChange }) => (
            <SchemaFields
              {...props.inherited}
              pointer={`${props.inherited.pointer}/${index}`}
              fields={props.field.fields}
              value={value}
              onChange={onChange}
            />
          )}
        />
      );
    case 'group':
      return <GroupControl {...props} />;
    default:
      return props.field.name === 'about' && references.length > 0 ? (
        <ReferenceControl {...props} />
      ) : (
        <TextControl {...props} />
      );
  }
}

function GroupControl({ field, id, value, error, onChange, inherited }: ControlProps & { inherited: Inherited }) {
  const object = typeof value === 'object' && value !== null ? { ...value } : {};
  return (
    <GroupFrame id={id} title={field.title} help={field.help} required={field.required} error={error}>
      <SchemaFields {...inherited} fields={field.fields} value={object} onChange={onChange} />
    </GroupFrame>
  );
}
