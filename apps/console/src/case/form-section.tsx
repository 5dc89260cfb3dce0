import { useQuery } from '@tanstack/react-query';
import type { CaseTypeView, HandedInChanges } from '#libs/contracts/index.js';
import { handedInChangesQuery } from '../api/queries';
import { EmptyState } from '../components/empty-state';
import { TimeText } from '../components/time-text';
import { ToneTag } from '../components/tone';
import { fieldsOf, type FieldModel } from '../schema-form/schema';
import { ValueText } from '../schema-form/value-text';
import type { SectionProps } from './section';
import { relatedTexts } from './related-texts';
import { caseTexts } from './texts';

/** 表单: the answers under the pages on which they were given, with what was changed when it was handed in again. */
export function FormSection({ view, caseType }: SectionProps) {
  const t = caseTexts.use();
  const changes = useQuery(handedInChangesQuery(view.id));
  if (Object.keys(view.form).length === 0) return <EmptyState title={t('form.empty')} />;
  return (
    <>
      {changes.data?.since && <ChangesSince changes={changes.data} />}
      <FormAnswers form={view.form} caseType={caseType} changed={changes.data?.fields ?? []} />
    </>
  );
}

function ChangesSince({ changes: { since, fields } }: { changes: HandedInChanges }) {
  const t = relatedTexts.use();
  if (!since) return null;
  return (
    <p className="case-part quiet">
      {fields.length > 0 ? t('changes.count', { count: fields.length }) : t('changes.none')} <TimeText at={since.at} />
    </p>
  );
}

export function FormAnswers({
  form,
  caseType,
  changed,
}: {
  form: Record<string, unknown>;
  caseType: CaseTypeView;
  changed: HandedInChanges['fields'];
}) {
  return caseType.form.steps.map((step) => (
    <div className="case-part" key={step.title}>
      <h2>{step.title}</h2>
      <dl className="case-answers">
        {fieldsOf(caseType.form.schema, step.properties).map((field) => (
          <div key={field.name}>
            <dt>{field.title}</dt>
            <dd>
              <ValueText field={field} value={form[field.name]} />
              <Before field={field} change={changed.find(({ name }) => name === field.name)} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  ));
}

function Before({ field, change }: { field: FieldModel; change: HandedInChanges['fields'][number] | undefined }) {
  const t = relatedTexts.use();
  if (!change) return null;
  return (
    <div className="answer-change small">
      <ToneTag tone="information" shape="diamond">
        {t('changes.changed')}
      </ToneTag>{' '}
      {t('changes.before')}
      <del>
        <ValueText field={field} value={change.before} />
      </del>
    </div>
  );
}
