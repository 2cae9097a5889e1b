import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import { endpointOf, type Service } from './endpoints.ts';
import type { AwsSession } from './session.ts';

/** A request to AWS before it is signed. Without a `body` it is a GET. */
export interface AwsRequest {
  readonly service: Service;
  readonly region: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The request as it goes out: to the configured endpoint, signed by the session's credentials or API key. */
export async function signRequest(session: AwsSession, request: AwsRequest): Promise<HttpRequest> {
  const { service, region, path, query, headers, body } = request;
  const url = new URL(endpointOf(session.env, service, region));
  const unsigned = new HttpRequest({
    method: body === undefined ? 'GET' : 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port !== '' && { port: Number(url.port) }),
    path: url.pathname.replace(/\/$/, '') + path,
    ...(query && { query: { ...query } }),
    headers: { host: url.host, 'user-agent': 'claude-bedrock', ...headers },
    ...(body !== undefined && { body }),
  });
  if (session.signer.kind === 'api-key') {
    unsigned.headers.authorization = `Bearer ${session.signer.key}`;
    return unsigned;
  }
  const { credentials } = session;
  if (!credentials) return unsigned;
  const signer = new SignatureV4({
    // The runtime signs with the name of the control plane.
    service: service === 'sts' ? 'sts' : 'bedrock',
    region,
    credentials,
    sha256: Hash.bind(null, 'sha256'),
  });
  return new HttpRequest(await signer.sign(unsigned));
}
