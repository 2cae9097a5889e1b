import type { AwsFiles } from '../facts/aws-files/aws-files.ts';
import type { AwsProfiles } from '../facts/aws-files/profiles.ts';
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
  /** The profiles that are known as Claude Code starts, where a folder's settings name other AWS files. */
  readonly atStart?: AwsProfiles | undefined;
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
  const choose: Choose = (one, isNot = isRefused) => chooseModels(settings, one, isNot, facts);
  const all = choose(reader);
  // For a refresh the list waits, but not always what signs, which is Claude Code's own race [run 2.1.332: 16 homes].
  const isInTime = all.isNamed || settings.text('awsAuthRefresh') !== undefined;
  const models = isInTime ? all : inTime(all, choose, reader, settings, early, provider.value, facts);
  const besideMain = providerOf(models.main.value, besides);
  const taking = PROVIDERS.find(({ id }) => id === besideMain) ?? provider.value;
  const isLateAtOnce = all.isNamed || facts.isFirstRefused || taking.id === 'mantle';
  const { signer, signedElse } = chooseSigners(settings, isLateAtOnce ? undefined : early, taking, facts);
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
 * What signs first, and what does where that yields nothing. Where an alias stands for the primary model, Claude Code
 * lists models before a folder's settings count, and keeps the credentials of then, if there were any, until AWS refuses
 * them; but not for Mantle [run 2.1.332: 130 homes]. An API key is looked up at each request.
 */
function chooseSigners(
  settings: SettingsInEffect,
  early: SettingsInEffect | undefined,
  provider: ProviderRule,
  facts: ClientFacts,
): { readonly signer: ChosenSigner; readonly signedElse: ClientSigner | undefined } {
  const late = chooseSigner(settings, provider, facts.files, facts.profiles);
  const asLate = { signer: late, signedElse: late.otherwise };
  if (!early || late.value.kind === 'api-key') return asLate;
  const { files, profiles } = facts.atStart ?? facts;
  const first = chooseSigner(early, provider, files, profiles);
  const isSame = JSON.stringify(first.value) === JSON.stringify(late.value);
  if (isSame || !yields(first.value, profiles)) return asLate;
  return { signer: first, signedElse: first.otherwise ?? late.value };
}

function yields(signer: ClientSigner, profiles: readonly Profile[]): boolean {
  if (signer.kind !== 'profile') return ['environment', 'web-identity', 'container'].includes(signer.kind);
  const profile = profiles.find(({ name }) => name === signer.name);
  const session = profile?.session;
  const isThere = profile !== undefined && profile.kind !== 'incomplete';
  return isThere && (!session || session.state === 'valid' || session.refreshable === true);
}

/** A profile that is not there, or not whole; or the computer's own role, which no laptop has. */
function isWithout(signer: ClientSigner, profiles: readonly Profile[]): boolean {
  return ['profile', 'instance'].includes(signer.kind) && !yields(signer, profiles);
}

function isLate(name: string, settings: SettingsInEffect, early: SettingsInEffect): boolean {
  return early.variable(name)?.value !== settings.variable(name)?.value;
}

/** Chooses the models by the names that a reader has, stepping down from what is refused. */
type Choose = (reader: NameReader, isRefused?: (id: string) => boolean) => ChosenModels;

/**
 * Where the primary model's id depends on the list or the region, Claude Code takes what it knows at its start. What is
 * refused it finds out later, in the region that is known by then, though by the list of its start [run 2.1.332: 110
 * homes with keys, addresses, AWS files and regions of a folder].
 */
function inTime(
  all: ChosenModels,
  choose: Choose,
  reader: NameReader,
  settings: SettingsInEffect,
  early: SettingsInEffect,
  provider: ProviderRule,
  facts: ClientFacts,
): ChosenModels {
  const region = chooseRegion(early, (facts.atStart ?? facts).profiles, reader.version);
  const late = chooseRegion(settings, facts.profiles, reader.version);
  const { value: prefix } = choosePrefix(early, region, reader.version);
  const isThere =
    facts.listedIn === undefined ? region.value === late.value : facts.listedIn === region.value;
  const isKnown = isThere && !isListedLate(settings, early, provider, facts);
  const listed = isKnown ? reader.listed : undefined;
  const nothing = () => false;
  const stepped = choose({ ...reader, listed });
  if (stepped.main.value.id !== choose({ ...reader, listed }, nothing).main.value.id) return stepped;
  const atStart = choose({ ...reader, prefix, listed }, nothing);
  return all.main.value.id === atStart.main.value.id ? all : atStart;
}

/** What leads to the list of models, keys or an address, stands in a folder's settings alone, which count later. */
function isListedLate(
  settings: SettingsInEffect,
  early: SettingsInEffect,
  provider: ProviderRule,
  facts: ClientFacts,
): boolean {
  const { files, profiles } = facts.atStart ?? facts;
  const { value: signer } = chooseSigner(early, provider, files, profiles);
  if (isLate(provider.baseUrl, settings, early) || isWithout(signer, profiles)) return true;
  return signer.kind === 'nothing' && !isSkipped(early, provider);
}

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
