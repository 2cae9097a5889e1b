import type { HomeFacts } from '../../../facts/doctor-facts.ts';

/** The person's own settings file: where a variable may stand that Claude Code is to have. */
export function userSettingsFile({ settings }: Pick<HomeFacts, 'settings'>): string {
  return settings.find(({ scope }) => scope === 'user')?.file ?? '~/.claude/settings.json';
}
