import { ALIAS_EPOCHS, type AliasProvider, CATALOG, type CatalogModel } from '../knowledge/client-models.ts';
import type { ProviderId } from '../knowledge/client-providers.ts';
import { clientHas, isSince } from '../knowledge/client-versions.ts';
import { FAMILIES, type Family, isFamily } from '../knowledge/model-families.ts';

/** Which Claude Code reads the names, and who is to be asked. */
export interface NameReader {
  readonly version: string | undefined;
  readonly provider: ProviderId;
  /** Such as `us`: the prefix that is preferred on Amazon Bedrock. */
  readonly prefix: string;
  /** The system-defined profiles of the region; `undefined` where they cannot be listed. */
  readonly listed: readonly string[] | undefined;
  /** The model behind the ARN of an application profile, as far as AWS tells. */
  readonly behind?: ReadonlyMap<string, string> | undefined;
}

/** The id behind an ARN that AWS tells of, any other as it is; `[1m]` is off. */
export function idBehind(id: string, { behind }: NameReader): string {
  const name = withoutWindow(id);
  return behind?.get(name) ?? name;
}

/** The text of a model setting without `[1m]` and the blanks around it; Claude Code strips every such number. */
export function withoutWindow(text: string): string {
  return text
    .trim()
    .replace(/(?:\s*\[\d+m\])+$/i, '')
    .trim();
}

/** The model of Anthropic's own id, in any case. */
export function modelNamed(own: string, version: string | undefined): CatalogModel | undefined {
  const wanted = own.toLowerCase();
  return CATALOG.find((model) => model.own === wanted && isSince(model.since, version));
}

/** The model that an alias means. */
export function modelOfFamily(family: Family, { version, provider }: NameReader): CatalogModel | undefined {
  const epoch = ALIAS_EPOCHS.find(({ since }) => isSince(since, version)) ?? ALIAS_EPOCHS.at(-1);
  const own = epoch?.meaning[aliasProvider(provider)][family] ?? epoch?.meaning['first-party'][family];
  return CATALOG.find((model) => model.own === own);
}

function aliasProvider(provider: ProviderId): AliasProvider {
  if (provider === 'google-cloud' || provider === 'anthropic') return 'first-party';
  return provider;
}

/** The id by which a provider is asked for a model. */
export function idAt(model: CatalogModel, reader: NameReader): string {
  if (reader.provider === 'mantle') return model.mantle ?? model.own;
  return reader.provider === 'bedrock' ? profileFor(model, reader) : model.own;
}

/**
 * The profile with the preferred prefix where the region lists one, else the first listed for the model, else the id
 * by the rule alone: where Japan lists `jp.` and no `apac.`, `jp.` it is [run 2.1.332, with and without the right to list].
 */
function profileFor({ own, bedrock }: CatalogModel, { prefix, listed, version }: NameReader): string {
  const isNamed = clientHas('readsNamesWhole', version) ? names : (id: string) => id.includes(own);
  const claude = listed?.filter((id) => id.includes('anthropic') && isNamed(id, own)) ?? [];
  return claude.find((id) => id.startsWith(`${prefix}.`)) ?? claude[0] ?? `${prefix}.${bedrock}`;
}

/** `…claude-opus-5` stands in `…claude-opus-5-20260101-v1:0`, not in `…claude-opus-5-5`. */
function names(id: string, own: string): boolean {
  const at = id.indexOf(own);
  return at >= 0 && !/^(?:\d|-\d{1,2}(?!\d))/.test(id.slice(at + own.length));
}

/** What Claude Code steps down to, one after the other, where the account refuses a model of its own choice. */
export function stepsBelow(model: CatalogModel, reader: NameReader): readonly CatalogModel[] {
  const family = CATALOG.filter((one) => one.family === model.family && isSince(one.since, reader.version));
  const below = family.slice(family.indexOf(model) + 1);
  const sonnet = model.family === 'opus' ? modelOfFamily('sonnet', reader) : undefined;
  return sonnet ? [...below, sonnet] : below;
}

/** The model behind any spelling: an alias, Anthropic's own id, an id or ARN of Bedrock. */
export function modelBehind(text: string, reader: NameReader): CatalogModel | undefined {
  const name = withoutWindow(text).toLowerCase();
  if (isFamily(name)) return modelOfFamily(name, reader);
  const resource = name.slice(name.lastIndexOf('/') + 1).replace(/^(?:[a-z-]+\.)?anthropic\./, '');
  return CATALOG.find(({ own, bedrock }) => own === resource || bedrock === `anthropic.${resource}`);
}

/** The family of any spelling that names one as a word: `our-sonnet`, not `oursonnet` [run 2.1.332: 10 names]. */
export function familyBehind(text: string, reader: NameReader): Family | undefined {
  const name = withoutWindow(text).toLowerCase();
  if (name === 'best') return 'opus';
  if (name === 'opusplan') return 'sonnet';
  return (
    modelBehind(name, reader)?.family ?? FAMILIES.find((family) => name.split(/[^a-z\d]/).includes(family))
  );
}

/** What a name says of its model, such as `us.anthropic.claude-opus-4-5-20251101-v1:0`: no alias, no other vendor's. */
export interface ModelName {
  readonly family: string;
  readonly major: number;
  readonly minor: number | undefined;
  /** What stands behind the version and is no date, no version of the release, no `fast`. */
  readonly more: string | undefined;
}

const VERSION_BEHIND = /^claude-([a-z]+)-(\d{1,2})(?!\d)(?:-(\d{1,2})(?!\d))?/;
const VERSION_BEFORE = /^claude-(\d{1,2})(?!\d)(?:-(\d{1,2})(?!\d))?-([a-z]+)/;
const RELEASE = /^(?:-fast|-latest)?(?:-v\d{1,3}@\d{8}|[-@]\d{8})?(?:-v\d{1,3}(?::\d{1,3})?)?$/;

/** The model that a name says, known or not [run 2.1.332]. */
export function nameIn(text: string): ModelName | undefined {
  const whole = withoutWindow(text).toLowerCase();
  const resource = whole.slice(whole.lastIndexOf('/') + 1);
  const name = resource.replace(/^(?:(?:us|eu|apac|jp|au|us-gov|global)\.)?anthropic\.(?=claude-)/, '');
  const behind = VERSION_BEHIND.exec(name);
  const before = behind ? null : VERSION_BEFORE.exec(name);
  const found = behind ?? before;
  if (!found || /\s/.test(name)) return undefined;
  const [base, ...parts] = found;
  const [family, major, minor] = behind ? parts : [parts[2], parts[0], parts[1]];
  const rest = name.slice(base.length);
  if (rest !== '' && !/^[-@]/.test(rest)) return undefined;
  return {
    family: family ?? '',
    major: Number(major),
    minor: minor === undefined ? undefined : Number(minor),
    more: RELEASE.test(rest) ? undefined : rest,
  };
}
