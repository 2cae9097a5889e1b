import { brokenSettings } from '../../helpers/broken-settings.ts';

/** An array or a text where the settings should be. */
export const settingsNotObject = brokenSettings('settings-not-object', {
  codes: ['settings-not-object'],
  title: 'The settings files hold objects',
  problem: 'holds no settings, so Claude Code ignores it',
});
