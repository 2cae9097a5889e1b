import { type SettingsInEffect, settingsInEffect } from '../../client/settings-in-effect.ts';
import { isObject, type SettingsFile } from '../../facts/settings/settings-file.ts';
import { PROVIDERS } from '../../knowledge/client-providers.ts';
import { isBedrockId, parseModelId } from '../../knowledge/model-id.ts';
import { isOn, SETTINGS_KEYS, settingsKey } from '../../knowledge/settings-keys.ts';
import {
  isAnthropicId,
  isMantleId,
  OF_GATEWAYS_ALONE,
  WAY_RULES,
  WAYS,
  type Way,
} from '../../knowledge/ways.ts';
import { type Edit, keyName, type WritableFile } from '../../model/change.ts';
import { type Outcome, refusal } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { valueAt } from '../edit/key-values.ts';
import { MODEL_KEYS } from '../undo/found-keys.ts';
import { givenBelow } from './inherited.ts';
import type { WayAnswers } from './way-answers.ts';

/** What the way of a plan is judged by: the file that is to be written, and what stands below it. */
export interface WayFacts {
  readonly target: WritableFile;
  readonly below: readonly SettingsFile[];
  /** What the shell exports. */
  readonly env: World['env'];
}

/** The way that a file and those below it lead, and whether Mantle stands beside it. */
function standingWay({ target, below }: Pick<WayFacts, 'target' | 'below'>): Way | undefined {
  return wayOfSettings([target as SettingsFile, ...below]);
}

/** The way that the settings lead, whatever the shell exports. */
export function wayOfSettings(settings: readonly SettingsFile[]): Way | undefined {
  return wayOf(settingsInEffect(settings, {}));
}

/** What the settings give to a variable. */
export function standingValue(settings: readonly SettingsFile[], name: string): string | undefined {
  return settingsInEffect(settings, {}).variable(name)?.value;
}

function wayOf({ switched }: SettingsInEffect): Way | undefined {
  if (switched('CLAUDE_CODE_USE_BEDROCK'))
    return switched('CLAUDE_CODE_SKIP_BEDROCK_AUTH') ? 'gateway' : 'invoke';
  if (switched('CLAUDE_CODE_USE_ANTHROPIC_AWS')) return 'platform';
  return switched('CLAUDE_CODE_USE_MANTLE') ? 'mantle' : undefined;
}

/**
 * The edits by which one way excludes the others: their switches, their keys, and the models that only they know. What
 * stands below is covered, and a switch that the shell exports is switched off. Where no way was asked for by name, what
 * is set beside Bedrock Invoke stays.
 */
export function clearingEdits(
  facts: WayFacts,
  { way, isGiven, isBesideInvoke }: WayAnswers,
  edits: readonly Edit[],
): readonly Edit[] {
  const standing = standingWay(facts);
  const isLeft = standing !== undefined && standing !== way;
  if (!isGiven && (!isLeft || standing === 'gateway')) return [];
  const kept = new Set([...WAY_RULES[way].keys, ...(isBesideInvoke ? WAY_RULES.invoke.keys : [])]);
  const named = new Set(edits.map(({ path }) => keyName(path)));
  const isFree = (path: Edit['path']) => !named.has(keyName(path));
  const others = [...new Set(WAYS.flatMap((one) => WAY_RULES[one].keys))].filter(
    // A token or an address of others than a gateway is none of ours.
    (name) => !kept.has(name) && (standing === 'gateway' || !isOfOthers(name, way)),
  );
  const keys = others.flatMap((name) => {
    const path = pathOf(name);
    if (!isFree(path)) return [];
    if (isExported(facts, name)) return [{ path, value: '0', isSecret: false }];
    return stands(facts, path) === undefined ? [] : [removal(path)];
  });
  return isLeft
    ? [...keys, ...foreignModels(facts, way, isBesideInvoke).filter(({ path }) => isFree(path))]
    : keys;
}

/** A switch of the shell's own: inside Claude Code the environment repeats what the settings say. */
function isExported({ env, target, below }: WayFacts, name: string): boolean {
  if (settingsKey(name)?.shape.kind !== 'switch' || !isOn(env[name])) return false;
  const isRepeated = isOn(stands({ target, below, env }, ['env', name]));
  return !(isRepeated && isOn(env.CLAUDECODE));
}

/** Before Bedrock Invoke an address may be a VPC endpoint; a token may be for something else. */
function isOfOthers(name: string, way: Way): boolean {
  const isAddress = name === 'ANTHROPIC_BEDROCK_BASE_URL' || name === 'CLAUDE_CODE_SKIP_BEDROCK_AUTH';
  return OF_GATEWAYS_ALONE.includes(name) && !(isAddress && way !== 'invoke');
}

/** The models that the chosen way does not know. */
function foreignModels(facts: WayFacts, way: Way, isBesideInvoke: boolean): readonly Edit[] {
  const fits = (id: string) => isKnownTo(way, isBesideInvoke, id);
  const models = MODEL_KEYS.map(modelPath).filter((path) => {
    const value = stands(facts, path);
    return typeof value === 'string' && value !== '' && !fits(value);
  });
  const overrides = valueAt(facts.target, ['modelOverrides']);
  const isForeign = isObject(overrides) && Object.values(overrides).some((id) => !fits(String(id)));
  return [
    ...models,
    ...models.flatMap((path) => describedBy(facts, path)),
    ...(isForeign ? [['modelOverrides'] as const] : []),
  ].map(removal);
}

/** The names and abilities of a model that goes say nothing of the one that comes. */
function describedBy(facts: WayFacts, path: Edit['path']): readonly Edit['path'][] {
  const ofIt = SETTINGS_KEYS.filter(({ of }) => of !== undefined && of === path.at(-1));
  return ofIt.map(({ name }) => ['env', name] as const).filter((one) => stands(facts, one) !== undefined);
}

/** True for a model that a way may know, by how it is spelled. */
function isKnownTo(way: Way, isBesideInvoke: boolean, text: string): boolean {
  const { id } = parseModelId(text.trim());
  if (way === 'platform') return !isBedrockId(id);
  if (way === 'mantle' && !isBesideInvoke) return isMantleId(id) || !(isBedrockId(id) || isAnthropicId(id));
  return isBesideInvoke || !(isAnthropicId(id) || isMantleId(id));
}

/** What the target or a file below gives. */
function stands({ target, below }: WayFacts, path: Edit['path']) {
  return valueAt(target, path) ?? givenBelow(below, path)?.value;
}

function removal(path: Edit['path']): Edit {
  return { path, value: undefined, isSecret: settingsKey(path.at(-1) ?? '')?.isSecret === true };
}

function pathOf(name: string): Edit['path'] {
  return settingsKey(name)?.place === 'top' ? [name] : ['env', name];
}

function modelPath(name: string): Edit['path'] {
  return name === 'model' ? [name] : ['env', name];
}

/** A scope above, in which another way is switched on that Claude Code looks at first: the plan would do nothing. */
export function conflictAbove(
  above: readonly SettingsFile[],
  { way, isBesideInvoke }: WayAnswers,
): Outcome<never> | undefined {
  const first = isBesideInvoke ? 'bedrock' : WAY_RULES[way].provider;
  const before = PROVIDERS.slice(
    0,
    PROVIDERS.findIndex(({ id }) => id === first),
  );
  for (const file of above) {
    const { switched } = settingsInEffect([file], {});
    const other = before.find((one) => one.switch !== undefined && switched(one.switch));
    if (!other) continue;
    return refusal(
      'way-conflict',
      `${file.file} switches ${other.name} on (${other.switch}), and Claude Code would ask that and not ${WAY_RULES[way].name}.`,
      file.scope === 'managed'
        ? 'These settings belong to your administrator: ask which way is meant.'
        : `Remove ${other.switch} there, or use --scope ${file.scope}.`,
    );
  }
  return undefined;
}
