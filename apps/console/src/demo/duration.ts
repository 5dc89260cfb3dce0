/** A positive ISO 8601 duration in weeks, days, hours, minutes, seconds, months or years, e.g. `P8D`, `PT6H`, `P1W`. */
export function isDuration(text: string): boolean {
  return /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text);
}

const dayMs = 86_400_000;
const shanghaiAheadMs = 8 * 3_600_000;

/**
 * How many calendar days to go from a moment so that `workingDays` weekdays (Monday to Friday, Asia/Shanghai) pass.
 * A demo's convenience: it knows weekends, not the holidays, which only the server's calendar has.
 */
export function calendarDaysFor(workingDays: number, from: Date): number {
  let days = 0;
  for (let left = workingDays; left > 0;) {
    days += 1;
    const weekday = new Date(from.getTime() + shanghaiAheadMs + days * dayMs).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return days;
}
