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
