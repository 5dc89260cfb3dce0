import { useTranslation } from 'react-i18next';
import type { DeadlineLine } from '#libs/contracts/index.js';
import { calendarOf, type CalendarCell } from './deadline-groups';
import { caseTexts } from './texts';

const monday = Date.UTC(2024, 0, 1);

/** The arithmetic as calendar sheets; a picture of what the list below says in words. */
export function DeadlineCalendar({ lines }: { lines: readonly DeadlineLine[] }) {
  const t = caseTexts.use();
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en-GB' : 'zh-CN';
  const monthName = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' });
  const weekdays = Array.from({ length: 7 }, (_, day) => dayName.format(monday + day * 86_400_000));
  return (
    <>
      <div className="calendar" aria-hidden="true">
        {calendarOf(lines).map(({ month, weeks }) => (
          <table key={month} className="calendar-month figures">
            <caption>{monthName.format(new Date(`${month}-01T00:00:00Z`))}</caption>
            <thead>
              <tr>
                {weekdays.map((name, index) => (
                  <th key={index}>{name}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week, index) => (
                <tr key={index}>
                  {week.map((cell, day) => (
                    <Cell key={day} cell={cell} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <p className="quiet small" aria-hidden="true">
        {t('deadline.legend')}
      </p>
    </>
  );
}

function Cell({ cell }: { cell: CalendarCell | null }) {
  if (!cell) return <td />;
  const { line, day } = cell;
  if (!line) return <td className="calendar-out">{day}</td>;
  const counted = line.effect === 'counted' || line.effect === 'due';
  return (
    <td className={`calendar-${line.effect}`} title={`${line.date} ${line.reason}`}>
      {day}
      <small>{counted ? line.count : line.effect === 'paused' ? '·' : ' '}</small>
    </td>
  );
}
