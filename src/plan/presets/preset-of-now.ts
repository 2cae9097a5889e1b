import type { Candidate } from '../../facts/settings/candidates.ts';
import { isObject } from '../../facts/settings/settings-file.ts';
import { maskShapes, shownValue } from '../../facts/settings/shown-value.ts';
import { FAMILIES, FAMILY_PINS } from '../../knowledge/model-families.ts';
import { isBedrockId } from '../../knowledge/model-id.ts';
import { isOn, SETTINGS_KEYS, settingsKey } from '../../knowledge/settings-keys.ts';
import { isAnthropicId, KEY_VARIABLES, WAY_RULES, type Way } from '../../knowledge/ways.ts';
import type { Warning } from '../../model/change.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { KeyReference, Preset } from '../../model/preset.ts';
import { exportedProfile } from '../../shell/export-command.ts';
import { isLauncherCommand } from '../../shell/launcher-command.ts';
import { SSO_LOGIN } from '../../shell/refresh-line.ts';
import { sha256 } from '../edit/plan-id.ts';
import { guardrailOf, withoutGuardrail } from '../setup/guardrail.ts';

/** What is in force, as far as a preset is made of it. */
export interface Now {
  readonly found: ReadonlyMap<string, readonly Candidate[]>;
  readonly profiles: readonly Profile[];
  readonly region: string | undefined;
  readonly launcher: string;
  readonly platform: NodeJS.Platform;
}

/** A preset of what is set up now, and what of it no preset can hold. */
export interface Kept {
  readonly preset: Preset;
  readonly warnings: readonly Warning[];
}

/** Keeps what is in force: what signs, where, the models, what renews the sign-in, the other settings; never a secret. */
export function presetOfNow(now: Now): Outcome<Kept> {
  const value = (name: string) => now.found.get(name)?.[0]?.value || undefined;
  const way = wayOfNow(value);
  if (way === undefined) return notOnBedrock();
  const own = way === 'invoke' ? [] : OF_WAYS[way];
  const pins = FAMILIES.flatMap((family) => {
    const id = value(FAMILY_PINS[family]);
    return id === undefined ? [] : [[family, id] as const];
  });
  const others = SETTINGS_KEYS.filter(
    ({ settable, name }) => settable && !own.includes(name) && value(name) !== undefined,
  );
  const kept = others.filter(({ isSecret, name }) => !isSecret && !hidesSecret(value(name)));
  const guardrail = isInvoke(way) ? guardrailOf(value(HEADERS)) : undefined;
  const settings = kept.map(({ name }) => [name, value(name) ?? ''] as const);
  const signing = signingOf(now, way, value);
  const commands = Object.entries(signing.commands).filter(([name, line]) => !mayHoldSecret(name, line));
  const isWhole = guardrail !== undefined && withoutGuardrail(value(HEADERS)) === undefined;
  const isLost = (name: string) => name !== HEADERS || !isWhole;
  const lost = [
    ...others
      .filter((key) => !kept.includes(key))
      .map(({ name }) => name)
      .filter(isLost),
    ...Object.keys(signing.commands).filter((name) => !commands.some(([one]) => one === name)),
  ];
  const model = value('ANTHROPIC_MODEL');
  const { overrides, others: odd } = overridesOf(now);
  const scope = scopeOf(now.found.get(WAY_RULES[way].switch)?.[0]);
  return success({
    preset: {
      ...(scope && { scope }),
      ...(way !== 'invoke' && { way }),
      ...(way === 'platform' && { workspace: value('ANTHROPIC_AWS_WORKSPACE_ID') }),
      ...(way === 'gateway' && { baseUrl: value('ANTHROPIC_BEDROCK_BASE_URL') }),
      ...(guardrail !== undefined && { guardrail }),
      ...signing.answers,
      ...(now.region !== undefined && { region: now.region }),
      ...(model !== undefined && { model }),
      ...(pins.length > 0 && { pins: Object.fromEntries(pins) }),
      ...(overrides.length > 0 && { overrides: Object.fromEntries(overrides) }),
      ...(settings.length > 0 && { settings: Object.fromEntries(settings) }),
      ...(commands.length > 0 && { commands: Object.fromEntries(commands) }),
    },
    warnings: [
      ...lost.map((name) => ({
        code: 'left-out',
        message: `${name} may hold a secret, so the preset does not have it. It stays where it is set now.`,
      })),
      ...odd.map((name) => ({
        code: 'left-out',
        message: `modelOverrides.${name} is none that setup writes, so the preset does not have it. It stays where it is set now.`,
      })),
    ],
  });
}

/** What is asked for in the place of models, as the scopes add up; and what of it `--override` would not take. */
function overridesOf({ found }: Now) {
  const objects = (found.get('modelOverrides') ?? []).map(({ value }): unknown => JSON.parse(value || '{}'));
  const all = Object.entries(Object.assign({}, ...objects.filter(isObject).toReversed()) as object);
  const meant = all.flatMap(([own, id]) => (typeof id === 'string' && id !== '' ? [[own, id] as const] : []));
  const fits = ([own, id]: readonly [string, string]) =>
    isAnthropicId(own) && (isBedrockId(id) || isAnthropicId(id)) && !hidesSecret(id);
  return {
    overrides: meant.filter(fits),
    others: meant.filter((one) => !fits(one)).map(([own]) => own),
  };
}

const HEADERS = 'ANTHROPIC_CUSTOM_HEADERS';

/** Only Bedrock Invoke has guardrails, behind a gateway or not. */
function isInvoke(way: Way): boolean {
  return way === 'invoke' || way === 'gateway';
}

type Value = (name: string) => string | undefined;

/** What the way itself stands for, so that it is no setting beside it. */
const OF_WAYS: Readonly<Record<Exclude<Way, 'invoke'>, readonly string[]>> = {
  mantle: ['CLAUDE_CODE_USE_MANTLE'],
  platform: ['ANTHROPIC_AWS_WORKSPACE_ID'],
  gateway: ['ANTHROPIC_BEDROCK_BASE_URL', 'CLAUDE_CODE_SKIP_BEDROCK_AUTH'],
};

function wayOfNow(value: Value): Way | undefined {
  if (isOn(value('CLAUDE_CODE_USE_BEDROCK'))) {
    const isGateway = isOn(value('CLAUDE_CODE_SKIP_BEDROCK_AUTH')) && value('ANTHROPIC_BEDROCK_BASE_URL');
    return isGateway ? 'gateway' : 'invoke';
  }
  if (isOn(value('CLAUDE_CODE_USE_ANTHROPIC_AWS'))) return 'platform';
  return isOn(value('CLAUDE_CODE_USE_MANTLE')) ? 'mantle' : undefined;
}

function signingOf(now: Now, way: Way, value: Value) {
  const refresh = refreshOf(now, value('awsAuthRefresh'));
  const commands: Record<string, string> = { ...refresh.commands };
  const bearer = now.found.get(KEY_VARIABLES[way])?.[0];
  if (bearer?.value) return { answers: { auth: 'api-key' as const, apiKey: keyOf(bearer) }, commands };
  if (way === 'gateway') {
    const apiKeyHelper = value('apiKeyHelper');
    const helpers: Record<string, string> = apiKeyHelper === undefined ? {} : { apiKeyHelper };
    return { answers: { auth: 'environment' as const }, commands: helpers };
  }
  const exporter = value('awsCredentialExport');
  const names = now.profiles.map(({ name }) => name);
  const isolated = exporter && exportedProfile(exporter, names, now.launcher, now.platform);
  if (isolated !== undefined && isolated !== '')
    return { answers: { auth: 'isolated' as const, profile: isolated, ...refresh.answers }, commands };
  if (exporter) commands.awsCredentialExport = exporter;
  const profile = value('AWS_PROFILE');
  return profile === undefined
    ? { answers: { auth: 'environment' as const }, commands }
    : { answers: { auth: 'profile' as const, profile, ...refresh.answers }, commands };
}

function keyOf({ value, origin }: Candidate): KeyReference {
  return origin.from === 'environment' ? { environment: true } : { settings: keyFingerprint(value) };
}

/** By which a key is known again where it stands; it tells nothing of the key. */
export function keyFingerprint(key: string): string {
  return sha256(JSON.stringify(key));
}

function refreshOf({ launcher, platform }: Now, line: string | undefined) {
  if (line === undefined) return { answers: {}, commands: {} };
  if (isLauncherCommand(line, launcher, 'login', platform))
    return { answers: { refresh: 'own' as const }, commands: {} };
  if (line.startsWith(SSO_LOGIN)) return { answers: { refresh: 'aws-cli' as const }, commands: {} };
  return { answers: {}, commands: { awsAuthRefresh: line } };
}

function hidesSecret(value: string | undefined): boolean {
  return value !== undefined && maskShapes(value) !== value;
}

/** A command may hold a password anywhere: one that cannot be shown whole is not kept. */
function mayHoldSecret(name: string, line: string): boolean {
  const key = settingsKey(name);
  return key === undefined || shownValue(key, line) !== line;
}

function scopeOf(switchedOn: Candidate | undefined): Preset['scope'] {
  const from = switchedOn?.origin.from;
  return from === 'user' || from === 'project' || from === 'local' ? from : undefined;
}

function notOnBedrock(): Outcome<never> {
  return refusal(
    'preset-nothing',
    'Claude Code is not on Amazon Bedrock here, so there is nothing to keep.',
    'Run claude-bedrock setup first, or say what the preset is to hold: --profile PROFILE --region REGION.',
  );
}
