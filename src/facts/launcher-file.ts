import { join } from 'node:path';

/** The folders of ours beside the journal: the launcher's, and the one that keeps credentials for their life. */
export const OWN_FOLDERS = { launcher: 'bin', credentials: 'credentials-cache' } as const;

/**
 * The launcher that a setting of Claude Code names: the plugin itself moves with every update. On Windows a second
 * one stands beside it for cmd.exe, which is where Claude Code runs a setting's command.
 */
export function launcherFile(configDirectory: string, platform: NodeJS.Platform): string {
  const name = platform === 'win32' ? 'claude-bedrock.cmd' : 'claude-bedrock';
  return join(configDirectory, 'bedrock', OWN_FOLDERS.launcher, name);
}
