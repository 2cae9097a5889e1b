import type { AccessKeys } from '../model/credentials.ts';

/** The fields of credentials, as `credential_process` and `awsCredentialExport` print them. */
export const FIELDS = ['Version', 'AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration'] as const;
export type Field = (typeof FIELDS)[number];

/** Who reads what a command prints: the AWS SDK is stricter than Claude Code [run 2.1.332: 37 answers with each]. */
export type Reader = 'credential_process' | 'awsCredentialExport';

/** A slip in what a command printed; the name that stands where another is wanted, never a value. */
export interface Slip {
  readonly kind:
    | 'nothing'
    | 'list'
    | 'shell-lines'
    | 'other-format'
    | 'other-text'
    | 'name'
    | 'version'
    | 'wrapped'
    | 'seconds'
    | 'padded';
  readonly printed?: string;
  readonly wanted?: Field;
}

/** Credentials that a command printed. Never print the keys. */
export interface PrintedCredentials {
  readonly fields: readonly Field[];
  readonly keys: AccessKeys | undefined;
  readonly slip?: Slip;
}

/**
 * Reads what a command printed: `{"Credentials": {…}}` as AWS STS has it, or the flat format of `credential_process`.
 * `undefined` where it is no JSON object.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function printedCredentials(text: string, reader: Reader): PrintedCredentials | undefined {
  const json = objectIn(text);
  if (!json) return undefined;
  const isStrict = reader === 'credential_process';
  const given = isObject(json.Credentials) && !isStrict ? json.Credentials : json;
  const fields = FIELDS.filter((name) => (name === 'Version' ? given.Version === 1 : isText(given[name])));
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given;
  const found = slipIn(given, isStrict);
  const slip = found && { slip: found };
  if (!isText(AccessKeyId) || !isText(SecretAccessKey)) return { fields, keys: undefined, ...slip };
  const isTime = isText(Expiration) || (isStrict && typeof Expiration === 'number');
  const expiration = isTime ? new Date(Expiration) : undefined;
  return {
    fields,
    ...slip,
    keys: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      ...(isText(SessionToken) && { sessionToken: SessionToken }),
      ...(expiration && !Number.isNaN(expiration.getTime()) && { expiration }),
    },
  };
}

/** Why what was printed is no JSON object. */
export function slipInText(text: string): Slip | undefined {
  if (text.trim() === '') return { kind: 'nothing' };
  if (/^\s*(?:export |set |\$env:)?AWS_ACCESS_KEY_ID\s*=/im.test(text)) return { kind: 'shell-lines' };
  // As the AWS CLI prints it where another output is set: YAML, a table, text.
  if (/^\W*AccessKeyId\b|^CREDENTIALS\t/m.test(text) && !text.includes('{')) return { kind: 'other-format' };
  if (/^\s*\[\s*[{\]]/.test(text)) return { kind: 'list' };
  const [object] = /\{.*\}/s.exec(text) ?? [];
  return object !== undefined && objectIn(object) ? { kind: 'other-text' } : undefined;
}

/** As far as it keeps the reader from what was meant. */
function slipIn(given: Readonly<Record<string, unknown>>, isStrict: boolean): Slip | undefined {
  if (isStrict && isObject(given.Credentials)) return { kind: 'wrapped' };
  for (const wanted of FIELDS) {
    if (wanted === 'Expiration' || given[wanted] !== undefined || (wanted === 'Version' && !isStrict))
      continue;
    const printed = spelled(given, wanted);
    if (printed !== undefined) return { kind: 'name', wanted, printed };
  }
  if (isStrict && given.Version !== undefined && given.Version !== 1) return { kind: 'version' };
  const { Expiration } = given;
  if (isStrict && typeof Expiration === 'number' && Expiration < LEAST_MS) return { kind: 'seconds' };
  const padded = FIELDS.find(
    (name) => name !== 'Expiration' && isText(given[name]) && /\s/.test(given[name]),
  );
  return padded && { kind: 'padded', wanted: padded };
}

/** A time in milliseconds since 1970 is larger, for as long as there are computers. */
const LEAST_MS = 100_000_000_000;

/** The name under which a field stands in other letters: `accessKeyId`, `aws_access_key_id`, `Token`. */
function spelled(given: Readonly<Record<string, unknown>>, name: Field): string | undefined {
  const plain = (one: string) => one.toLowerCase().replace(/^aws_|[_-]/g, '');
  const names = name === 'SessionToken' ? ['sessiontoken', 'token', 'securitytoken'] : [plain(name)];
  return Object.keys(given).find((one) => names.includes(plain(one)));
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
