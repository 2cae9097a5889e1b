import { brokenSettings } from '../../helpers/broken-settings.ts';

/** A directory in its place, a link to nowhere, no right to read, not UTF-8. */
export const settingsUnreadable = brokenSettings('settings-unreadable', {
  codes: ['settings-unreadable', 'settings-not-a-file', 'settings-dangling-link', 'settings-not-utf8'],
  title: 'The settings files can be read',
  problem: 'cannot be read, so Claude Code does without it',
});
