import type { HomeFacts } from '../../facts/doctor-facts.ts';
import type { Candidate } from '../../facts/settings/candidates.ts';
import { type Problem, type Remedy, warning } from '../../model/verdict.ts';
import { valueAt } from '../../plan/edit/key-values.ts';
import { winnerOf } from './configured.ts';

/**
 * The problem that a command stands below `env` of a settings file, where Claude Code does not look for it, while no
 * file has it where it belongs. `correct` tells of what is to stand there, if not the same.
 */
export function misplaced(
  facts: HomeFacts,
  key: 'awsAuthRefresh' | 'awsCredentialExport',
  correct: (found: Candidate) => string | undefined = () => undefined,
): Problem | undefined {
  if (winnerOf(facts, key)) return undefined;
  const path = ['env', key] as const;
  for (const settings of facts.settings) {
    const value = settings.state === 'parsed' ? valueAt(settings, path) : undefined;
    if (typeof value !== 'string' || value === '') continue;
    const { scope, file } = settings;
    const origin = { from: scope, file, key: `env.${key}` } as const;
    const edits = [
      { path, value: undefined, isSecret: false },
      { path: [key], value: correct({ value, origin }) ?? value, isSecret: false },
    ] as const;
    const remedy: Remedy = { kind: 'settings', files: [{ file, edits }] };
    return warning({
      title: `${key} is below "env", where Claude Code does not look for it`,
      found: `In ${file} it is a variable of the environment; it belongs to the top level, beside "env".`,
      origin,
      fix: { say: 'Move it to the top level of that file.', ...(scope !== 'managed' && { remedy }) },
    });
  }
  return undefined;
}
