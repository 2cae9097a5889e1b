import type { HomeFacts } from '../facts/doctor-facts.ts';
import { PROVIDERS } from '../knowledge/client-providers.ts';
import type { Origin } from '../model/configuration.ts';
import type { Group } from '../model/verdict.ts';
import type { Check } from './check.ts';

/** What is the same whoever takes the requests. */
const OF_ALL: readonly Group[] = ['Claude Code', 'Settings'];

/** What those need too that are AWS's, and signed as Amazon Bedrock is. */
const OF_AWS: readonly Group[] = [...OF_ALL, 'AWS profile', 'Sign-in', 'Credentials'];

/** What proves to Anthropic's own API who asks, where no account is signed in. */
const KEYS_OF_ANTHROPIC = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'apiKeyHelper'];

/**
 * The provider that Claude Code asks instead of Amazon Bedrock, and what says so; its own sign-in is not looked at.
 * Anthropic's API knows no model by Bedrock's ids: where such are named, nobody has left Bedrock on purpose.
 */
export function otherProvider({
  client,
  candidates,
  models,
}: HomeFacts): { readonly name: string; readonly origin: Origin } | undefined {
  const { value: id, origin } = client.provider;
  if (id === 'bedrock') return undefined;
  const name = PROVIDERS.find((one) => one.id === id)?.name ?? id;
  if (id !== 'anthropic') return { name, origin };
  if (models.named.some(({ parsed }) => parsed.kind !== 'alias' && parsed.kind !== 'unknown'))
    return undefined;
  const [key] = KEYS_OF_ANTHROPIC.flatMap((one) => candidates.get(one)?.find(({ value }) => value) ?? []);
  return key && { name, origin: key.origin };
}

/** Why a check has nothing to judge: another provider takes the requests than the one that it is about. */
export function whyNotAsked({ group }: Check, facts: HomeFacts): string | undefined {
  const other = otherProvider(facts);
  if (!other) return undefined;
  const groups = isSignedByAws(facts) ? OF_AWS : OF_ALL;
  return groups.includes(group) ? undefined : `${other.name} takes the requests`;
}

function isSignedByAws({ client }: HomeFacts): boolean {
  const { provider, signedBy } = client;
  if (provider.value !== 'mantle' && provider.value !== 'claude-platform') return false;
  return !['api-key', 'token', 'helper', 'other', 'nothing'].includes(signedBy.value.kind);
}
