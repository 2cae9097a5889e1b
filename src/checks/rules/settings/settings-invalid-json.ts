import { brokenSettings } from '../../helpers/broken-settings.ts';

/** A comment, a trailing comma, a merge marker: Claude Code ignores the whole file. */
export const settingsInvalidJson = brokenSettings('settings-invalid-json', {
  codes: ['settings-invalid-json'],
  title: 'The settings files are strict JSON',
  problem: 'is not valid JSON, so Claude Code ignores it',
});
