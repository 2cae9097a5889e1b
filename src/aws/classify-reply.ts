import { type Circumstances, classifySignals, finding } from './classify.ts';
import type { Finding } from './finding.ts';
import { parseJsonObject } from './json.ts';

/** An answer that is no success. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** The finding for an answer of AWS, or of whoever answered in its place, that is no success. */
export function classifyReply({ status, headers, text }: Reply, circumstances: Circumstances): Finding {
  const error = errorInJson(headers, text) ?? errorInXml(text);
  if (!error) return foreignAnswer(status);
  return classifySignals({ ...error, status }, circumstances);
}

/** The finding for an answer that is not one of AWS's. */
export function foreignAnswer(status: number): Finding {
  return finding('proxy', { detail: `(HTTP ${status}, not an answer of AWS)` });
}

interface ServiceError {
  readonly name: string;
  readonly message: string;
}

/** The REST JSON protocol: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization */
function errorInJson(headers: Reply['headers'], text: string): ServiceError | undefined {
  const body = parseJsonObject(text);
  if (!body) return undefined;
  const type = headers['x-amzn-errortype'] ?? body.__type ?? body.code;
  // The gateway in front of Amazon Bedrock writes `Message`.
  const message = body.message ?? body.Message;
  if (typeof type !== 'string' && typeof message !== 'string') return undefined;
  // `com.amazon.coral.service#AccessDeniedException:http://…`
  const name = String(type ?? '')
    .replace(/:.*$/, '')
    .replace(/^.*#/, '');
  return { name, message: typeof message === 'string' ? message : '' };
}

/** The query protocol of STS. */
function errorInXml(text: string): ServiceError | undefined {
  const start = text.slice(0, 20_000);
  const name = /<Code>([^<]*)<\/Code>/.exec(start)?.[1];
  const message = /<Message>([^<]*)<\/Message>/.exec(start)?.[1];
  return name === undefined ? undefined : { name, message: message ?? '' };
}
