import type { Family } from '../../knowledge/model-families.ts';
import { WAY_RULES } from '../../knowledge/ways.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { KeyReference, Preset } from '../../model/preset.ts';
import { withLongContext } from '../setup/knobs.ts';
import { pinNames } from '../setup/pin-names.ts';
import { readSetting } from '../setup/setting-answer.ts';
import type { SetupAnswers, SetupOptions } from '../setup/setup-answers.ts';

/** What `setup` is answered by a preset. Where its key comes from, whoever asks has to say. */
export function optionsOfPreset(preset: Preset): SetupOptions {
  const { scope, auth, profile, region, model, pins = {}, refresh, settings = {}, apiKey } = preset;
  const { way, workspace, baseUrl, guardrail, overrides = {} } = preset;
  return {
    ...(way !== undefined && { way }),
    ...(workspace !== undefined && { workspace }),
    ...(baseUrl !== undefined && { 'base-url': baseUrl }),
    ...(guardrail !== undefined && { guardrail }),
    // A gateway signs by itself.
    ...(way === 'gateway' && auth !== 'api-key' ? {} : { auth }),
    ...(scope && { scope }),
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
    ...(model !== undefined && { model }),
    ...(refresh && { refresh }),
    pin: Object.entries(pins).map(([family, id]) => `${family}=${id}`),
    override: Object.entries(overrides).map(([own, id]) => `${own}=${id}`),
    set: Object.entries(settings).map(([name, value]) => `${name}=${value}`),
    ...(apiKey && 'file' in apiKey && { 'api-key-file': apiKey.file }),
    offline: true,
  };
}

/** A preset is of no file. */
const NOTHING = { scope: 'user', file: '', state: 'absent' } as const;

/** The preset that the options of `setup` come to; refuses what no preset may hold. */
export function presetOfOptions(
  options: SetupOptions,
  { knobs, pins: pinned }: SetupAnswers,
): Outcome<Preset> {
  const { scope, way = 'invoke', profile, region, model, refresh, guardrail, set = [] } = options;
  const { workspace, 'base-url': baseUrl, 'key-helper': apiKeyHelper } = options;
  const { auth = authOf(options) } = options;
  const isBesideInvoke = options['with-invoke'] === true;
  const names = pinNames(pinned, knobs.pinned, NOTHING);
  if (!names.ok) return names;
  const settings: Record<string, string> = {
    ...(isBesideInvoke && { [WAY_RULES.mantle.switch]: '1' }),
    ...Object.fromEntries(names.value.map(({ path, value }) => [path.at(-1), String(value)])),
  };
  const ofKnobs = [
    ...(knobs.prefix === undefined ? [] : [`ANTHROPIC_BEDROCK_REGION_PREFIX=${knobs.prefix}`]),
    ...(knobs.caFile === undefined ? [] : [`NODE_EXTRA_CA_CERTS=${knobs.caFile}`]),
    ...(knobs.proxy === undefined ? [] : [`HTTPS_PROXY=${knobs.proxy}`]),
  ];
  for (const pair of [...ofKnobs, ...set]) {
    const [name = '', value] = splitOnce(pair);
    const answer = readSetting(name, value);
    if (!answer.ok) return answer;
    if (answer.value.key.isSecret) return noSecret(name);
    if (answer.value.value !== undefined) settings[name] = value;
  }
  const long = (id: string, family?: Family) => withLongContext(id, family, knobs.longContext);
  const pins = Object.fromEntries([...pinned].map(([family, id]) => [family, long(id, family)]));
  const overrides = [...knobs.overrides].filter(([, id]) => id !== '');
  const key = auth === 'api-key' ? keyReference(options) : success(undefined);
  if (!key.ok) return key;
  return success({
    ...(scope && { scope }),
    ...(way !== 'invoke' && !isBesideInvoke && { way }),
    ...(workspace !== undefined && { workspace }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(guardrail !== undefined && { guardrail }),
    auth,
    ...(profile !== undefined && { profile }),
    ...(key.value && { apiKey: key.value }),
    ...(region !== undefined && { region }),
    ...(model !== undefined && { model: long(model) }),
    ...(pinned.size > 0 && { pins }),
    ...(overrides.length > 0 && { overrides: Object.fromEntries(overrides) }),
    ...(refresh && { refresh }),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(apiKeyHelper !== undefined && { commands: { apiKeyHelper } }),
  });
}

/** A gateway that no key was given for signs by what else proves who asks. */
function authOf({ way, 'api-key-file': file }: SetupOptions): Preset['auth'] {
  if (way !== 'gateway') return 'profile';
  return file === undefined ? 'environment' : 'api-key';
}

function keyReference(options: SetupOptions): Outcome<KeyReference> {
  const file = options['api-key-file'];
  if (options['api-key-stdin'] === true) {
    return refusal(
      'option-conflict',
      'A preset holds no key, so none can be piped into it.',
      'Put the key in a file and give --api-key-file FILE, or leave the option out to take AWS_BEARER_TOKEN_BEDROCK of the shell.',
    );
  }
  return success(file === undefined ? { environment: true } : { file });
}

function noSecret(name: string): Outcome<never> {
  return refusal(
    'option-conflict',
    `${name} may hold a secret, and a preset holds none.`,
    `Leave out --set ${name}.`,
  );
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}
