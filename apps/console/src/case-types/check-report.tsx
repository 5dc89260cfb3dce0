import type { CaseTypeView } from '#libs/contracts/index.js';
import { ToneTag } from '../components/tone';
import { caseTypeTexts } from './texts';

/** What the model checker found, rule by rule; findings open, passes folded away behind their count. */
export function CheckReport({ check }: { check: CaseTypeView['check'] }) {
  const t = caseTypeTexts.use();
  return (
    <details className="surface check-report" open={!check.passed}>
      <summary>
        <ToneTag tone={check.passed ? 'success' : 'danger'} shape={check.passed ? 'tick' : 'cross'}>
          {t(check.passed ? 'check.passed' : 'check.failed')}
        </ToneTag>{' '}
        <span className="quiet figures">
          {check.rules.filter((rule) => rule.passed).length} / {check.rules.length}
        </span>
      </summary>
      <ul className="plain-rows">
        {check.rules.map((rule) => (
          <li key={rule.rule}>
            <span>
              {rule.rule}
              {rule.findings.length > 0 ? (
                <ul className="findings">
                  {rule.findings.map((finding) => (
                    <li key={finding}>{finding}</li>
                  ))}
                </ul>
              ) : null}
            </span>
            <ToneTag tone={rule.passed ? 'success' : 'danger'} shape={rule.passed ? 'tick' : 'cross'}>
              {t(rule.passed ? 'rule.passed' : 'rule.failed')}
            </ToneTag>
          </li>
        ))}
      </ul>
    </details>
  );
}
