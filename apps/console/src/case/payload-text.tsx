import type { CaseTypeView } from '#libs/contracts/index.js';
import { fieldsOf, isBlank } from '../schema-form/schema';
import { ValueText } from '../schema-form/value-text';

interface PayloadProps {
  event: string;
  payload: Record<string, unknown>;
  caseType: CaseTypeView;
}

/** What an event said, with the titles of its payload's fields. */
export function PayloadText({ event, payload, caseType }: PayloadProps) {
  const schema = caseType.events?.find((it) => it.event === event)?.payload;
  if (!schema) return null;
  const fields = fieldsOf(schema).filter((field) => !isBlank(payload[field.name]));
  if (fields.length === 0) return null;
  return (
    <dl className="payload">
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{field.title}</dt>
          <dd>
            <ValueText field={field} value={payload[field.name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
