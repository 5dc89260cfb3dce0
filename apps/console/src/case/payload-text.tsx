import type { ReactNode } from 'react';
import type { CaseTypeView } from '#libs/contracts/index.js';
import { punctuation } from '../i18n/punctuation';
import { fieldsOf, isBlank } from '../schema-form/schema';
import { ValueText } from '../schema-form/value-text';
import { caseTexts } from './texts';

interface PayloadProps {
  event: string;
  payload: Record<string, unknown>;
  caseType: CaseTypeView;
}

/** What an event said, with the titles of its payload's fields. */
export function PayloadText({ event, payload, caseType }: PayloadProps) {
  const t = caseTexts.use();
  if (event === 'CASE_MIGRATED') {
    const said = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
    return <p className="value-text">{t('timeline.migrated', said)}</p>;
  }
  if (event.startsWith('OPINION_')) {
    const words = ['to', 'question', 'lastDay', 'opinion', 'reason'].map((name) => payload[name]);
    return <Untitled value={words} />;
  }
  const schema = caseType.events.find((it) => it.event === event)?.payload;
  if (!schema) return <Untitled value={payload} />;
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

/** An older version's event that the present definition does not describe: its words without their titles. */
function Untitled({ value }: { value: unknown }): ReactNode {
  if (Array.isArray(value)) return value.map((item: unknown, index) => <Untitled key={index} value={item} />);
  if (typeof value === 'object' && value !== null) {
    const words = Object.values(value).filter((it) => typeof it === 'string' || typeof it === 'number');
    const deeper = Object.values(value).filter((it) => typeof it === 'object' && it !== null);
    return (
      <>
        {words.length > 0 && <p className="value-text">{words.join(punctuation().colon)}</p>}
        <Untitled value={deeper} />
      </>
    );
  }
  return null;
}
