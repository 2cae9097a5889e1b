import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod/mini';
import { type Answer, answered, failed } from '../../facts/answer.ts';
import type { Quota } from '../../facts/quota.ts';
import { readQuotaName } from '../../knowledge/quota-names.ts';
import type { AwsSession } from '../credentials/session.ts';
import { foreignAnswer } from '../failures/finding.ts';
import { ask } from '../http/ask.ts';
import { clientConfig } from '../http/client-config.ts';
import { outsideText } from '../http/outside-text.ts';
import { readErrors } from '../models/ask-messages.ts';

/** A service that hands out page after page for ever is not waited for. */
const MAX_PAGES = 30;
const PAGE_SIZE = 100;
const TIME_MS = 10_000;
const SERVICE = 'servicequotas';

const quotaShape = z.object({
  QuotaCode: z.string().check(z.regex(/^L-\w{1,32}$/)),
  QuotaName: z.string().check(z.minLength(1)),
  Value: z.nullish(z.number()),
  Adjustable: z.nullish(z.boolean()),
});
const pageShape = z.object({
  Quotas: z.nullish(z.array(quotaShape).check(z.maxLength(PAGE_SIZE))),
  NextToken: z.nullish(z.string()),
});
type Listed = z.infer<typeof quotaShape>;
type Operation = 'ListServiceQuotas' | 'ListAWSDefaultServiceQuotas';

/**
 * The quotas of Claude on Amazon Bedrock, as the account has them and as AWS gives them. Needs
 * `servicequotas:ListServiceQuotas`, and for the defaults `servicequotas:ListAWSDefaultServiceQuotas`.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/
 */
export async function listQuotas(session: AwsSession, region: string): Promise<Answer<readonly Quota[]>> {
  const [applied, defaults] = await Promise.all([
    allOf(session, region, 'ListServiceQuotas'),
    allOf(session, region, 'ListAWSDefaultServiceQuotas'),
  ]);
  if (!applied.ok) return applied;
  const given = new Map(defaults.ok ? defaults.value.map((one) => [one.QuotaCode, one.Value]) : []);
  return answered(
    applied.value.flatMap((one): Quota | [] => {
      const name = readQuotaName(one.QuotaName);
      if (!name || typeof one.Value !== 'number') return [];
      return {
        ...name,
        ...(name.model !== undefined && { model: outsideText(name.model) }),
        code: one.QuotaCode,
        name: outsideText(one.QuotaName),
        value: one.Value,
        byDefault: given.get(one.QuotaCode) ?? undefined,
        isAdjustable: one.Adjustable === true,
      };
    }),
  );
}

async function allOf(
  session: AwsSession,
  region: string,
  operation: Operation,
): Promise<Answer<readonly Listed[]>> {
  const quotas: Listed[] = [];
  let next: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const body = { ServiceCode: 'bedrock', MaxResults: PAGE_SIZE, ...(next && { NextToken: next }) };
    const answer = await ask(session, {
      ...{ attempt: 'list' as const, region, ms: TIME_MS, shape: z.string() },
      send: (options) => call(session, region, operation, body, options),
    });
    if (!answer.ok) return answer;
    const read = pageShape.safeParse(parsed(answer.value));
    if (!read.success) return failed(foreignAnswer(200));
    quotas.push(...(read.data.Quotas ?? []));
    next = read.data.NextToken ?? undefined;
    if (!next) break;
  }
  return answered(quotas);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The SDK's own client of this service is 600 KB for two calls: the one of the runtime signs and travels for it. */
async function call(
  session: AwsSession,
  region: string,
  operation: Operation,
  body: object,
  options: { readonly abortSignal: AbortSignal },
): Promise<string> {
  const signing = { name: SERVICE, region, signingName: SERVICE, signingRegion: region };
  const sigv4 = {
    schemeId: 'aws.auth#sigv4',
    signingProperties: signing,
    propertiesExtractor: (config: unknown, context: unknown) => ({
      signingProperties: { config, context, ...signing },
    }),
  };
  const client = new BedrockRuntimeClient({
    ...clientConfig(session, region),
    httpAuthSchemeProvider: () => [sigv4],
    maxAttempts: 2,
    endpoint: endpointOf(session, region),
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  });
  client.middlewareStack.add(
    (next) => (step) => {
      const request = step.request as { path: string; headers: Record<string, string> };
      request.path = '/';
      request.headers['content-type'] = 'application/x-amz-json-1.1';
      request.headers['x-amz-target'] = `ServiceQuotasV20190624.${operation}`;
      return next(step);
    },
    { step: 'build', name: 'quotasPath' },
  );
  readErrors(client);
  const command = new InvokeModelCommand({ modelId: operation, body: JSON.stringify(body) });
  const { body: answer } = await client.send(command, options);
  return new TextDecoder().decode(answer);
}

/** The same variables as for every client of the SDK. */
function endpointOf({ env }: AwsSession, region: string): string {
  const own = env.AWS_ENDPOINT_URL_SERVICE_QUOTAS || env.AWS_ENDPOINT_URL;
  const dns = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return own || `https://servicequotas.${region}.${dns}`;
}
