import type { Cloud } from '../cloud/cloud.ts';
import type { Principal } from '../cloud/identity.ts';
import type { ServiceError } from '../errors.ts';
import { PLATFORM } from '../messages.ts';
import type { ServiceName, Signer } from '../record.ts';
import type { HttpRequest } from '../request.ts';
import { apiKeyRegion, callerWithApiKey } from './api-key.ts';
import { signatureError } from './signature-errors.ts';
import { callerWithSignature, readAuthorization } from './signed-caller.ts';

/** The name in the credential scope, where it is not `bedrock`. */
const SIGNING_NAMES: Partial<Record<ServiceName, string>> = {
  sts: 'sts',
  servicequotas: 'servicequotas',
  'bedrock-mantle': 'bedrock-mantle',
  'aws-external-anthropic': 'aws-external-anthropic',
};

/** The region of a request in which neither the URL nor the signature nor the API key names one. */
export const DEFAULT_REGION = 'us-east-1';

/** Who a request claims to come from, before any check; `undefined` when it is not signed. */
export function claimedSigner(request: HttpRequest): Signer | undefined {
  const token = bearerToken(request);
  if (token !== undefined) {
    const region = request.region ?? apiKeyRegion(token);
    return { kind: 'bearer', ...(region && { region }) };
  }
  if (request.headers['anthropic-workspace-id'] !== undefined && request.headers['x-api-key'] !== undefined)
    return { kind: 'bearer' };
  const scope = readAuthorization(request.headers.authorization ?? '')?.scope;
  return (
    scope && { kind: 'sigv4', accessKeyId: scope.accessKeyId, region: scope.region, service: scope.service }
  );
}

/** Who a request to a signed service comes from, proven; or the refusal. */
export function authenticate(
  cloud: Cloud,
  request: HttpRequest,
  service: ServiceName,
  now: Date,
): Principal | ServiceError {
  if (service === 'aws-external-anthropic') {
    const key = workspaceKey(request);
    if (key !== undefined) return callerWithWorkspaceKey(cloud, key);
  }
  const token = bearerToken(request);
  if (token !== undefined && service !== 'sts') {
    return callerWithApiKey(cloud, token, request.region ?? apiKeyRegion(token) ?? DEFAULT_REGION, now);
  }
  const caller = callerWithSignature(cloud, request, SIGNING_NAMES[service] ?? 'bedrock', now);
  return 'kind' in caller ? signatureError(caller, service) : caller;
}

/** Claude Platform on AWS takes a key of its own in the header of Anthropic's API, or as a bearer token. */
function workspaceKey(request: HttpRequest): string | undefined {
  return request.headers['x-api-key'] ?? bearerToken(request);
}

function callerWithWorkspaceKey(cloud: Cloud, token: string): Principal | ServiceError {
  const keys = cloud.workspaces.flatMap(({ apiKeys }) => apiKeys);
  return keys.find((key) => key.token === token)?.principal ?? PLATFORM.invalidKey;
}

function bearerToken(request: HttpRequest): string | undefined {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
}
