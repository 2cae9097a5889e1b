import { isOn } from '../../knowledge/settings-keys.ts';
import type { World } from '../../model/world.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { hasClaudeAccount } from './claude-account.ts';

/** What signs Claude Code in through the environment, or tells that the program around it does (2.1.329). */
const SIGN_INS = [
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_AUTH_TOKEN',
  'ANTHROPIC_FEDERATION_RULE_ID',
  'ANTHROPIC_PROFILE',
  'CCR_OAUTH_TOKEN_FILE',
  'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
  'CLAUDE_CODE_HOST_CREDS_FILE',
  'CLAUDE_CODE_OAUTH_TOKEN',
  'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR',
];

const SWITCHES = [
  'CLAUDE_CODE_USE_ANTHROPIC_AWS',
  'CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD',
  'CLAUDE_CODE_USE_FOUNDRY',
  'CLAUDE_CODE_USE_GATEWAY',
  'CLAUDE_CODE_USE_MANTLE',
  'CLAUDE_CODE_USE_VERTEX',
];

/**
 * True where a Claude Code that is not on Bedrock may have a model to ask: somebody is signed in, or pays otherwise.
 * The settings are read only where nothing else tells.
 */
export async function hasOtherModel(
  world: World,
  settings: () => Promise<readonly SettingsFile[]>,
): Promise<boolean> {
  const { env } = world;
  if (SIGN_INS.some((name) => env[name]) || SWITCHES.some((name) => isOn(env[name]))) return true;
  return hasClaudeAccount(world) || (await settings()).some(hasKeyHelper);
}

function hasKeyHelper(file: SettingsFile): boolean {
  return file.state === 'parsed' && file.json.apiKeyHelper !== undefined;
}
