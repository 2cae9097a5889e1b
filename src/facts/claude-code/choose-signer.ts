import type { ProviderRule } from '../../knowledge/client-providers.ts';
import type { Profile } from '../../model/configuration.ts';
import type { AwsFiles } from '../aws-files/aws-files.ts';
import type { ClientSigner, Placed } from './client-view.ts';

/** What is looked up of the settings and the environment, as Claude Code puts them together. */
export interface SignerSettings {
  /** A variable as it stands, also where it is empty. */
  raw(name: string): Placed<string> | undefined;
  /** A variable that is not empty, blanks around it off. */
  variable(name: string): Placed<string> | undefined;
  /** A switch that is on. */
  switched(name: string): Placed<string> | undefined;
  /** A key of the settings themselves. */
  text(key: string): Placed<string> | undefined;
}

/** What signs, and what signs in its place where it yields nothing. */
export interface ChosenSigner extends Placed<ClientSigner> {
  readonly otherwise: ClientSigner | undefined;
}

/**
 * Whose proof goes with the requests to AWS. A bearer token beats all; but under their switches Claude Platform takes
 * none, and Mantle a token of the gateway before it [run 2.1.332: 23 homes]. An export command beats the chain, which
 * takes over where the command yields nothing; AWS_PROFILE beats keys in the environment; a profile that is not there
 * leaves keys unused, but not a web identity or a container [run 2.1.200, 2.1.332].
 */
export function chooseSigner(
  settings: SignerSettings,
  provider: ProviderRule,
  files: Pick<AwsFiles, 'profiles'>,
  profiles: readonly Profile[],
): ChosenSigner {
  const { id } = provider;
  if (!isOfAws(provider)) return alone({ kind: 'other' });
  const own = isSkipped(settings, provider) ? unsigned(settings) : undefined;
  const isAlone = own && (id === 'claude-platform' || (id === 'mantle' && own.value.kind !== 'nothing'));
  const first = isAlone ? own : (bearerOf(settings, provider) ?? own);
  if (first) return first;
  const chain = defaultChain(settings, files, profiles);
  const command = settings.text('awsCredentialExport');
  if (!command) return { ...chain, otherwise: undefined };
  const exported = { kind: 'credential-export', command: command.value } as const;
  return { value: exported, origin: command.origin, otherwise: chain.value };
}

/** True where AWS's credentials sign. */
export function isOfAws({ id }: ProviderRule): boolean {
  return id === 'bedrock' || id === 'mantle' || id === 'claude-platform';
}

/** True where the requests are left unsigned. */
export function isSkipped(settings: Pick<SignerSettings, 'switched'>, { skipAuth }: ProviderRule): boolean {
  return skipAuth !== undefined && settings.switched(skipAuth) !== undefined;
}

function bearerOf(settings: SignerSettings, { id }: ProviderRule): ChosenSigner | undefined {
  const variable = id === 'claude-platform' ? 'ANTHROPIC_AWS_API_KEY' : 'AWS_BEARER_TOKEN_BEDROCK';
  const key = settings.variable(variable);
  return key && { ...key, value: { kind: 'api-key', variable, key: key.value }, otherwise: undefined };
}

/** Without a signature a token of the gateway goes along: a variable before a helper before a header of one's own [run 2.1.332]. */
function unsigned(settings: SignerSettings): ChosenSigner {
  const token = settings.variable('ANTHROPIC_AUTH_TOKEN');
  if (token)
    return alone({ kind: 'token', variable: 'ANTHROPIC_AUTH_TOKEN', key: token.value }, token.origin);
  const helper = settings.text('apiKeyHelper');
  if (helper) return alone({ kind: 'helper', command: helper.value }, helper.origin);
  const headers = settings.variable('ANTHROPIC_CUSTOM_HEADERS');
  const own = headers && /^\s*authorization\s*:\s*(.+)$/im.exec(headers.value)?.[1];
  return own && headers
    ? alone({ kind: 'token', variable: 'ANTHROPIC_CUSTOM_HEADERS', key: own.trim() }, headers.origin)
    : alone({ kind: 'nothing' });
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html, as the SDK in Claude Code walks it. */
function defaultChain(
  settings: SignerSettings,
  files: Pick<AwsFiles, 'profiles'>,
  profiles: readonly Profile[],
): Placed<ClientSigner> {
  // Not trimmed: a blank is a name like any other, and no profile has it.
  const named = settings.raw('AWS_PROFILE');
  const accessKey = settings.raw('AWS_ACCESS_KEY_ID');
  if (!named?.value && accessKey?.value && settings.raw('AWS_SECRET_ACCESS_KEY')?.value) {
    return { value: { kind: 'environment', keyId: accessKey.value }, origin: accessKey.origin };
  }
  const name = named?.value || 'default';
  const profile = profiles.find((one) => one.name === name);
  if (profile && (profile.kind !== 'incomplete' || isStopping(name, files))) {
    const keyId = profile.kind === 'static' ? files.profiles.get(name)?.aws_access_key_id : undefined;
    const value = { kind: 'profile', name, ...(keyId && { keyId }) } as const;
    return { value, origin: named?.origin ?? { from: 'default' } };
  }
  return withoutProfile(settings, named);
}

/**
 * Where a profile leads to no credentials the SDK goes on to the role of a platform, but for a sign-in to IAM Identity
 * Center that is not wholly written: there it gives up [run 2.1.332: 9 incomplete profiles beside a web identity].
 */
function isStopping(name: string, { profiles }: Pick<AwsFiles, 'profiles'>): boolean {
  const passed = new Set<string>();
  let section = profiles.get(name);
  while (section?.source_profile !== undefined && !passed.has(section.source_profile)) {
    passed.add(section.source_profile);
    section = profiles.get(section.source_profile);
  }
  return Object.keys(section ?? {}).some((key) => key.startsWith('sso_'));
}

function withoutProfile(settings: SignerSettings, named: Placed<string> | undefined): Placed<ClientSigner> {
  const role = settings.raw('AWS_ROLE_ARN');
  const token = settings.raw('AWS_WEB_IDENTITY_TOKEN_FILE');
  if (role?.value && token?.value) {
    const value = { kind: 'web-identity', roleArn: role.value, tokenFile: token.value } as const;
    return { value, origin: role.origin };
  }
  const container =
    settings.variable('AWS_CONTAINER_CREDENTIALS_FULL_URI') ??
    settings.variable('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI');
  if (container) return { value: { kind: 'container' }, origin: container.origin };
  if (named?.value) return { value: { kind: 'profile', name: named.value }, origin: named.origin };
  const isOff = settings.switched('AWS_EC2_METADATA_DISABLED');
  return {
    value: isOff ? { kind: 'nothing' } : { kind: 'instance' },
    origin: isOff?.origin ?? { from: 'default' },
  };
}

function alone(value: ClientSigner, origin: Placed<unknown>['origin'] = { from: 'default' }): ChosenSigner {
  return { value, origin, otherwise: undefined };
}
