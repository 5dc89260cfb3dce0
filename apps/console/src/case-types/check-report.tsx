import type { CheckReport as Report } from '#libs/contracts/index.js';
import { Notice } from '../schema-form/notice';
import { ToneTag } from '../components/tone';
import { caseTypeTexts } from './texts';

/** What was proved about a case type, over how much, and what ought to be looked at. */
export function CheckReport({ check }: { check: Report }) {
  const t = caseTypeTexts.use();
  const { explored, passed, rules, warnings, milliseconds } = check;
  const kept = rules.filter((rule) => rule.passed).length;
  const figure = (value: number) => value.toLocaleString();
  return (
    <div className="surface check-report">
      <p className="check-verdict">
        <ToneTag tone={passed ? 'success' : 'danger'} shape={passed ? 'tick' : 'cross'}>
          {t(passed ? 'check.passed' : 'check.failed')}
        </ToneTag>{' '}
        <span className="figures">
          {explored
            ? t('check.explored', {
                places: figure(explored.places),
                passages: figure(explored.passages),
                configurations: figure(explored.configurations),
                milliseconds: figure(milliseconds),
              })
            : t('check.notExplored')}
        </span>
      </p>
      {warnings.length > 0 && (
        <Notice tone="warning" title={t('check.warnings', { count: warnings.length })}>
          <ul className="check-warnings">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <details open={!passed}>
        <summary>{t('check.rules', { kept, all: rules.length })}</summary>
        <ul className="plain-rows">
          {rules.map((rule) => (
            <li key={rule.rule}>
              <span>
                {rule.rule}
                {rule.findings.length > 0 ? (
                  <>
                    <p className="quiet small">{t('check.findings')}</p>
                    <ul className="findings" lang="en">
                      {rule.findings.map((finding) => (
                        <li key={finding}>{finding}</li>
                      ))}
                    </ul>
                  </>
                ) : null}
              </span>
              <ToneTag tone={rule.passed ? 'success' : 'danger'} shape={rule.passed ? 'tick' : 'cross'}>
                {t(rule.passed ? 'rule.passed' : 'rule.failed')}
              </ToneTag>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
