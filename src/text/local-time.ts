/**
 * `2026-11-21 09:05` in the person's own time zone. Intl would say it in their language, and takes longer than all the
 * rest of a report.
 */
export function localTime(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
