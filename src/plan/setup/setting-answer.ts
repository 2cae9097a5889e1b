import { isRegionShaped } from '../../knowledge/regions.ts';
import {
  SETTINGS_KEYS,
  type SettingsKey,
  settingsKey,
  type ValueShape,
} from '../../knowledge/settings-keys.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { nearest } from '../../text/nearest.ts';

/** One `--set KEY=VALUE`; an `undefined` value removes the key. */
export interface SettingAnswer {
  readonly key: SettingsKey;
  readonly value: string | undefined;
}

/** The option that writes a key which `--set` does not. */
const OWN_OPTION: Readonly<Record<string, string>> = {
  CLAUDE_CODE_USE_BEDROCK: 'It is always set by setup.',
  AWS_PROFILE: 'Use --profile.',
  AWS_REGION: 'Use --region.',
  AWS_BEARER_TOKEN_BEDROCK: 'Use --auth api-key with --api-key-stdin or --api-key-file.',
  ANTHROPIC_MODEL: 'Use --model.',
  ANTHROPIC_DEFAULT_OPUS_MODEL: 'Use --pin opus=ID.',
  ANTHROPIC_DEFAULT_SONNET_MODEL: 'Use --pin sonnet=ID.',
  ANTHROPIC_DEFAULT_HAIKU_MODEL: 'Use --pin haiku=ID.',
  ANTHROPIC_DEFAULT_FABLE_MODEL: 'Use --pin fable=ID.',
  ANTHROPIC_SMALL_FAST_MODEL: 'It is deprecated. Use --pin haiku=ID.',
  awsAuthRefresh: 'Use --refresh own, --refresh aws-cli or --refresh off.',
};

/** Reads one `--set`: the key must be one that setup may write, the value of the key's shape. */
export function readSetting(name: string, value: string | undefined): Outcome<SettingAnswer> {
  const key = settingsKey(name);
  const settable = SETTINGS_KEYS.filter((k) => k.settable);
  if (!key?.settable) {
    const own = OWN_OPTION[name];
    if (own) return refusal('setting-unknown', `--set does not write ${name}.`, own);
    const names = settable.map((k) => k.name);
    const near = nearest(name, names);
    const fix = near ? `Did you mean ${near}?` : `It takes: ${names.join(', ')}.`;
    return refusal('setting-unknown', `--set knows no key '${name}'.`, fix);
  }
  if (value === undefined) {
    return refusal(
      'setting-invalid',
      `--set ${name} has no value.`,
      `Write --set ${name}=VALUE, or --set ${name}= to remove it.`,
    );
  }
  if (value === '') return success({ key, value: undefined });
  const expected = expectation(key.shape, value);
  if (expected === undefined) return success({ key, value });
  return refusal('setting-invalid', `${name} does not take that value.`, `It takes ${expected}.`);
}

/** What a key of this shape takes, where `value` is not it. */
function expectation(shape: ValueShape, value: string): string | undefined {
  switch (shape.kind) {
    case 'switch':
      return /^[01]$/.test(value) ? undefined : '1 for on or 0 for off';
    case 'region':
      return isRegionShaped(value) ? undefined : 'an AWS region such as us-east-1';
    case 'choice':
      return shape.choices.includes(value) ? undefined : `one of: ${shape.choices.join(', ')}`;
    case 'integer': {
      const isWithin = /^\d{1,9}$/.test(value) && Number(value) >= shape.min && Number(value) <= shape.max;
      return isWithin ? undefined : `a whole number of ${shape.unit} from ${shape.min} to ${shape.max}`;
    }
    case 'url':
      return isWebAddress(value) ? undefined : 'an https address without a path, or http on 127.0.0.1';
    case 'headers':
      return value.split('\n').every((line) => /^[\w-]+:\s*[\x20-\x7e]+$/.test(line))
        ? undefined
        : "lines of the form 'Name: value'";
    case 'model':
      return /^[\x21-\x7e]+$/.test(value) ? undefined : 'a model id without spaces';
    default:
      return /\p{Cc}/u.test(value) ? 'text without control characters' : undefined;
  }
}

/** Claude Code appends its own paths, so a path or query here makes every request miss. */
function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, search, username, password } = new URL(value);
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  const isBare = pathname === '/' && search === '' && username === '' && password === '';
  return isBare && (protocol === 'https:' || (protocol === 'http:' && isLoopback));
}
