import { isObject, type SettingsFile } from '../../facts/settings/settings-file.ts';
import { isBedrockId } from '../../knowledge/model-id.ts';
import { isOn, SETTINGS_KEYS, type SettingsKey } from '../../knowledge/settings-keys.ts';
import { WAY_RULES, WAYS } from '../../knowledge/ways.ts';
import type { Edit } from '../../model/change.ts';
import { type ReadableFile, valueAt } from '../edit/key-values.ts';
import { guardrailOf, withoutGuardrail } from '../setup/guardrail.ts';

/** AWS settings that also serve other programs: ours to offer only where the same file switches Bedrock on. */
const BESIDE_THE_SWITCH = ['AWS_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION'];

/** Commands that Claude Code runs for Bedrock's sake only. */
const COMMANDS = ['awsAuthRefresh', 'awsCredentialExport'];

/** What switches one of the ways to Claude on AWS on. */
const SWITCHES = [...new Set(WAYS.map((way) => WAY_RULES[way].switch))];

const KEYS_OF_GATEWAYS = ['ANTHROPIC_AUTH_TOKEN', 'apiKeyHelper'];

const OVERRIDES = 'modelOverrides';

/** The settings that name one model. */
export const MODEL_KEYS: readonly string[] = SETTINGS_KEYS.filter(
  ({ name, shape }) => shape.kind === 'model' || name === 'model',
).map(({ name }) => name);

/** The settings that name several. */
const LISTS = SETTINGS_KEYS.filter(({ shape }) => shape.kind === 'models').map(({ name }) => name);

/**
 * The keys of a settings file that have to do with Bedrock, however they came there: for a reset without a journal.
 * A model key counts when its value is spelled as Bedrock spells models.
 */
export function foundBedrockKeys(file: SettingsFile): readonly Edit[] {
  if (file.state !== 'parsed') return [];
  const hasSwitch = SWITCHES.some((name) => isOn(valueAt(file, ['env', name])));
  // What proves to a gateway who asks is ours to take where the same file has Claude Code sign nothing.
  const isGateway = isOn(valueAt(file, ['env', 'CLAUDE_CODE_SKIP_BEDROCK_AUTH']));
  const own = SETTINGS_KEYS.flatMap((key) => {
    const path = pathOf(key);
    const value = valueAt(file, path);
    if (value === undefined || !isBedrocks(key, value, { file, hasSwitch, isGateway })) return [];
    return [{ path, value: undefined, isSecret: key.isSecret === true }];
  });
  return [
    ...own,
    ...guardrailHeaders(file),
    ...LISTS.flatMap((name) => listOfBedrock(file, name)),
    ...overridesOfBedrock(file),
  ];
}

/** The headers that name a guardrail of Bedrock's go; others may be for anybody. */
function guardrailHeaders(file: ReadableFile): readonly Edit[] {
  const path = ['env', 'ANTHROPIC_CUSTOM_HEADERS'] as const;
  const value = valueAt(file, path);
  if (guardrailOf(value) === undefined) return [];
  return [{ path, value: withoutGuardrail(value), isSecret: true }];
}

/** Of a list the models go that only Bedrock knows; where it holds no others, the whole key. */
function listOfBedrock(file: ReadableFile, name: string): readonly Edit[] {
  const list = valueAt(file, [name]);
  if (!Array.isArray(list) || !list.some(isBedrockId)) return [];
  const others = list.filter((one) => !isBedrockId(one));
  return [{ path: [name], value: others.length > 0 ? others : undefined, isSecret: false }];
}

/** Names that lead to Bedrock alone; where nothing else is overridden, the whole key goes. */
function overridesOfBedrock(file: ReadableFile): readonly Edit[] {
  const overrides = valueAt(file, [OVERRIDES]);
  if (!isObject(overrides)) return [];
  const names = Object.keys(overrides).filter((name) => isBedrockId(overrides[name]));
  if (names.length === 0) return [];
  const isAll = names.length === Object.keys(overrides).length;
  if (isAll) return [{ path: [OVERRIDES], value: undefined, isSecret: false }];
  return names.map((name) => ({ path: [OVERRIDES, name], value: undefined, isSecret: false }));
}

interface Place {
  readonly file: ReadableFile;
  readonly hasSwitch: boolean;
  readonly isGateway: boolean;
}

function isBedrocks(key: SettingsKey, value: unknown, { file, hasSwitch, isGateway }: Place): boolean {
  if (key.bedrockOnly || COMMANDS.includes(key.name)) return true;
  if (KEYS_OF_GATEWAYS.includes(key.name)) return isGateway;
  if (BESIDE_THE_SWITCH.includes(key.name)) return hasSwitch;
  if (key.of !== undefined) return isBedrockId(valueAt(file, ['env', key.of]));
  if (!MODEL_KEYS.includes(key.name)) return false;
  return isBedrockId(value);
}

function pathOf({ name, place }: SettingsKey): Edit['path'] {
  return place === 'env' ? ['env', name] : [name];
}
