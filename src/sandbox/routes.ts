import { fieldsOf, type HttpRequest } from './request.ts';
import { BEDROCK_OPERATIONS } from './services/bedrock.ts';
import { RUNTIME_OPERATIONS } from './services/bedrock-runtime.ts';
import { DEVICE_PAGE } from './services/device-page.ts';
import { MESSAGES_OPERATIONS } from './services/messages-api.ts';
import type { Operation } from './services/operation.ts';
import { PRICING_OPERATIONS } from './services/pricing.ts';
import { QUOTAS_OPERATIONS } from './services/service-quotas.ts';
import { SSO_OPERATIONS } from './services/sso.ts';
import { OIDC_OPERATIONS } from './services/sso-oidc.ts';
import { STS_OPERATIONS } from './services/sts.ts';

const OPERATIONS: readonly Operation[] = [
  ...STS_OPERATIONS,
  ...SSO_OPERATIONS,
  ...OIDC_OPERATIONS,
  ...DEVICE_PAGE,
  ...BEDROCK_OPERATIONS,
  ...RUNTIME_OPERATIONS,
  ...MESSAGES_OPERATIONS,
  ...QUOTAS_OPERATIONS,
  ...PRICING_OPERATIONS,
];

/** An operation and the decoded groups of its path. */
export interface Route {
  operation: Operation;
  params: string[];
}

/** The operation that a request asks for; `undefined` when no service knows it. */
export function findRoute(request: HttpRequest): Route | undefined {
  for (const operation of OPERATIONS) {
    const found = operation.method === request.method ? operation.path.exec(request.path) : null;
    if (!found || !isMeant(operation, request)) continue;
    return { operation, params: found.slice(1).map(decoded) };
  }
  return undefined;
}

/** Two services have one path for all that they do: STS tells by a field, Service Quotas by a header. */
function isMeant({ service, name }: Operation, request: HttpRequest): boolean {
  if (service === 'sts') return fieldsOf(request).Action === name;
  return service !== 'servicequotas' || request.headers['x-amz-target']?.endsWith(`.${name}`) === true;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: AWS would take it for a part of the name.
    return text;
  }
}
