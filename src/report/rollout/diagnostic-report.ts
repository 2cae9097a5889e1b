import type { DiagnosticPart } from '../../rollout/report/diagnostic-zip.ts';
import { withoutSecrets } from '../../text/mask.ts';

/** What the app says of itself, as it is told. */
export function diagnosticReport(parts: readonly DiagnosticPart[]): { name: string; lines: string[] }[] {
  return parts.map(({ name, lines }) => ({ name, lines: lines.map(withoutSecretLine) }));
}

/** A line of a report of the app: what stands behind a name that speaks of a secret is left out. */
function withoutSecretLine(line: string): string {
  const short = line.slice(0, 500);
  return withoutSecrets(
    short.replace(/((?:token|secret|password|api_?key|headers?)\w*["']?\s*[:=]\s*).+$/i, '$1…'),
  );
}
