import type { ErrorCode } from '../../model/error-codes.ts';
import { failing } from '../../model/verdict.ts';
import type { Check } from '../check.ts';

/** The check for one way in which a settings file does not say what its author meant; `codes` are of its refusals. */
export function brokenSettings(
  id: string,
  {
    codes,
    title,
    problem,
  }: { readonly codes: readonly ErrorCode[]; readonly title: string; readonly problem: string },
): Check {
  return {
    id,
    group: 'Settings',
    title,
    judge: ({ settings }) =>
      settings.flatMap((settingsFile) => {
        if (settingsFile.state !== 'invalid' && settingsFile.state !== 'unreadable') return [];
        const { scope, file } = settingsFile;
        const { code, message, fix } = settingsFile.problem;
        if (!codes.includes(code)) return [];
        const origin = { from: scope, file };
        return [failing({ title: `${file} ${problem}`, found: message, origin, fix: { say: fix } })];
      }),
  };
}
