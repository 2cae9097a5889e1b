import type { AgentModel } from '../../facts/claude-code/agent-files.ts';
import { placeAt } from '../../facts/settings/json-syntax.ts';
import { isObject, type SettingsFile } from '../../facts/settings/settings-file.ts';
import { isBedrockId } from '../../knowledge/model-id.ts';
import { SETTINGS_KEYS } from '../../knowledge/settings-keys.ts';
import { type Edit, keyName, type Warning } from '../../model/change.ts';
import { offsetOfValue } from '../edit/json-text.ts';
import { valueAt } from '../edit/key-values.ts';
import { MODEL_KEYS } from './found-keys.ts';

/**
 * Models that only Amazon Bedrock knows and that stay behind when Claude Code leaves it: Anthropic's own API refuses
 * every request for one. Each with the exact edit. `after` is as the settings are once the reset is done.
 */
export function leftModelWarnings(
  after: readonly SettingsFile[],
  agents: readonly AgentModel[],
): readonly Warning[] {
  const inAgents = agents
    .filter(({ model }) => isBedrockId(model))
    .map(({ file, line, model }) => ({
      code: 'model-left',
      message: `${file}, line ${line}, names ${model}, which Anthropic's own API does not know. Change that line to "model: inherit", or remove it.`,
    }));
  return [...after.flatMap(inSettings), ...inAgents];
}

function inSettings(file: SettingsFile): readonly Warning[] {
  if (file.state !== 'parsed') return [];
  return pathsOf(file).flatMap((path) => {
    const value = valueAt(file, path);
    if (!isBedrockId(value)) return [];
    const offset = offsetOfValue(file.text, path);
    const line = offset === undefined ? '' : `, line ${placeAt(file.text, offset).line}`;
    const whose = file.scope === 'managed' ? 'Ask your administrator to take' : 'Take';
    const message = `${file.file}${line}, still names ${value}, which Anthropic's own API does not know. ${whose} the key ${keyName(path)} out.`;
    return [{ code: 'model-left', message }];
  });
}

function pathsOf(file: SettingsFile & { readonly state: 'parsed' }): readonly Edit['path'][] {
  const places = SETTINGS_KEYS.filter(({ name }) => MODEL_KEYS.includes(name));
  const overrides = valueAt(file, ['modelOverrides']);
  const names = isObject(overrides) ? Object.keys(overrides) : [];
  return [
    ...places.map(({ name, place }) => (place === 'env' ? (['env', name] as const) : ([name] as const))),
    ...names.map((name) => ['modelOverrides', name] as const),
  ];
}
