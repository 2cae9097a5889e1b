import { isObject, type SettingsFile } from '../../facts/settings/settings-file.ts';
import { PROVIDERS } from '../../knowledge/client-providers.ts';
import { FAMILY_PINS } from '../../knowledge/model-families.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { PRESET_VARIABLE } from '../../knowledge/run-needs.ts';
import { KEY_VARIABLES } from '../../knowledge/ways.ts';
import type { Edit } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { PresetCommands } from '../../model/preset.ts';
import type { World } from '../../model/world.ts';
import { valueAt } from '../edit/key-values.ts';
import { withoutGuardrail } from '../setup/guardrail.ts';
import { foundBedrockKeys } from '../undo/found-keys.ts';
import { isBedrocksModel, MODEL_KEYS } from './subscription-edits.ts';

/** Settings as they stand in the JSON behind `--settings`; no secret is among them. */
export interface SessionSettings {
  readonly env: Readonly<Record<string, string>>;
  readonly awsAuthRefresh: string;
  readonly awsCredentialExport: string;
  readonly apiKeyHelper?: string;
  readonly model?: string;
  readonly modelOverrides?: Readonly<Record<string, string>>;
  /** Other keys of a preset's, such as `fallbackModel`. */
  readonly [key: string]: unknown;
}

/** How one session is started: what is on its command line, and its whole environment. */
export interface Session {
  readonly settings: SessionSettings;
  readonly env: Readonly<Record<string, string>>;
}

const SWITCHES = PROVIDERS.flatMap((provider) => provider.switch ?? []);
const PINS: readonly string[] = MODEL_KEYS.filter(({ place }) => place === 'env').map(({ name }) => name);
const SIGNING = ['AWS_PROFILE', 'AWS_BEARER_TOKEN_BEDROCK'];
/** The keys, of which none may stand on a command line. */
const KEYS = [...new Set(Object.values(KEY_VARIABLES))];
/** Those that mean something to AWS alone: a token of the shell may be for something else. */
const KEYS_OF_AWS = ['AWS_BEARER_TOKEN_BEDROCK', 'ANTHROPIC_AWS_API_KEY'];
const NOTHING = '';
const HEADERS = 'ANTHROPIC_CUSTOM_HEADERS';

/**
 * A session on a preset, whatever the settings below say, now or while it runs: what the preset does not have is unset
 * by an empty text. An API key goes into the environment alone.
 */
export function sessionOnPreset(
  name: string,
  edits: readonly Edit[],
  commands: PresetCommands,
  settings: readonly SettingsFile[],
  exported: World['env'],
): Outcome<Session> {
  const wanted = edits.filter(({ path, value }) => path[0] === 'env' && value !== undefined);
  const top = new Map(
    edits.filter(({ path }) => path.length === 1).map(({ path, value }) => [path[0], value]),
  );
  const values = new Map(wanted.map(({ path, value }) => [path[1] ?? '', String(value)]));
  const keyName = KEYS.find((one) => values.has(one));
  const key = keyName === undefined ? undefined : values.get(keyName);
  const others = settings
    .flatMap(foundBedrockKeys)
    .flatMap(({ path }) => (path[0] === 'env' && path[1] !== undefined ? [path[1]] : []));
  const unset = [...SWITCHES, ...PINS, ...SIGNING, ...others].filter((one) => !values.has(one));
  const env = new Map([...unset.map((one) => [one, NOTHING] as const), ...values]);
  // Neither the key nor an empty text over it: that would win over the environment.
  if (keyName !== undefined) env.delete(keyName);
  const shadow = keyName === undefined || key === undefined ? undefined : keyAbove(settings, keyName, key);
  if (shadow !== undefined) return shadowed(shadow);
  const headers = env.has(HEADERS) ? headersBeside(settings) : undefined;
  if (headers) return headers;
  const model = modelOf(settings);
  const modelOverrides = overridesOf(edits, settings);
  const session: SessionSettings = {
    ...Object.fromEntries([...top].filter(([, value]) => value !== undefined)),
    env: Object.fromEntries(env),
    ...(Object.keys(modelOverrides).length > 0 && { modelOverrides }),
    awsAuthRefresh: commands.awsAuthRefresh ?? textOf(top.get('awsAuthRefresh')),
    awsCredentialExport: commands.awsCredentialExport ?? textOf(top.get('awsCredentialExport')),
    ...(commands.apiKeyHelper !== undefined && { apiKeyHelper: commands.apiKeyHelper }),
    ...(model !== undefined && parseModelId(model).kind !== 'alias' && { model: NOTHING }),
  };
  const managed = decidedElsewhere(settings, session.env);
  if (managed) return managed;
  return success({
    settings: session,
    env: {
      ...cleared(exported),
      ...(keyName !== undefined && key && { [keyName]: key }),
      [PRESET_VARIABLE]: name,
    },
  });
}

/** What the preset overrides, and nothing in the place of what the settings do: objects of scopes are added up. */
function overridesOf(
  edits: readonly Edit[],
  settings: readonly SettingsFile[],
): Readonly<Record<string, string>> {
  const standing = settings.flatMap((file) =>
    file.state === 'parsed' && isObject(file.json.modelOverrides)
      ? Object.keys(file.json.modelOverrides)
      : [],
  );
  const own = edits.flatMap(({ path: [key, name], value }) =>
    key === 'modelOverrides' && name !== undefined && value !== undefined ? [[name, String(value)]] : [],
  );
  return Object.fromEntries([...standing.map((name) => [name, NOTHING]), ...own]);
}

/** A session without Bedrock or any other provider, in a home that is on one. */
export function sessionOnSubscription(
  name: string,
  settings: readonly SettingsFile[],
  exported: World['env'],
): Outcome<Session> {
  const inFiles = (one: string) =>
    settings.map((file) => (file.state === 'parsed' ? valueAt(file, ['env', one]) : undefined));
  const models = PINS.filter((one) => [exported[one], ...inFiles(one)].some(isBedrocksModel));
  const env = Object.fromEntries([...SWITCHES, ...models].map((one) => [one, NOTHING]));
  const managed = decidedElsewhere(settings, env);
  if (managed) return managed;
  const model = modelOf(settings);
  const session: SessionSettings = {
    env,
    awsAuthRefresh: NOTHING,
    awsCredentialExport: NOTHING,
    ...(isBedrocksModel(model) && { model: NOTHING }),
  };
  const kept = Object.entries(exported).filter(
    ([one, value]) => !models.includes(one) || !isBedrocksModel(value),
  );
  const own = Object.fromEntries(kept.filter(([one]) => !SWITCHES.includes(one)));
  return success({ settings: session, env: { ...texts(own), [PRESET_VARIABLE]: name } });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : NOTHING;
}

/** The environment without switches and pins of others, and without what a Claude Code above us merged into it. */
function cleared(exported: World['env']): Record<string, string> {
  const gone = [...SWITCHES, ...PINS, ...Object.values(FAMILY_PINS), ...KEYS_OF_AWS];
  return texts(
    Object.fromEntries(
      Object.entries(exported).filter(
        ([name]) => !gone.includes(name) && !name.startsWith('CLAUDE_CODE_3P_'),
      ),
    ),
  );
}

function texts(env: World['env']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function modelOf(settings: readonly SettingsFile[]): string | undefined {
  const values = settings.map((file) => (file.state === 'parsed' ? valueAt(file, ['model']) : undefined));
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}

/** Other headers than those of a guardrail, which the one value for this session would take away. */
function headersBeside(settings: readonly SettingsFile[]): Outcome<never> | undefined {
  const [first] = settings.flatMap((file) => {
    const value = file.state === 'parsed' ? valueAt(file, ['env', HEADERS]) : undefined;
    return value === undefined ? [] : [{ file: file.file, value }];
  });
  if (!first || withoutGuardrail(first.value) === undefined) return undefined;
  return refusal(
    'option-conflict',
    `${HEADERS} in ${first.file} holds other headers beside a guardrail. They may be secret, so they go onto no command line, and the session would be without them.`,
    'Put the preset in force instead (claude-bedrock use), which keeps them.',
  );
}

/** A settings file whose key would win over the one in the environment. */
function keyAbove(settings: readonly SettingsFile[], name: string, key: string): string | undefined {
  const [first] = settings.flatMap((file) => {
    const value = file.state === 'parsed' ? valueAt(file, ['env', name]) : undefined;
    return value === undefined ? [] : [{ file: file.file, value }];
  });
  return first && first.value !== key ? first.file : undefined;
}

/** What an administrator decides, no session decides otherwise. */
function decidedElsewhere(
  settings: readonly SettingsFile[],
  env: SessionSettings['env'],
): Outcome<never> | undefined {
  for (const file of settings) {
    if (file.scope !== 'managed' || file.state !== 'parsed') continue;
    for (const [name, wanted] of Object.entries(env)) {
      const value = valueAt(file, ['env', name]);
      if (value === undefined || String(value) === wanted) continue;
      return refusal(
        'claude-managed',
        `${name} is set in ${file.file}, your administrator's settings, which win over those of a session.`,
        'Ask your administrator, or start claude as it is.',
      );
    }
  }
  return undefined;
}

function shadowed(file: string): Outcome<never> {
  return refusal(
    'api-key-shadowed',
    `${file} holds another API key, which would win over the one of this session.`,
    'Put the preset in force instead (claude-bedrock use), or take the key out of the settings.',
  );
}
