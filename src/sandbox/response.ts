import type { ServiceError } from './errors.ts';
import type { ServiceName } from './record.ts';

/** An answer before it is sent. A body of several parts is sent part by part. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: readonly Uint8Array[];
}

/** A JSON answer. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): HttpResponse {
  return textual('application/json', JSON.stringify(value), status, headers);
}

/** An XML answer, as the AWS query protocol has it. `content` is the inside of `<actionResult>`. */
export function queryResult(action: string, content: string, id: string): HttpResponse {
  const result = `<${action}Result>${content}</${action}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata>`;
  return textual(
    'text/xml',
    `<${action}Response xmlns="${STS}">${result}${metadata}</${action}Response>`,
    200,
  );
}

/** A page for a browser. */
export function html(page: string, status = 200): HttpResponse {
  return textual('text/html; charset=utf-8', page, status);
}

/** An error in the protocol of the service that gives it. */
export function errorResponse(service: ServiceName, error: ServiceError, id: string): HttpResponse {
  const type = { 'x-amzn-errortype': error.code };
  if (service === 'sts') return queryError(error, id);
  // Anthropic's own envelope; what AWS refuses comes as AWS words it.
  if (/^[a-z_]+$/.test(error.code))
    return json({ type: 'error', error: { type: error.code, message: error.message } }, error.status);
  if (service === 'sso-oidc') {
    return json({ error: oauthName(error.code), error_description: error.message }, error.status, type);
  }
  return json({ [error.messageField ?? 'message']: error.message }, error.status, type);
}

/** `text` with the characters that XML and HTML keep for themselves escaped. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STS = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** `SlowDownException` as OAuth has it: `slow_down`. */
function oauthName(code: string): string {
  return code
    .replace(/Exception$/, '')
    .replace(/\B[A-Z]/g, '_$&')
    .toLowerCase();
}

function queryError(error: ServiceError, id: string): HttpResponse {
  const inner = `<Type>Sender</Type><Code>${error.code}</Code><Message>${escaped(error.message)}</Message>`;
  const document = `<ErrorResponse xmlns="${STS}"><Error>${inner}</Error><RequestId>${id}</RequestId></ErrorResponse>`;
  return textual('text/xml', document, error.status);
}

function textual(
  type: string,
  text: string,
  status: number,
  headers: Record<string, string> = {},
): HttpResponse {
  return { status, headers: { 'content-type': type, ...headers }, body: [Buffer.from(text)] };
}
