import { brokenSettings } from '../../helpers/broken-settings.ts';

/** Claude Code has no such limit: what it makes of the file cannot be told. */
export const settingsTooLarge = brokenSettings('settings-too-large', {
  codes: ['settings-too-large'],
  title: 'The settings files are of a size that is read here',
  problem: 'is too large to be looked at here: what it says does not count in this report',
  atMost: 'warn',
});
