import { geographiesOfRegion, isForeignGeography } from '../../knowledge/geographies.ts';
import { FAMILY_PINS, type Family } from '../../knowledge/model-families.ts';
import type { RegionPrefix } from '../../knowledge/settings-keys.ts';
import type { Way } from '../../knowledge/ways.ts';
import { type Edit, env, type WritableFile } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { valueAt } from '../edit/key-values.ts';
import { type Guardrail, readGuardrail, withGuardrail } from './guardrail.ts';
import { type Overrides, type PinnedModels, readOverrides, readPinnedModels } from './pin-names.ts';

/** The options of `setup` that turn one knob each, by name. */
export type KnobOptions = {
  readonly 'region-prefix'?: RegionPrefix | undefined;
  readonly '1m'?: 'on' | 'off' | undefined;
  readonly guardrail?: string | undefined;
  readonly 'ca-file'?: string | undefined;
  readonly proxy?: string | undefined;
  readonly behind?: readonly string[] | undefined;
  readonly override?: readonly string[] | undefined;
};

/** The answers behind them. */
export interface Knobs {
  readonly prefix: RegionPrefix | undefined;
  readonly longContext: 'on' | 'off' | undefined;
  readonly guardrail: Guardrail | undefined;
  /** As it was given; where it is, only the files tell. */
  readonly caFile: string | undefined;
  readonly proxy: string | undefined;
  readonly pinned: PinnedModels;
  readonly overrides: Overrides;
}

/** Reads the options; refuses what the way does not have, and what is of no shape. */
export function readKnobs(options: KnobOptions, way: Way): Outcome<Knobs> {
  const isInvoke = way === 'invoke' || way === 'gateway';
  for (const name of ['region-prefix', 'guardrail'] as const) {
    if (options[name] === undefined || isInvoke) continue;
    return refusal(
      'option-conflict',
      `--${name} means nothing with --way ${way}: only Bedrock Invoke has it.`,
      `Leave out --${name}, or use --way invoke.`,
    );
  }
  const guardrail = options.guardrail === undefined ? success(undefined) : readGuardrail(options.guardrail);
  if (!guardrail.ok) return guardrail;
  const proxy = options.proxy === undefined ? success(undefined) : readProxy(options.proxy);
  if (!proxy.ok) return proxy;
  const pinned = readPinnedModels(options.behind ?? []);
  if (!pinned.ok) return pinned;
  const overrides = readOverrides(options.override ?? []);
  if (!overrides.ok) return overrides;
  return success({
    pinned: pinned.value,
    overrides: overrides.value,
    prefix: options['region-prefix'],
    longContext: options['1m'],
    guardrail: guardrail.value,
    caFile: options['ca-file'],
    proxy: proxy.value,
  });
}

/** Claude Code goes through it for every request; its password would stand in the shell's history. */
function readProxy(text: string): Outcome<string> {
  const malformed = (why: string, fix: string) => refusal('proxy-malformed', `--proxy: ${why}`, fix);
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text))
    return malformed(
      `${text.replace(/^.*@/, '')} is no address of a proxy.`,
      'Give one such as http://proxy.example.com:8080.',
    );
  const { username, password, pathname, search } = new URL(text);
  if (username !== '' || password !== '')
    return malformed(
      'a user and a password do not belong on a command line.',
      'Put HTTPS_PROXY with them into "env" of ~/.claude/settings.json by hand, readable for you alone.',
    );
  if (pathname !== '/' || search !== '')
    return malformed('a proxy has no path.', 'Give host and port alone: http://proxy.example.com:8080.');
  return success(text.replace(/\/$/, ''));
}

/** What the knobs are turned in: a region, and the file that is to be changed. */
interface KnobPlace {
  readonly region: string;
  readonly target: WritableFile;
  /** The file of certificates, where it is. */
  readonly caFile: string | undefined;
}

/** The edits of the knobs; refuses a prefix or a guardrail of another region. */
export function knobEdits(knobs: Knobs, { region, target, caFile }: KnobPlace): Outcome<readonly Edit[]> {
  const { prefix, guardrail, proxy } = knobs;
  const foreign = prefix === undefined ? undefined : foreignPrefix(prefix, region);
  if (foreign) return foreign;
  if (guardrail?.region !== undefined && guardrail.region !== region)
    return refusal(
      'arn-region',
      `--guardrail: this guardrail is in ${guardrail.region}, not in ${region}.`,
      `Use one of ${region}, or --region ${guardrail.region}.`,
    );
  const headers = ['env', 'ANTHROPIC_CUSTOM_HEADERS'] as const;
  return success([
    ...(prefix === undefined ? [] : [env('ANTHROPIC_BEDROCK_REGION_PREFIX', prefix)]),
    ...(guardrail === undefined
      ? []
      : [{ path: headers, value: withGuardrail(valueAt(target, headers), guardrail), isSecret: true }]),
    ...(caFile === undefined ? [] : [env('NODE_EXTRA_CA_CERTS', caFile)]),
    ...(proxy === undefined ? [] : [env('HTTPS_PROXY', proxy)]),
  ]);
}

function foreignPrefix(prefix: RegionPrefix, region: string): Outcome<never> | undefined {
  if (!isForeignGeography(prefix, region) && !region.startsWith('us-gov-')) return undefined;
  const fitting = [...geographiesOfRegion(region), ...(region.startsWith('us-gov-') ? [] : ['global'])];
  return refusal(
    'model-wrong-prefix',
    `--region-prefix ${prefix}: models of that prefix cannot be called from ${region}.`,
    region.startsWith('us-gov-')
      ? 'Leave it out: in GovCloud Claude Code always takes us-gov.'
      : `In ${region} it may be ${fitting.join(' or ')}.`,
  );
}

/** The long context, of those that have it: no Haiku does. */
export function withLongContext(id: string, family: Family | undefined, wish: Knobs['longContext']): string {
  if (wish === undefined) return id;
  const plain = id.replace(/\s*\[1m\]$/i, '');
  return wish === 'on' && family !== 'haiku' && !/haiku/.test(plain) ? `${plain}[1m]` : plain;
}

/** The models that stand already, with the long context or without. */
export function longContextOfStanding(
  target: WritableFile,
  wish: Knobs['longContext'],
  named: readonly string[],
): readonly Edit[] {
  if (wish === undefined) return [];
  const names: readonly (readonly [string, Family | undefined])[] = [
    ['ANTHROPIC_MODEL', undefined],
    ...Object.entries(FAMILY_PINS).map(([family, name]) => [name, family as Family] as const),
  ];
  return names.flatMap(([name, family]) => {
    const value = valueAt(target, ['env', name]);
    if (typeof value !== 'string' || value === '' || named.includes(name)) return [];
    return [env(name, withLongContext(value, family, wish))];
  });
}
