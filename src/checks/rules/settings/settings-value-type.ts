import { brokenSettings } from '../../helpers/broken-settings.ts';

/** A key of the wrong kind: Claude Code ignores the whole file. */
export const settingsValueType = brokenSettings('settings-value-type', {
  codes: ['settings-value-type'],
  title: 'The keys of the settings files are of the right kind',
  problem: 'has a key of the wrong kind, so Claude Code ignores it',
});
