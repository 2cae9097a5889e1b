/** An HTTP request, whole, whichever version of HTTP carried it. */
export interface HttpRequest {
  readonly method: string;
  /** As it came, query included: what the caller signed. */
  readonly target: string;
  /** Region named by a `/region/<region>` prefix, or by `md/region` in the user agent of an unsigned request. */
  readonly region: string | undefined;
  /** Path without region prefix and query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case; `host` is there under HTTP/2, too. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

const REGION_PREFIX = /^\/region\/([a-z0-9-]+)(?=\/|$)/;
const REGION_OF_AGENT = /(?:^| )md\/region#([a-z0-9-]+)(?= |$)/;

/** Takes a request target apart. */
export function httpRequest(
  method: string,
  target: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Buffer,
): HttpRequest {
  const [whole = '/', query = ''] = splitOnce(target, '?');
  const prefix = REGION_PREFIX.exec(whole);
  const plain = plainHeaders(headers);
  return {
    method,
    target,
    region: prefix?.[1] ?? REGION_OF_AGENT.exec(plain['user-agent'] ?? '')?.[1],
    path: whole.slice(prefix?.[0].length ?? 0) || '/',
    query: new URLSearchParams(query),
    headers: plain,
    body,
  };
}

/** The body as JSON, as a form, as text, or `undefined` when there is none. */
export function parsedBody(request: HttpRequest): unknown {
  const text = request.body.toString('utf8');
  if (text === '') return undefined;
  if (request.headers['content-type']?.includes('x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The fields of a JSON object or of a form; none when the body is neither. */
export function fieldsOf(request: HttpRequest): Readonly<Record<string, unknown>> {
  const body = parsedBody(request);
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** Cuts `text` at the first `separator`. */
export function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const plain: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
  return { ...plain, host: plain.host ?? plain[':authority'] };
}
