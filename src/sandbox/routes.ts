import { fieldsOf, type HttpRequest } from './request.ts';
import { BEDROCK_OPERATIONS } from './services/bedrock.ts';
import { RUNTIME_OPERATIONS } from './services/bedrock-runtime.ts';
import { DEVICE_PAGE } from './services/device-page.ts';
import { MESSAGES_OPERATIONS } from './services/messages-api.ts';
import type { Operation } from './services/operation.ts';
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
    if (!found || (operation.service === 'sts' && operation.name !== fieldsOf(request).Action)) continue;
    return { operation, params: found.slice(1).map(decoded) };
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: AWS would take it for a part of the name.
    return text;
  }
}
