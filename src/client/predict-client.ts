import type { AwsFiles } from '../facts/aws-files/aws-files.ts';
import type { AgentModel } from '../facts/claude-code/agent-files.ts';
import { type ChosenSigner, chooseSigner, isOfAws, isSkipped } from '../facts/claude-code/choose-signer.ts';
import type {
  ClientModel,
  ClientSigner,
  ClientView,
  Placed,
  Sourced,
} from '../facts/claude-code/client-view.ts';
import type { SettingsFile } from '../facts/settings/settings-file.ts';
import { PROVIDERS, type ProviderRule } from '../knowledge/client-providers.ts';
import { preferredPrefix } from '../knowledge/client-regions.ts';
import { clientHas } from '../knowledge/client-versions.ts';
import type { Profile } from '../model/configuration.ts';
import type { World } from '../model/world.ts';
import { maskSecret } from '../text/mask.ts';
import { type ChosenModels, chooseModels, providerOf } from './choose-models.ts';
import { chooseProvider } from './choose-provider.ts';
import { chooseRefresh } from './choose-refresh.ts';
import { chooseRegion } from './choose-region.ts';
import { findForbidden } from './find-forbidden.ts';
import { findIgnored } from './find-ignored.ts';
import type { NameReader } from './model-names.ts';
import { type SettingsInEffect, settingsAtStart, settingsInEffect } from './settings-in-effect.ts';

/** What was read of a home. */
export interface ClientFacts {
  /** Every scope, highest precedence first. */
  readonly settings: readonly SettingsFile[];
  readonly files: AwsFiles;
  readonly profiles: readonly Profile[];
  /** The system-defined inference profiles of the region, where they were listed. */
  readonly listed?: readonly string[];
  /** Where they were listed; in the region of the requests where nothing is said. */
  readonly listedIn?: string;
  /** The models behind application profiles, by their ARNs, as far as AWS tells. */
  readonly behind?: ReadonlyMap<string, string>;
  /** Models that the account refuses, or that Claude Code remembers as refused. */
  isRefused?(id: string): boolean;
  /** AWS has refused what signs first: what a folder's settings name is next. */
  readonly isFirstRefused?: boolean;
  /** The agent that the setting `agent` names, where its file names a model. */
  readonly agent?: AgentModel | undefined;
  /** What stands behind `--model`. */
  readonly modelArgument?: string;
  /** What stands behind `--fallback-model`. */
  readonly fallbackArgument?: string;
}

/** The newest and the oldest version that these rules were measured with. */
const MEASURED = 'run 2.1.200, 2.1.332';

/** What Claude Code of a version will do with a home and the environment that it is started with. Pure. */
export function predictClient(
  facts: ClientFacts,
  env: World['env'],
  version: string | undefined,
): ClientView {
  const settings = settingsInEffect(facts.settings, env);
  const provider = chooseProvider(settings, version);
  const isAws = isOfAws(provider.value);
  const region = chooseRegion(settings, facts.profiles, version);
  const address = settings.variable(provider.value.baseUrl);
  const endpoint = address ?? { value: provider.value.host?.(region.value), origin: region.origin };
  const prefix = choosePrefix(settings, region, version);
  const early = settingsInEffect(settingsAtStart(facts.settings), env);
  const isMantleBeside = provider.value.id === 'bedrock' && settings.switched('CLAUDE_CODE_USE_MANTLE');
  const besides = isMantleBeside ? 'mantle' : undefined;
  const { listed, behind } = facts;
  const reader = { version, provider: provider.value.id, prefix: prefix.value, listed, behind };
  // Without a signature Claude Code does not find out beforehand what may be asked, and Mantle has no pin then [run 2.1.332].
  const isUnsigned = isSkipped(settings, provider.value);
  const isRefused = isUnsigned ? () => provider.value.id === 'mantle' : (facts.isRefused ?? (() => false));
  const choose = (one: NameReader) => chooseModels(settings, one, isRefused, facts);
  const models = inTime(choose, reader, settings, early, provider.value, facts);
  const besideMain = providerOf(models.main.value, besides);
  const taking = PROVIDERS.find(({ id }) => id === besideMain) ?? provider.value;
  const { signer, signedElse } = chooseSigners(settings, early, taking, facts);
  const chain = chainBehind(settings, signer, facts);
  // Signed on either way, the refresh runs for both [run 2.1.332].
  const isSigned = isAws && !(isUnsigned && isSkipped(settings, taking));
  const refresh = chooseRefresh(settings, isSigned, signer.value, chain, facts.profiles);
  const withProvider = (model: Placed<ClientModel>): Sourced<ClientModel> => {
    const asked = providerOf(model.value, besides);
    return sourced(asked ? { ...model, value: { ...model.value, provider: asked } } : model);
  };
  return {
    provider: sourced({ ...provider, value: provider.value.id }),
    besides,
    isOwnAddress: address !== undefined,
    endpoint: sourced(endpoint),
    region: sourced(region),
    prefix: sourced(prefix),
    signedBy: sourced({ value: masked(signer.value), origin: signer.origin }),
    signedElse: signedElse && masked(signedElse),
    models: {
      main: withProvider(models.main),
      background: withProvider(models.background),
      subagent: withProvider(models.subagent),
      opus: withProvider(models.opus),
      sonnet: withProvider(models.sonnet),
      haiku: withProvider(models.haiku),
      fable: withProvider(models.fable),
    },
    fallbacks: models.fallbacks.map(withProvider),
    refresh: refresh && sourced(refresh),
    headers: headersOf(settings),
    ignored: findIgnored(facts.settings, settings, provider.value),
    forbidden: findForbidden(settings, provider.value, version, models.barred),
  };
}

/**
 * What signs first, and what does where that yields nothing. Credentials that are there without a folder's settings are
 * kept until AWS refuses them: a folder's keys sign where there are no others [run 2.1.332: 72 homes]. An API key is
 * looked up at each request.
 */
function chooseSigners(
  settings: SettingsInEffect,
  early: SettingsInEffect,
  provider: ProviderRule,
  { files, profiles, isFirstRefused = false }: ClientFacts,
): { readonly signer: ChosenSigner; readonly signedElse: ClientSigner | undefined } {
  const late = chooseSigner(settings, provider, files, profiles);
  const first = chooseSigner(early, provider, files, profiles);
  const isSame = JSON.stringify(first.value) === JSON.stringify(late.value);
  const isElsewhere = AWS_FILES.some((name) => isLate(name, settings, early));
  const isFirst =
    !isFirstRefused &&
    !isSame &&
    !isElsewhere &&
    late.value.kind !== 'api-key' &&
    yields(first.value, profiles);
  return isFirst
    ? { signer: first, signedElse: first.otherwise ?? late.value }
    : { signer: late, signedElse: late.otherwise };
}

function yields(signer: ClientSigner, profiles: readonly Profile[]): boolean {
  if (signer.kind !== 'profile') return ['environment', 'web-identity', 'container'].includes(signer.kind);
  const profile = profiles.find(({ name }) => name === signer.name);
  const session = profile?.session;
  return profile !== undefined && (!session || session.state === 'valid' || session.refreshable === true);
}

function isLate(name: string, settings: SettingsInEffect, early: SettingsInEffect): boolean {
  return early.variable(name)?.value !== settings.variable(name)?.value;
}

/**
 * Where the primary model's id depends on the list or the region, Claude Code takes what it knows at its start. For one
 * of Anthropic's own names, and for `awsAuthRefresh`, it waits; for any other id all of it comes in time [run 2.1.332: 90
 * homes with keys, addresses, AWS files and regions of a folder].
 */
function inTime(
  choose: (reader: NameReader) => ChosenModels,
  reader: NameReader,
  settings: SettingsInEffect,
  early: SettingsInEffect,
  provider: ProviderRule,
  facts: ClientFacts,
): ChosenModels {
  const all = choose(reader);
  if (all.isLookedUp || settings.text('awsAuthRefresh')) return all;
  const areFilesLate = AWS_FILES.some((name) => isLate(name, settings, early));
  const region = chooseRegion(early, areFilesLate ? [] : facts.profiles, reader.version);
  const late = chooseRegion(settings, facts.profiles, reader.version);
  const { value: prefix } = choosePrefix(early, region, reader.version);
  const isThere =
    facts.listedIn === undefined ? region.value === late.value : facts.listedIn === region.value;
  const isKnown = isThere && !isListedLate(settings, early, provider, facts);
  const listed = isKnown ? reader.listed : undefined;
  const atStart = choose({ ...reader, prefix, listed });
  return all.main.value.id === atStart.main.value.id ? all : atStart;
}

/** What leads to the list of models, keys or an address, stands in a folder's settings alone, which count later. */
function isListedLate(
  settings: SettingsInEffect,
  early: SettingsInEffect,
  provider: ProviderRule,
  { files, profiles }: ClientFacts,
): boolean {
  const { value: signer } = chooseSigner(early, provider, files, profiles);
  // Of a profile in other AWS files nothing is known at first: it seldom stands in the usual ones as well.
  const places = [provider.baseUrl, ...(signer.kind === 'profile' ? AWS_FILES : [])];
  const isElsewhere = places.some((name) => isLate(name, settings, early));
  return isElsewhere || (['nothing', 'instance'].includes(signer.kind) && !isSkipped(early, provider));
}

const AWS_FILES = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];

function choosePrefix(
  settings: SettingsInEffect,
  region: Placed<string>,
  version: string | undefined,
): Placed<string> {
  const chosen = clientHas('readsRegionPrefix', version)
    ? settings.variable('ANTHROPIC_BEDROCK_REGION_PREFIX')
    : undefined;
  const value = preferredPrefix(region.value, chosen?.value);
  return { value, origin: chosen?.value === value ? chosen.origin : region.origin };
}

/** What the SDK's own chain yields, which decides when `awsAuthRefresh` runs, also where something else signs. */
function chainBehind(
  settings: SettingsInEffect,
  signer: ChosenSigner,
  { files, profiles }: ClientFacts,
): ClientSigner {
  if (signer.otherwise) return signer.otherwise;
  if (signer.value.kind !== 'api-key') return signer.value;
  const [bedrock] = PROVIDERS;
  const withoutKey = {
    ...settings,
    variable: (name: string) => (/BEARER|API_KEY/.test(name) ? undefined : settings.variable(name)),
    switched: (name: string) => (/SKIP_\w+_AUTH/.test(name) ? undefined : settings.switched(name)),
  };
  return bedrock ? chooseSigner(withoutKey, bedrock, files, profiles).value : signer.value;
}

/** One `Name: value` a line. */
function headersOf(settings: SettingsInEffect): readonly Sourced<string>[] {
  const found = settings.variable('ANTHROPIC_CUSTOM_HEADERS');
  const names = found?.value.split('\n').flatMap((line) => line.split(':')[0]?.trim() || []) ?? [];
  return found ? names.map((value) => sourced({ value, origin: found.origin })) : [];
}

/** The key's last four characters stay readable, so that it can be told from others. */
function masked(signer: ClientSigner): ClientSigner {
  if (signer.kind === 'api-key' || signer.kind === 'token') return { ...signer, key: maskSecret(signer.key) };
  if (signer.kind === 'environment') return { ...signer, keyId: maskSecret(signer.keyId) };
  if (signer.kind === 'profile' && signer.keyId) return { ...signer, keyId: maskSecret(signer.keyId) };
  return signer;
}

function sourced<T>({ value, origin }: Placed<T>): Sourced<T> {
  return { value, origin, source: MEASURED };
}
