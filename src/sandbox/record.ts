/** AWS's services by the name they are signed for, then the others that serve Claude. */
export type ServiceName =
  | 'sts'
  | 'sso'
  | 'sso-oidc'
  | 'bedrock'
  | 'bedrock-runtime'
  | 'bedrock-mantle'
  | 'aws-external-anthropic'
  | 'servicequotas'
  | 'pricing'
  | 'anthropic'
  | 'foundry'
  | 'google-cloud'
  | 'vertex'
  | 'gateway';

/** Which credentials a request was signed with, as it claims; `principal` is there when the claim was true. */
export type Signer =
  | { kind: 'sigv4'; accessKeyId: string; region: string; service: string }
  | { kind: 'bearer'; region?: string };

/** A request as the sandbox saw it. Secrets are left out. */
export interface RecordedRequest {
  readonly service: ServiceName;
  /** Such as `InvokeModel`; `Unknown` for what no AWS service answers. */
  readonly operation: string;
  readonly method: string;
  /** With the query, as it came. */
  readonly path: string;
  readonly region?: string;
  readonly signer?: Signer;
  /** Names in lower case; what proves who the caller is, is left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** ARN of the caller; absent when the request was refused before the caller was known. */
  readonly principal?: string;
  /** The parsed JSON or form; text when it is neither; `undefined` when empty. */
  readonly body: unknown;
  readonly at: Date;
  /** Status of the answer; `undefined` while, or when, there is none. */
  readonly status: number | undefined;
}

/** A record that is still being written. */
export type OpenRecord = { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] };

const SECRET_FIELD = /secret|token$|code$|assertion/i;

const SECRET_HEADER = /authorization|token|api-key|cookie/i;

/** The headers of a request without those that may hold a secret. */
export function plainHeaders(
  headers: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || SECRET_HEADER.test(name) ? [] : [[name, value]],
    ),
  );
}

/** `value` with every top-level field that may hold a secret replaced. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRET_FIELD.test(key) ? '[redacted]' : inner]),
  );
}
