import { placeAt } from '../../facts/settings/json-syntax.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import type { ShellLine } from '../../facts/settings/shell-files.ts';
import { isOn } from '../../knowledge/settings-keys.ts';
import type { World } from '../../model/world.ts';
import { offsetOfValue } from '../edit/json-text.ts';
import { valueAt } from '../edit/key-values.ts';

/** A place that switches Bedrock on. `line` counts from 1. */
export interface Switch {
  readonly place: string;
  readonly line?: number;
}

const SWITCH = ['env', 'CLAUDE_CODE_USE_BEDROCK'] as const;

/** What switches Bedrock on with these settings: files, start files of shells, or the environment alone. */
export function bedrockSwitches(
  settings: readonly SettingsFile[],
  shellLines: readonly ShellLine[],
  before: readonly SettingsFile[],
  env: World['env'],
): readonly Switch[] {
  const files = settings.filter((file) => file.state === 'parsed' && isOn(valueAt(file, SWITCH)));
  const switches: Switch[] = [
    ...files.map((file) => ({ place: file.file, ...lineOf(file) })),
    ...shellLines.map(({ file, line }) => ({ place: file, line })),
  ];
  // Inside Claude Code the environment repeats what the settings said when it started.
  const isRepeated = before.some((file) => file.state === 'parsed' && isOn(valueAt(file, SWITCH)));
  const isExported = isOn(env.CLAUDE_CODE_USE_BEDROCK) && !(isOn(env.CLAUDECODE) && isRepeated);
  if (!isExported || shellLines.length > 0) return switches;
  return [...switches, { place: 'the environment (CLAUDE_CODE_USE_BEDROCK)' }];
}

function lineOf(file: SettingsFile): { line?: number } {
  if (file.state !== 'parsed') return {};
  const offset = offsetOfValue(file.text, SWITCH);
  return offset === undefined ? {} : { line: placeAt(file.text, offset).line };
}

/** What Claude Code will use with these settings, and after those, once it is restarted, in one sentence. */
export function nextProvider(
  {
    settings,
    before,
  }: { readonly settings: readonly SettingsFile[]; readonly before: readonly SettingsFile[] },
  switches: readonly Switch[],
  hasClaudeAccount: boolean,
  env: World['env'],
): string {
  // Inside Claude Code the environment repeats what the settings said when it started.
  const isRepeated = (name: string) =>
    isOn(env.CLAUDECODE) &&
    before.some((file) => file.state === 'parsed' && valueAt(file, ['env', name]) === env[name]);
  const isSet = (name: string, isMeant: (value: unknown) => boolean) =>
    (isMeant(env[name]) && !isRepeated(name)) ||
    settings.some((file) => file.state === 'parsed' && isMeant(valueAt(file, ['env', name])));
  if (switches.length > 0)
    return 'Claude Code will still use Amazon Bedrock, because of the places named here.';
  if (isSet('CLAUDE_CODE_USE_VERTEX', isOn)) return 'Claude Code will use Google Vertex AI.';
  if (isSet('CLAUDE_CODE_USE_FOUNDRY', isOn)) return 'Claude Code will use Microsoft Foundry.';
  if (isSet('ANTHROPIC_API_KEY', Boolean) || isSet('ANTHROPIC_AUTH_TOKEN', Boolean)) {
    return "Claude Code will use Anthropic's service with the key or token that is set.";
  }
  if (hasClaudeAccount) return 'Claude Code will use the Claude account that it is signed in with.';
  return 'Claude Code will ask you to sign in to your Claude account.';
}
