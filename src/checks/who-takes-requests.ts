import type { DoctorFacts, HomeFacts } from '../facts/doctor-facts.ts';
import type { Candidate } from '../facts/settings/candidates.ts';
import { PROVIDERS } from '../knowledge/client-providers.ts';
import { isBedrockId } from '../knowledge/model-id.ts';
import { isOn } from '../knowledge/settings-keys.ts';
import type { Origin } from '../model/configuration.ts';
import type { Group } from '../model/verdict.ts';
import type { Check } from './check.ts';

/** What is the same whoever takes the requests. */
const OF_ALL: readonly Group[] = ['Claude Code', 'Settings'];

/** What those need too that are AWS's, and signed as Amazon Bedrock is. */
const OF_AWS: readonly Group[] = [...OF_ALL, 'AWS profile', 'Sign-in', 'Credentials'];

/** The rules about Mantle and Claude Platform on AWS themselves. */
const OF_EACH_WAY: readonly string[] = ['provider-refuses', 'workspace-missing', 'key-helper'];

/** The rules about the way to AWS, which a sign-in takes too. */
export const RULES_OF_THE_WAY: readonly string[] = ['endpoint-unreachable', 'tls', 'proxy'];

/** True for Mantle and Claude Platform on AWS: whatever signs, they are asked where they are. */
export function isAskedElsewhere({ client }: Pick<HomeFacts, 'client'>): boolean {
  return ['mantle', 'claude-platform'].includes(client.provider.value);
}

/** What proves to Anthropic's own API who asks, where no account is signed in. */
const KEYS_OF_ANTHROPIC = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'apiKeyHelper'];

/** A header of one's own that does the same. */
const PROOF = /^\s*(?:authorization|x-api-key)\s*:/im;

/** AWS's own key, which Mantle takes as Bedrock does; Claude Platform on AWS has one of Anthropic's kind. */
const BEARER = 'AWS_BEARER_TOKEN_BEDROCK';

/** What says how Bedrock is to be asked, in the settings; a shell may have it for other programs. */
const WAYS_TO_SIGN = [
  'AWS_PROFILE',
  'AWS_REGION',
  'AWS_BEARER_TOKEN_BEDROCK',
  'AWS_ACCESS_KEY_ID',
  'awsAuthRefresh',
  'awsCredentialExport',
];

/**
 * The provider that Claude Code asks instead of Amazon Bedrock, and what says so; its own sign-in is not looked at.
 * Where nothing is left of Bedrock but names of models, or a key of Anthropic's stands beside them, somebody has left.
 */
export function otherProvider(
  facts: HomeFacts,
): { readonly name: string; readonly origin: Origin } | undefined {
  const { client } = facts;
  const { value: id, origin } = client.provider;
  if (id === 'bedrock') return undefined;
  const name = PROVIDERS.find((one) => one.id === id)?.name ?? id;
  if (id !== 'anthropic') return { name, origin };
  const key = keyOfAnthropic(facts);
  const isBegun = hasWaysToBedrock(facts);
  if (key)
    return isBegun && isBedrockId(client.models.main.value.id) ? undefined : { name, origin: key.origin };
  return hasLeftModels(facts) && !isBegun ? { name, origin } : undefined;
}

function keyOfAnthropic({ candidates }: HomeFacts): Candidate | undefined {
  const header = candidates.get('ANTHROPIC_CUSTOM_HEADERS')?.find(({ value }) => PROOF.test(value));
  const [key = header] = KEYS_OF_ANTHROPIC.flatMap(
    (one) => candidates.get(one)?.find(({ value }) => value) ?? [],
  );
  return key;
}

/** True where somebody is asked of whom nothing is known here: not AWS, and Anthropic with a key alone. */
export function asksOthers(facts: HomeFacts): boolean {
  const { value: id } = facts.client.provider;
  return id === 'anthropic'
    ? keyOfAnthropic(facts) !== undefined
    : id !== 'bedrock' && !isAskedElsewhere(facts);
}

/** True where models are named that Amazon Bedrock alone knows. */
function hasLeftModels({ models }: HomeFacts): boolean {
  return models.named.some(({ id }) => isBedrockId(id));
}

/** Settings say how Bedrock is to be asked, or try to switch it on: a start, or a slip, but no farewell. */
function hasWaysToBedrock({ candidates }: HomeFacts): boolean {
  const isInSettings = (key: string) =>
    candidates.get(key)?.some(({ value, origin }) => value !== '' && origin.from !== 'environment') === true;
  return candidates.get('CLAUDE_CODE_USE_BEDROCK')?.[0] !== undefined || WAYS_TO_SIGN.some(isInSettings);
}

/** Why a check has nothing to judge: another provider takes the requests than the one that it is about. */
export function whyNotAsked(
  { group, id }: Check,
  facts: HomeFacts & Partial<Pick<DoctorFacts, 'live'>>,
): string | undefined {
  const other = otherProvider(facts);
  if (!other) return undefined;
  if (isAskedElsewhere(facts) && OF_EACH_WAY.includes(id)) return undefined;
  const isSigned = isSignedByAws(facts);
  if (isSigned && RULES_OF_THE_WAY.includes(id)) return undefined;
  // Without credentials nobody is asked further: why there are none is judged, whatever it is.
  const { credentials } = facts.live ?? {};
  if (isSigned && credentials?.ok === false && credentials.finding.id === id) return undefined;
  const groups = isSigned ? OF_AWS : OF_ALL;
  return groups.includes(group) ? undefined : `${other.name} takes the requests`;
}

/** Requests to these are signed, but where a key or the settings say otherwise. */
function isSignedByAws({ client, seenEnv }: HomeFacts): boolean {
  const { provider, signedBy } = client;
  if (!isAskedElsewhere({ client })) return false;
  const skip = PROVIDERS.find(({ id }) => id === provider.value)?.skipAuth;
  const isSkipped = skip !== undefined && isOn(seenEnv[skip]);
  const isOwnKey = signedBy.value.kind === 'api-key' && signedBy.value.variable !== BEARER;
  return !isSkipped && !isOwnKey && !['token', 'helper', 'other'].includes(signedBy.value.kind);
}
