/**
 * A secret as it may be shown: enough to recognise it, too little to use it (`AKIA…7Q2X`).
 * Short values show nothing at all.
 */
export function maskSecret(secret: string): string {
  if (secret.length < 16) return '…';
  return `${secret.slice(0, 4)}…${secret.slice(-4)}`;
}
