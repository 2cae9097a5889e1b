import type { DoctorFacts } from '../../../facts/doctor-facts.ts';

/** The person's own settings file: where a variable may stand that Claude Code is to have. */
export function userSettingsFile({ settings }: Pick<DoctorFacts, 'settings'>): string {
  return settings.find(({ scope }) => scope === 'user')?.file ?? '~/.claude/settings.json';
}
