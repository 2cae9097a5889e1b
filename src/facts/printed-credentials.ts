import type { AccessKeys } from '../model/credentials.ts';

/** The fields of credentials, as `credential_process` and `awsCredentialExport` print them. */
export const FIELDS = ['Version', 'AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'] as const;
export type Field = (typeof FIELDS)[number];

/** Credentials that a command printed. Never print the keys. */
export interface PrintedCredentials {
  readonly fields: readonly Field[];
  readonly keys: AccessKeys | undefined;
}

/**
 * Reads what a command printed: `{"Credentials": {…}}` as AWS STS has it, or the flat format of `credential_process`.
 * `undefined` where it is no JSON object.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function printedCredentials(text: string): PrintedCredentials | undefined {
  const json = objectIn(text);
  if (!json) return undefined;
  const given = isObject(json.Credentials) ? json.Credentials : json;
  const fields = FIELDS.filter((name) => (name === 'Version' ? given.Version === 1 : isText(given[name])));
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given;
  if (!isText(AccessKeyId) || !isText(SecretAccessKey)) return { fields, keys: undefined };
  const expiration = isText(Expiration) ? new Date(Expiration) : undefined;
  return {
    fields,
    keys: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      ...(isText(SessionToken) && { sessionToken: SessionToken }),
      ...(expiration && !Number.isNaN(expiration.getTime()) && { expiration }),
    },
  };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text.trim());
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
