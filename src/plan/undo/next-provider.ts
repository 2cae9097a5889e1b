import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { isOn } from '../../knowledge/settings-keys.ts';
import type { World } from '../../model/world.ts';
import { valueAt } from '../edit/key-values.ts';
import type { Switch } from './still-on.ts';

/** What Claude Code will use with these settings once it is restarted, in one sentence. */
export function nextProvider(
  settings: readonly SettingsFile[],
  switches: readonly Switch[],
  hasClaudeAccount: boolean,
  env: World['env'],
): string {
  const isSet = (name: string, isMeant: (value: unknown) => boolean) =>
    isMeant(env[name]) ||
    settings.some((file) => file.state === 'parsed' && isMeant(valueAt(file, ['env', name])));
  if (switches.length > 0)
    return 'Claude Code will still use Amazon Bedrock, because of the places named here.';
  if (isSet('CLAUDE_CODE_USE_VERTEX', isOn)) return 'Claude Code will use Google Vertex AI.';
  if (isSet('CLAUDE_CODE_USE_FOUNDRY', isOn)) return 'Claude Code will use Microsoft Foundry.';
  if (isSet('ANTHROPIC_API_KEY', Boolean) || isSet('ANTHROPIC_AUTH_TOKEN', Boolean)) {
    return "Claude Code will use Anthropic's service with the key or token that is set.";
  }
  if (hasClaudeAccount) return 'Claude Code will use the Claude account that it is signed in with.';
  return 'Claude Code will ask you to sign in.';
}
