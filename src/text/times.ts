const MINUTE_MS = 60_000;

/** A length of time in words, of either sign: `40 seconds`, `3 hours`. */
export function durationText(ms: number): string {
  const minutes = Math.abs(ms) / MINUTE_MS;
  if (minutes < 2) return counted(minutes * 60, 'second');
  if (minutes < 120) return counted(minutes, 'minute');
  if (minutes < 48 * 60) return counted(minutes / 60, 'hour');
  return counted(minutes / 1440, 'day');
}

function counted(amount: number, unit: string): string {
  const count = Math.round(amount);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** `2026-11-20 12:00 UTC`: the same for whoever reads it, in a container or not. */
export function clockTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/**
 * `2026-11-21 09:05` in the person's own time zone. Intl would say it in their language, and takes longer than all the
 * rest of a report.
 */
export function localTime(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
