import { FAMILIES, type Family, isFamily } from '../../knowledge/model-families.ts';
import { isRegionShaped } from '../../knowledge/regions.ts';
import type { WritableScope } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { Whole } from './inherited.ts';
import { type KnobOptions, type Knobs, readKnobs } from './knobs.ts';
import { readSetting, type SettingAnswer } from './setting-answer.ts';
import { type Auth, readWay, type WayAnswers, type WayOptions } from './way-answers.ts';

export type { Auth };

/** True where an AWS profile signs: handed to Claude Code by name, or only its credentials. */
export function takesProfile(auth: string): auth is 'profile' | 'isolated' {
  return auth === 'profile' || auth === 'isolated';
}

/** The options of `setup` that carry the person's answers. */
export type SetupOptions = WayOptions &
  KnobOptions & {
    readonly scope?: WritableScope | undefined;
    readonly profile?: string | undefined;
    readonly region?: string | undefined;
    readonly model?: string | undefined;
    readonly pin?: readonly string[] | undefined;
    readonly refresh?: SetupAnswers['refresh'] | undefined;
    readonly set?: readonly string[] | undefined;
    /** In the settings of a repository, also what the scopes below give already. */
    readonly complete?: boolean | undefined;
    /** Claude Code is to show what it is on. */
    readonly statusline?: boolean | undefined;
    /** Amazon Bedrock is not asked about the models. */
    readonly offline?: boolean | undefined;
  };

/** The person's answers as the options carry them; what needs facts to judge is judged in `plan-setup.ts`. */
export interface SetupAnswers {
  readonly scope: WritableScope;
  readonly auth: Auth;
  readonly way: WayAnswers;
  readonly knobs: Knobs;
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly model: string | undefined;
  readonly pins: ReadonlyMap<Family, string>;
  readonly refresh: 'auto' | 'own' | 'aws-cli' | 'off';
  readonly settings: readonly SettingAnswer[];
  /** Every key is written, whatever the scopes below give. */
  readonly isComplete: boolean;
  /** The status line is to be ours, where there is none. */
  readonly hasStatusLine: boolean;
  /** The answers are all there is to be: other Bedrock keys go. */
  readonly whole?: Whole;
}

/** Reads the answers from the options of `setup`; refuses those that contradict each other. */
export function readAnswers(options: SetupOptions): Outcome<SetupAnswers> {
  const { profile, region } = options;
  const way = readWay(options);
  if (!way.ok) return way;
  const { auth } = way.value;
  if (!takesProfile(auth) && profile !== undefined) {
    return refusal(
      'option-conflict',
      auth === 'none'
        ? '--profile means nothing with --way gateway, which signs by itself.'
        : `--profile means nothing with --auth ${auth}.`,
      'Leave out one of the two.',
    );
  }
  const hasKeySource = options['api-key-stdin'] || options['api-key-file'] !== undefined;
  if (auth !== 'api-key' && hasKeySource) {
    return refusal('option-conflict', 'An API key was given without --auth api-key.', 'Add --auth api-key.');
  }
  if (region !== undefined && !isRegionShaped(region)) {
    return refusal(
      'region-malformed',
      `'${region}' is not shaped like an AWS region.`,
      'Give a region such as us-east-1 or eu-central-1.',
    );
  }
  const knobs = readKnobs(options, way.value.way);
  if (!knobs.ok) return knobs;
  const pins = readPins(options.pin ?? []);
  if (!pins.ok) return pins;
  const settings = readSettings(options.set ?? []);
  if (!settings.ok) return settings;
  return success({
    scope: options.scope ?? 'user',
    auth,
    way: way.value,
    knobs: knobs.value,
    profile,
    region,
    model: options.model,
    pins: pins.value,
    refresh: options.refresh ?? 'auto',
    settings: settings.value,
    isComplete: options.complete === true,
    hasStatusLine: options.statusline === true,
  });
}

function readPins(given: readonly string[]): Outcome<ReadonlyMap<Family, string>> {
  const pins = new Map<Family, string>();
  for (const pin of given) {
    const [family = '', id = ''] = splitOnce(pin, '=');
    if (!isFamily(family)) {
      return refusal(
        'model-family-unknown',
        `--pin ${pin}: Claude Code has no alias '${family}'.`,
        `Pin one of: ${FAMILIES.join(', ')}; for example --pin sonnet=eu.anthropic.claude-sonnet-4-6.`,
      );
    }
    if (pins.has(family)) {
      return refusal(
        'option-conflict',
        `The family ${family} is pinned twice.`,
        'Give one --pin per family.',
      );
    }
    pins.set(family, id);
  }
  return success(pins);
}

function readSettings(given: readonly string[]): Outcome<readonly SettingAnswer[]> {
  const answers: SettingAnswer[] = [];
  for (const pair of given) {
    const answer = readSetting(...splitOnce(pair, '='));
    if (!answer.ok) return answer;
    if (answers.some(({ key }) => key.name === answer.value.key.name)) {
      return refusal('option-conflict', `${answer.value.key.name} is set twice.`, 'Give one --set per key.');
    }
    answers.push(answer.value);
  }
  return success(answers);
}

/** The parts before and behind the first `separator`; the second is `undefined` where there is none. */
function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
