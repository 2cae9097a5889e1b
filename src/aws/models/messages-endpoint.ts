import { PROVIDERS, type ProviderRule } from '../../knowledge/client-providers.ts';
import type { World } from '../../model/world.ts';

/** Where Anthropic's Messages API is served by AWS, and as which service it is signed for. */
export interface MessagesEndpoint {
  readonly url: string;
  readonly service: string;
}

const SERVICES: Partial<Record<ProviderRule['id'], string>> = {
  mantle: 'bedrock-mantle',
  'claude-platform': 'aws-external-anthropic',
};

/** The endpoint of a provider that AWS signs for; `undefined` for the others, and for Bedrock Invoke. */
export function messagesEndpoint(
  provider: ProviderRule['id'],
  url: string | undefined,
): MessagesEndpoint | undefined {
  const service = SERVICES[provider];
  return service && url ? { url, service } : undefined;
}

/** The endpoint of Mantle where it takes some of the models beside Bedrock Invoke. */
export function endpointBeside(
  provider: ProviderRule['id'],
  env: World['env'],
  region: string,
): MessagesEndpoint | undefined {
  const rule = PROVIDERS.find(({ id }) => id === provider);
  return rule && messagesEndpoint(provider, env[rule.baseUrl] || rule.host?.(region));
}
