import { settingsEnv } from './candidates.ts';
import type { SettingsFile } from './settings-file.ts';

/**
 * What a folder's settings name credentials by, or the files that hold them, and Claude Code goes by only once AWS has
 * refused others [run 2.1.332].
 */
const KEYS =
  /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE|CONTAINER_\w+|CONFIG_FILE|SHARED_CREDENTIALS_FILE)$/;

/** The credentials that the settings of a folder name themselves. */
export function folderKeysIn(file: SettingsFile): readonly string[] {
  const isOfFolder = file.scope === 'project' || file.scope === 'local';
  return isOfFolder ? Object.keys(settingsEnv(file)).filter((name) => KEYS.test(name)) : [];
}

/** A settings file without these. */
export function withoutFolderKeys(file: SettingsFile): SettingsFile {
  const names = folderKeysIn(file);
  if (file.state !== 'parsed' || names.length === 0) return file;
  const env = Object.entries(settingsEnv(file)).filter(([name]) => !names.includes(name));
  return { ...file, json: { ...file.json, env: Object.fromEntries(env) } };
}
