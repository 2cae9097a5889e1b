import { join } from 'node:path';
import { OWN_FOLDERS } from '../machine/own-folders.ts';

/**
 * The launcher that a setting of Claude Code names: the plugin itself moves with every update. On Windows a second
 * one stands beside it for cmd.exe, which is where Claude Code runs a setting's command.
 */
export function launcherFile(configDirectory: string, platform: NodeJS.Platform): string {
  const name = platform === 'win32' ? 'claude-bedrock.cmd' : 'claude-bedrock';
  return join(configDirectory, 'bedrock', OWN_FOLDERS.launcher, name);
}
