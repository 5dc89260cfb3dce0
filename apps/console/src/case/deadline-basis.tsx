import type { DeadlineBasis as Basis } from '#libs/contracts/index.js';
import { basisTexts } from './basis-texts';

/** What a deadline rests on: the setting, the calendar by year, and the law by which days were counted. */
export function DeadlineBasis({ basis }: { basis: Basis }) {
  const t = basisTexts.use();
  const { setting, calendar, rules, extensionDays } = basis;
  return (
    <section className="deadline-basis">
      <h2>{t('title')}</h2>
      <dl>
        {setting && (
          <div>
            <dt>{t('setting')}</dt>
            <dd className="figures">
              {t(`value.${setting.unit}`, { title: setting.title, value: setting.value })}
              <span className="quiet small">
                {[
                  setting.effectiveFrom ? t('since', { date: setting.effectiveFrom }) : t('default'),
                  t('source', { source: setting.source }),
                  setting.key,
                ]
                  .map((part) => ` · ${part}`)
                  .join('')}
              </span>
              {extensionDays && <p>{t('extended', { days: extensionDays })}</p>}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('calendar')}</dt>
          <dd className="figures">
            {calendar.years.map(({ year, notice, version, provisional }) => (
              <p key={year}>
                {t('year', { year, notice })}
                <span className="quiet small">
                  {` · ${t('version', { version })}`}
                  {provisional && ` · ${t('provisional')}`}
                </span>
              </p>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('rules')}</dt>
          <dd>
            {rules.map(({ law, text }) => (
              <p key={law}>
                {text} <span className="quiet small">{law}</span>
              </p>
            ))}
          </dd>
        </div>
      </dl>
    </section>
  );
}
