import type { CaseTypeView } from '#libs/contracts/index.js';
import { EmptyState } from '../components/empty-state';
import { fieldsOf } from '../schema-form/schema';
import { ValueText } from '../schema-form/value-text';
import type { SectionProps } from './section';
import { caseTexts } from './texts';

/** 表单: the answers under the pages on which they were given. */
export function FormSection({ view, caseType }: SectionProps) {
  const t = caseTexts.use();
  if (Object.keys(view.form).length === 0) return <EmptyState title={t('form.empty')} />;
  return <FormAnswers form={view.form} caseType={caseType} />;
}

export function FormAnswers({ form, caseType }: { form: Record<string, unknown>; caseType: CaseTypeView }) {
  return caseType.form.steps.map((step) => (
    <div className="case-part" key={step.title}>
      <h2>{step.title}</h2>
      <dl className="case-answers">
        {fieldsOf(caseType.form.schema, step.properties).map((field) => (
          <div key={field.name}>
            <dt>{field.title}</dt>
            <dd>
              <ValueText field={field} value={form[field.name]} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  ));
}
