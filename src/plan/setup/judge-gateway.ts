import { isObject } from '../../facts/settings/settings-file.ts';
import type { GatewayAnswer } from '../../model/gateway.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { printable } from '../../text/text.ts';

/** What a gateway answered to the list, to one token in one piece, and to the same as a stream. */
export interface GatewayAnswers {
  readonly list: GatewayAnswer | undefined;
  readonly invoke: GatewayAnswer;
  readonly stream: GatewayAnswer;
}

/** The gateway answered as Amazon Bedrock does; `doubt` where it is not the address or the key that is wrong. */
export interface GatewayVerdict {
  readonly listed: readonly string[] | undefined;
  readonly doubt: string | undefined;
}

/** Whether this is a gateway before Amazon Bedrock that takes the key; refuses what cannot be one. */
export function judgeGateway(
  baseUrl: string,
  model: string,
  { list, invoke, stream }: GatewayAnswers,
): Outcome<GatewayVerdict> {
  const listed = list && list.status === 200 ? profilesIn(list.text) : undefined;
  if (isMessage(invoke)) {
    if (isEventStream(stream)) return success({ listed, doubt: undefined });
    return noBedrock(
      baseUrl,
      `It answers in one piece, but not as a stream (${told(stream)}), and Claude Code wants streams.`,
    );
  }
  // AWS's own words, handed through: it is a gateway, and what is wrong is the model, the account or the quota.
  if (invoke.awsError === 'UnknownOperationException') return noBedrock(baseUrl, `It says: ${told(invoke)}`);
  if (invoke.awsError !== undefined) return success({ listed, doubt: `The gateway says: ${told(invoke)}` });
  if (invoke.status === 401 || invoke.status === 403) {
    return refusal(
      'gateway-key-refused',
      `${baseUrl} refuses the key (${told(invoke)}).`,
      'Ask the administrator of the gateway for a key that holds, and give it by --api-key-file, --api-key-stdin or --key-helper.',
    );
  }
  if (isPage(invoke)) return noBedrock(baseUrl, 'It answers with a web page.');
  if (isOfAnthropic(invoke))
    return noBedrock(baseUrl, `It speaks Anthropic's own API, which is another (${told(invoke)}).`);
  if (listed !== undefined || isAboutModel(invoke, model))
    return success({ listed, doubt: `The gateway says of ${model}: ${told(invoke)}` });
  if (invoke.status >= 429)
    return success({ listed, doubt: `The gateway could not answer now: ${told(invoke)}` });
  return noBedrock(baseUrl, `To /model/${model}/invoke it says: ${told(invoke)}`);
}

function noBedrock(baseUrl: string, why: string): Outcome<never> {
  return refusal(
    'gateway-no-bedrock',
    `${baseUrl} is no address of Amazon Bedrock's API. ${why}`,
    'Ask the administrator of the gateway for its Bedrock address, as far as before /model/…; it often ends in /bedrock.',
  );
}

function told({ status, text }: GatewayAnswer): string {
  const words = wordsIn(text);
  return words === undefined ? `HTTP ${status}` : `HTTP ${status}, ${words}`;
}

const MOST_CHARACTERS = 200;

/** What a refusal says for people, in the forms that gateways have; nothing of what is no refusal. */
function wordsIn(text: string): string | undefined {
  const json = parsed(text);
  const { error, message, detail } = isObject(json) ? json : {};
  const words = [isObject(error) ? error.message : error, message, detail].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return words === undefined ? undefined : printable(String(words).slice(0, MOST_CHARACTERS));
}

function isMessage({ status, text }: GatewayAnswer): boolean {
  const json = parsed(text);
  return status === 200 && isObject(json) && (json.type === 'message' || Array.isArray(json.content));
}

/** Frames of AWS's event stream, told by the header that each of them begins with. */
function isEventStream({ status, text }: GatewayAnswer): boolean {
  return status === 200 && text.includes(':event-type') && text.includes('chunk');
}

function isPage({ type, text }: GatewayAnswer): boolean {
  return /html/i.test(type) || /^\s*<(!doctype|html)/i.test(text);
}

/** https://docs.anthropic.com/en/api/errors */
function isOfAnthropic({ text }: GatewayAnswer): boolean {
  const json = parsed(text);
  return isObject(json) && json.type === 'error' && isObject(json.error);
}

/** A refusal that names the model is one of somebody who understood the question. */
function isAboutModel({ status, text }: GatewayAnswer, model: string): boolean {
  return status >= 400 && (wordsIn(text) ?? '').includes(model) && !text.includes(`/model/${model}`);
}

function profilesIn(text: string): readonly string[] | undefined {
  const json = parsed(text);
  const list = isObject(json) ? json.inferenceProfileSummaries : undefined;
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((one) =>
    isObject(one) && typeof one.inferenceProfileId === 'string' ? [one.inferenceProfileId] : [],
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
