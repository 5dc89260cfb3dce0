import type { DeadlineLight } from '#libs/contracts/index.js';
import { componentTexts } from './texts';
import { type Shape, type Tone, ToneTag } from './tone';

export interface DeadlineTagProps {
  /** Last day, YYYY-MM-DD; null when there is no limit. */
  date: string | null | undefined;
  /** Working days left; negative when over; leave out where it is not known. */
  daysLeft?: number | null;
  /** How far the limit has gone, where the server says it. */
  light?: DeadlineLight | undefined;
  overdue?: boolean;
  paused?: boolean;
  /** What to say where there is no date; otherwise that there is no limit. */
  absence?: string;
}

/** "还剩 3 个工作日 (11-27 到期)", with a shape and a colour of its own for in time, soon, over and paused. */
export function DeadlineTag({ date, daysLeft, light, overdue = false, paused = false, absence }: DeadlineTagProps) {
  const t = componentTexts.use();
  if (paused) return tag('quiet', 'bars', t('deadline.paused'));
  if (!date) return <span className="quiet">{absence ?? t('deadline.none')}</span>;
  const day = shortDate(date);
  if (overdue || (daysLeft ?? 0) < 0) {
    const over = Math.abs(daysLeft ?? 0);
    const words =
      over > 0 ? t('deadline.over', { days: over, count: over, date: day }) : t('deadline.overToday', { date: day });
    return tag('danger', 'diamond', words);
  }
  if (daysLeft === undefined || daysLeft === null) return tag('quiet', 'ring', t('deadline.on', { date: day }));
  if (daysLeft === 0)
    return tag(light === 'red' ? 'danger' : 'warning', 'triangle', t('deadline.today', { date: day }));
  const words = t('deadline.left', { days: daysLeft, count: daysLeft, date: day });
  if (light === 'red') return tag('danger', 'triangle', `${t('deadline.red')} · ${words}`);
  if (light === 'yellow') return tag('warning', 'halfRing', `${t('deadline.yellow')} · ${words}`);
  if (light === 'green') return tag('success', 'disc', words);
  return daysLeft <= 2 ? tag('warning', 'triangle', words) : tag('success', 'disc', words);
}

function tag(tone: Tone, shape: Shape, words: string) {
  return (
    <ToneTag tone={tone} shape={shape}>
      {words}
    </ToneTag>
  );
}

/** `11-27` within this year, otherwise with the year. */
function shortDate(date: string): string {
  return date.startsWith(String(new Date().getFullYear())) ? date.slice(5) : date;
}
