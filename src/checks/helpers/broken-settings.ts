import type { DoctorFacts } from '../../facts/doctor-facts.ts';
import { clientHas } from '../../knowledge/client-versions.ts';
import type { ErrorCode } from '../../model/error-codes.ts';
import type { Problem } from '../../model/verdict.ts';
import type { Check } from '../check.ts';
import { asksOthers } from '../who-takes-requests.ts';
import { isPrimaryUsable } from './models-to-judge.ts';

/** What is no object at all; a part that is wrong is left out [run 2.1.332]. */
const WHOLLY_BROKEN: readonly ErrorCode[] = ['settings-invalid-json', 'settings-not-object'];

function isStopping(code: ErrorCode, { claudeCode }: DoctorFacts): boolean {
  return WHOLLY_BROKEN.includes(code) && clientHas('stopsAtBrokenPolicy', claudeCode?.version);
}

/** What else is set may do without that file; and of what another provider is asked with nothing is known here. */
export function mayWork(facts: DoctorFacts): boolean {
  return isPrimaryUsable(facts) || asksOthers(facts);
}

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
        if (scope === 'managed' && isStopping(code, facts)) {
          const title = `${file} is broken, and Claude Code does not start`;
          const found = `${message} As it is your administrator's, Claude Code does not start before it is corrected or removed.`;
          return [{ status: 'fail', title, found, origin, fix: { say: fix } }];
        }
        const status = atMost === 'warn' || mayWork(facts) ? 'warn' : 'fail';
        return [
          {
            status,
            title: `${file} ${problem}`,
            found: besideTitle(message, file),
            origin,
            fix: { say: fix },
          },
        ];
      }),
  };
}

/** The title says already which file it is, and that Claude Code ignores it. */
function besideTitle(message: string, file: string): string {
  const [, where] = message.split(`${file} is not valid JSON at line`);
  return where === undefined ? message : `Line${where.replace(/ Claude Code ignores the whole file\.$/, '')}`;
}
