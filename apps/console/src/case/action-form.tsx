import { Button, Input } from 'antd';
import { useContext, useMemo, useState, type SyntheticEvent } from 'react';
import type { ActionView, CaseView } from '#libs/contracts/index.js';
import { ApiProblem } from '../api/problem';
import { ProblemAlert } from '../components/problem-alert';
import { bracketed } from '../i18n/punctuation';
import { blankErrors } from '../schema-form/blank-errors';
import { blankWords } from '../schema-form/blank-words';
import { ErrorSummary } from '../schema-form/error-summary';
import { controlId, errorsAt, summaryOf, wordBlanks, type ErrorsAt } from '../schema-form/field-errors';
import { focusSoon } from '../schema-form/focus-control';
import { FormSettings } from '../schema-form/form-settings';
import { SchemaFields } from '../schema-form/schema-fields';
import { fieldsOf, initialValue, withoutBlanks, type FieldModel } from '../schema-form/schema';
import { isApplicant, useMe } from '../session/session';
import { taskTitle, type Entry } from './action-entry';
import { hintsOf } from './payload-settings';
import { caseTexts } from './texts';

interface ActionFormProps {
  action: ActionView;
  view: CaseView;
  entry: Entry | undefined;
  problem: unknown;
  pending: boolean;
  onEntry: (entry: Entry) => void;
  onSend: (entry: Entry, payload: Record<string, unknown>) => Promise<void>;
  onBack: (() => void) | undefined;
}

const prefix = 'decision';

/** The form of one action: its payload, a comment, and for grave ones a second question before it is sent. */
export function ActionForm({ action, view, entry, problem, pending, onEntry, onSend, onBack }: ActionFormProps) {
  const t = caseTexts.use();
  const me = useMe();
  const fields = useMemo(() => (action.payload ? fieldsOf(action.payload.schema) : []), [action.payload]);
  const { references } = useContext(FormSettings);
  const settings = useMemo(
    () => ({
      references,
      placeholderOf: hintsOf(action, (text) => t('panel.example', { text })),
      keptWords: !isApplicant(me),
    }),
    [references, action, t, me],
  );
  const now = entry ?? { value: initialValue(fields), comment: '' };
  const [attempt, setAttempt] = useState(0);
  const [blanks, setBlanks] = useState<ErrorsAt>({});
  const [asking, setAsking] = useState(false);

  const refused =
    problem instanceof ApiProblem ? wordBlanks(errorsAt(problem.errors), fields, now.value, blankWords) : {};
  const errors = Object.keys(blanks).length > 0 ? stillBlank(blanks, fields, now.value) : refused;
  const summary = summaryOf(fields, errors).map((line) => ({ ...line, controlId: controlId(prefix, line.pointer) }));
  const general = problem instanceof ApiProblem && summary.length > 0 ? null : problem;

  const change = (value: Record<string, unknown>): void => {
    setAsking(false);
    onEntry({ ...now, value });
  };
  const send = async (): Promise<void> => {
    setAsking(false);
    await onSend(now, withoutBlanks(now.value));
    setAttempt((times) => times + 1);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const empty = blankErrors(fields, now.value);
    setBlanks(empty);
    if (Object.keys(empty).length > 0) {
      setAttempt((times) => times + 1);
    } else if (action.grave) {
      setAsking(true);
      focusSoon('decision-confirm');
    } else {
      void send();
    }
  };

  return (
    <form className="decision-form" noValidate onSubmit={submit}>
      <h3 id="decision-form-title" tabIndex={-1}>
        {action.title}
        {action.taskId && <span className="quiet small decision-task">{taskTitle(view, action)}</span>}
      </h3>
      {onBack && (
        <Button type="link" className="decision-back" onClick={onBack}>
          ← {t('panel.back')}
        </Button>
      )}
      <ErrorSummary entries={summary} attempt={attempt} />
      <ProblemAlert problem={general} />
      <FormSettings value={settings}>
        <SchemaFields fields={fields} value={now.value} errors={errors} prefix={prefix} onChange={change} />
      </FormSettings>
      <div className="field">
        <label className="field-title" htmlFor="decision-comment">
          {t('panel.comment')}
          <span className="field-optional">{bracketed(t('panel.optional'))}</span>
        </label>
        <p className="field-help" id="decision-comment-help">
          {t('panel.commentHelp')}
        </p>
        <Input.TextArea
          id="decision-comment"
          aria-describedby="decision-comment-help"
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={2000}
          value={now.comment}
          onChange={(event) => onEntry({ ...now, comment: event.target.value })}
        />
      </div>
      {asking ? (
        <div className="decision-confirm" role="group" aria-labelledby="decision-confirm">
          <h3 id="decision-confirm" tabIndex={-1}>
            {t('panel.confirmTitle', { action: action.title })}
          </h3>
          <p>{isApplicant(me) ? t('panel.confirmOwn') : t('panel.confirmHelp')}</p>
          <div className="decision-buttons">
            <Button danger type="primary" loading={pending} onClick={() => void send()}>
              {t('panel.confirm', { action: action.title })}
            </Button>
            <Button onClick={() => setAsking(false)}>{t('panel.cancel')}</Button>
          </div>
        </div>
      ) : (
        <Button type="primary" htmlType="submit" block loading={pending}>
          {pending ? t('panel.sending') : action.title}
        </Button>
      )}
    </form>
  );
}

/** Once told, an empty field stays marked until it is filled, without telling off the others meanwhile. */
function stillBlank(told: ErrorsAt, fields: readonly FieldModel[], value: Record<string, unknown>): ErrorsAt {
  const empty = blankErrors(fields, value);
  return Object.fromEntries(Object.entries(told).filter(([pointer]) => pointer in empty));
}
