import type { ErrorCode } from '../../model/error-codes.ts';
import type { Problem } from '../../model/verdict.ts';
import type { Check } from '../check.ts';
import { isPrimaryUsable } from './models-to-judge.ts';

/** The check for one way in which a settings file does not say what its author meant; `codes` are of its refusals. */
export function brokenSettings(
  id: string,
  {
    codes,
    title,
    problem,
    atMost = 'fail',
  }: {
    readonly codes: readonly ErrorCode[];
    readonly title: string;
    readonly problem: string;
    readonly atMost?: 'warn' | 'fail';
  },
): Check {
  return {
    id,
    group: 'Settings',
    title,
    live: 'used',
    judge: (facts) =>
      facts.settings.flatMap((settingsFile): readonly Problem[] => {
        if (settingsFile.state !== 'invalid' && settingsFile.state !== 'unreadable') return [];
        const { scope, file } = settingsFile;
        const { code, message, fix } = settingsFile.problem;
        if (!codes.includes(code)) return [];
        const origin = { from: scope, file };
        // What else is set may do without that file.
        const status = atMost === 'warn' || isPrimaryUsable(facts) ? 'warn' : 'fail';
        return [{ status, title: `${file} ${problem}`, found: message, origin, fix: { say: fix } }];
      }),
  };
}
