import { isOn } from '../knowledge/settings-keys.ts';
import type { World } from '../world.ts';
import { hasClaudeAccount } from './claude-account.ts';
import type { SettingsFile } from './settings-file.ts';

const KEYS = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'CLAUDE_CODE_OAUTH_TOKEN'];

const SWITCHES = [
  'CLAUDE_CODE_USE_VERTEX',
  'CLAUDE_CODE_USE_FOUNDRY',
  'CLAUDE_CODE_USE_MANTLE',
  'CLAUDE_CODE_USE_ANTHROPIC_AWS',
];

/** True where a Claude Code that is not on Bedrock may have a model to ask: somebody is signed in, or pays otherwise. */
export async function hasOtherModel(world: World, settings: readonly SettingsFile[]): Promise<boolean> {
  const isSet = KEYS.some((key) => world.env[key]) || SWITCHES.some((key) => isOn(world.env[key]));
  const hasHelper = settings.some((file) => file.state === 'parsed' && file.json.apiKeyHelper !== undefined);
  return isSet || hasHelper || hasClaudeAccount(world);
}
