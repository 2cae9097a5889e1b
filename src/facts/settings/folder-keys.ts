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
  return isOfFolder(file) ? Object.keys(settingsEnv(file)).filter(isKey) : [];
}

/** A settings file without these. */
export function withoutFolderKeys(file: SettingsFile): SettingsFile {
  return withoutInFolder(file, isKey);
}

/** A folder's settings without some of the variables that they set; any other file, and one that sets none, as it is. */
export function withoutInFolder(file: SettingsFile, isLeftOut: (name: string) => boolean): SettingsFile {
  const own = Object.entries(settingsEnv(file));
  const left = own.filter(([name]) => !isLeftOut(name));
  if (file.state !== 'parsed' || !isOfFolder(file) || left.length === own.length) return file;
  return { ...file, json: { ...file.json, env: Object.fromEntries(left) } };
}

function isOfFolder({ scope }: SettingsFile): boolean {
  return scope === 'project' || scope === 'local';
}

function isKey(name: string): boolean {
  return KEYS.test(name);
}
