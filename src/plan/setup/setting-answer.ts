import { isAbsolute, win32 } from 'node:path';
import { reasonAgainst } from '../../knowledge/judged-names.ts';
import { isRegionShaped } from '../../knowledge/regions.ts';
import {
  SETTINGS_KEYS,
  type SettingsKey,
  settingsKey,
  type ValueShape,
} from '../../knowledge/settings-keys.ts';
import type { JsonValue } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { nearest } from '../../text/nearest.ts';

/** One `--set KEY=VALUE`, as it is to stand in the file; an `undefined` value removes the key. */
export interface SettingAnswer {
  readonly key: SettingsKey;
  readonly value: JsonValue | undefined;
}

/** The option that writes a key which `--set` does not. */
const OWN_OPTION: Readonly<Record<string, string>> = {
  CLAUDE_CODE_USE_BEDROCK: 'It is always set by setup.',
  AWS_PROFILE: 'Use --profile.',
  AWS_REGION: 'Use --region.',
  AWS_DEFAULT_REGION: 'Use --region.',
  AWS_CONFIG_FILE: 'It decides which profiles there are: export it in the shell that starts Claude Code.',
  AWS_SHARED_CREDENTIALS_FILE:
    'It decides which profiles there are: export it in the shell that starts Claude Code.',
  CLAUDE_CODE_USE_ANTHROPIC_AWS: 'It leads to another service than Amazon Bedrock, which setup switches on.',
  AWS_BEARER_TOKEN_BEDROCK: 'Use --auth api-key with --api-key-stdin or --api-key-file.',
  ANTHROPIC_MODEL: 'Use --model.',
  ANTHROPIC_DEFAULT_OPUS_MODEL: 'Use --pin opus=ID.',
  ANTHROPIC_DEFAULT_SONNET_MODEL: 'Use --pin sonnet=ID.',
  ANTHROPIC_DEFAULT_HAIKU_MODEL: 'Use --pin haiku=ID.',
  ANTHROPIC_DEFAULT_FABLE_MODEL: 'Use --pin fable=ID.',
  ANTHROPIC_SMALL_FAST_MODEL: 'It is deprecated. Use --pin haiku=ID.',
  ENABLE_PROMPT_CACHING_1H_BEDROCK: 'It is deprecated. Use --set ENABLE_PROMPT_CACHING_1H=1.',
  model: 'Use --model.',
  awsCredentialExport: 'Use --auth isolated.',
  awsAuthRefresh: 'Use --refresh own, --refresh aws-cli or --refresh off.',
};

/** Reads one `--set`: the key must be one that setup may write, the value of the key's shape. */
export function readSetting(name: string, value: string | undefined): Outcome<SettingAnswer> {
  const key = settingsKey(name);
  const settable = SETTINGS_KEYS.filter((k) => k.settable);
  if (!key?.settable) {
    const own = OWN_OPTION[name] ?? reasonAgainst(name);
    if (own) return refusal('setting-unknown', `--set does not write ${name}.`, own);
    if (key?.isSecret) return refusal('setting-unknown', `--set does not write ${name}.`, NO_SECRET);
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
  if (expected === undefined) return success({ key, value: written(key.shape, value) });
  return refusal('setting-invalid', `${name} does not take that value.`, `It takes ${expected}.`);
}

/** What is on a command line stays in the history of the shell, and is seen by whoever lists the processes. */
const NO_SECRET = 'It is a secret: put it into the file yourself, or export it from where it is kept.';

/** The value as the file is to have it: in `env` all are texts. */
function written({ kind }: ValueShape, value: string): JsonValue {
  if (kind === 'flag') return value === 'true';
  return kind === 'models' ? modelsIn(value) : value;
}

/** `opus,sonnet`, or a list as JSON has it, which a preset keeps. */
function modelsIn(value: string): readonly string[] {
  if (!value.startsWith('[')) return value.split(',').map((one) => one.trim());
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
}

/** What a key of this shape takes, where `value` is not it. */
function expectation(shape: ValueShape, value: string): string | undefined {
  switch (shape.kind) {
    case 'switch':
      return /^[01]$/.test(value) ? undefined : '1 for on or 0 for off';
    case 'flag':
      return /^(?:true|false)$/.test(value) ? undefined : 'true or false';
    case 'region':
      return isRegionShaped(value) ? undefined : 'an AWS region such as us-east-1';
    case 'choice':
      return shape.choices.includes(value) ? undefined : `one of: ${shape.choices.join(', ')}`;
    case 'choices':
      return value.split(',').every((one) => shape.choices.includes(one.trim()))
        ? undefined
        : `one or more of these, with commas between: ${shape.choices.join(', ')}`;
    case 'integer': {
      const isWithin = /^\d{1,10}$/.test(value) && Number(value) >= shape.min && Number(value) <= shape.max;
      return isWithin ? undefined : `a whole number of ${shape.unit} from ${shape.min} to ${shape.max}`;
    }
    case 'models': {
      const models = modelsIn(value);
      const isList = models.length > 0 && models.length <= shape.most && models.every(isModel);
      return isList ? undefined : `one to ${shape.most} models with commas between`;
    }
    case 'url':
      return isWebAddress(value) ? undefined : 'an https address without a query, or http on 127.0.0.1';
    case 'proxy':
      return isProxy(value) ? undefined : 'the address of a proxy, such as http://proxy.example.com:8080';
    case 'hosts':
      return /^[\w.*:[\]/-]+(?:[\s,]+[\w.*:[\]/-]+)*$/.test(value)
        ? undefined
        : 'names of hosts with commas between';
    case 'file':
      return isWholePath(value)
        ? undefined
        : 'the whole path of a file; Claude Code expands neither ~ nor $HOME';
    case 'workspace':
      return /^wrkspc_\w+$/.test(value) ? undefined : 'the id of a workspace, which begins with wrkspc_';
    case 'headers':
      return value.split('\n').every((line) => /^[\w-]+:\s*[\x20-\x7e]+$/.test(line))
        ? undefined
        : "lines of the form 'Name: value'";
    case 'betas':
      return /^[\w.-]+(?:\s*,\s*[\w.-]+)*$/.test(value) ? undefined : 'names of betas with commas between';
    case 'json':
      return isJsonObject(value) ? undefined : 'a JSON object, such as {"name": "value"}';
    case 'model':
      return isModel(value) ? undefined : 'a model id without spaces';
    default:
      return /\p{Cc}/u.test(value) ? 'text without control characters' : undefined;
  }
}

/** An id, an ARN or an alias. */
function isModel(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value);
}

/** Of either kind of system: what is read here may be written for another. */
function isWholePath(value: string): boolean {
  const isPath = isAbsolute(value) || (win32.isAbsolute(value) && /^[a-z]:/i.test(value));
  return isPath && !/[$\p{Cc}]/u.test(value);
}

function isJsonObject(value: string): boolean {
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'object' && read !== null && !Array.isArray(read);
  } catch {
    return false;
  }
}

/** With a scheme, or as `host:port`; a password in it would stand in the settings for all to read. */
function isProxy(value: string): boolean {
  const text = value.includes('://') ? value : `http://${value}`;
  if (/\s/.test(value) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, pathname, search } = new URL(text);
  const isBare = pathname.length <= 1 && search === '' && username === '' && password === '';
  return isBare && hostname !== '' && /^https?:$/.test(protocol);
}

/** Claude Code appends its own paths, also to a path that stands there, as gateways have one; never to a query. */
function isWebAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash, username, password } = new URL(value);
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  const isBare = search === '' && hash === '' && username === '' && password === '';
  return isBare && (protocol === 'https:' || (protocol === 'http:' && isLoopback));
}
