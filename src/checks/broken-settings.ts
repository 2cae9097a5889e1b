import type { ErrorCode } from '../report/error-codes.ts';
import { type Check, failing } from './check.ts';

/** The check for one way in which a settings file does not say what its author meant: by the code of its refusal. */
export function brokenSettings(
  id: ErrorCode,
  { title, problem }: { readonly title: string; readonly problem: string },
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
        if (code !== id) return [];
        return [
          failing({
            title: `${file} ${problem}`,
            found: message,
            origin: { from: scope, file },
            fix: { say: fix },
          }),
        ];
      }),
  };
}
