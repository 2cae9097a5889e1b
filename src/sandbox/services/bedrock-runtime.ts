import { accountOf } from '../cloud/cloud.ts';
import { denial } from '../cloud/permissions.ts';
import { isServiceError, type ServiceError } from '../errors.ts';
import { BEDROCK } from '../messages.ts';
import { chunkFrames, STREAM_HEADERS } from '../model/event-stream.ts';
import { countTokens, type Message, messageFrom } from '../model/message.ts';
import { messageEvents } from '../model/message-events.ts';
import { readMessagesBody } from '../model/messages-body.ts';
import { fieldsOf, parsedBody } from '../request.ts';
import { json } from '../response.ts';
import { type InvokeTarget, invokeTarget } from './invoke-target.ts';
import { type Answer, type Operation, param, type SignedCall } from './operation.ts';
import { refusalByStanding } from './standing.ts';

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations_Amazon_Bedrock_Runtime.html */
export const RUNTIME_OPERATIONS: readonly Operation[] = [
  operation('InvokeModel', /^\/model\/(.+)\/invoke$/, (call, target) => invoke(call, target, false)),
  operation('InvokeModelWithResponseStream', /^\/model\/(.+)\/invoke-with-response-stream$/, (call, target) =>
    invoke(call, target, true),
  ),
  operation('CountTokens', /^\/model\/(.+)\/count-tokens$/, count),
];

function operation(
  name: string,
  path: RegExp,
  answer: (call: SignedCall, target: InvokeTarget) => Answer,
): Operation {
  const ifAllowed = (call: SignedCall): Answer => {
    const { cloud, caller, region, now } = call;
    const target = invokeTarget(cloud, caller, region, param(call));
    if (isServiceError(target)) return target;
    const refusal =
      denial(cloud, caller, `bedrock:${name}`, target.resources) ??
      refusalByGuardrail(call) ??
      refusalByStanding(accountOf(cloud, caller.accountId), target.model, now);
    return refusal ?? answer(call, target);
  };
  return { service: 'bedrock-runtime', name, method: 'POST', path, isSigned: true, answer: ifAllowed };
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-use.html */
function refusalByGuardrail({ cloud, caller, region, request }: SignedCall): ServiceError | undefined {
  const id = request.headers['x-amzn-bedrock-guardrailidentifier'];
  const version = request.headers['x-amzn-bedrock-guardrailversion'] ?? '';
  if (id === undefined) return undefined;
  const { guardrails } = accountOf(cloud, caller.accountId);
  const arn = `arn:aws:bedrock:${region}:${caller.accountId}:guardrail/${id}`;
  const denied = denial(cloud, caller, 'bedrock:ApplyGuardrail', [arn]);
  if (denied || !guardrails) return denied;
  const found = guardrails.find((one) => one.id === id || id.endsWith(`/${one.id}`));
  return found?.versions.includes(version) ? undefined : BEDROCK.noGuardrail;
}

function invoke(call: SignedCall, target: InvokeTarget, streaming: boolean): Answer {
  const body = readMessagesBody(parsedBody(call.request));
  if (isServiceError(body)) return body;
  const isProbe = body.max_tokens === 1;
  const reply = call.model({ modelId: param(call), body, isProbe, streaming });
  const message = messageFrom(reply, target.model.id, body);
  return streaming ? eventStream(message) : json(message, 200, tokenHeaders(message));
}

function eventStream(message: Message): Answer {
  return { status: 200, headers: { ...STREAM_HEADERS }, body: chunkFrames(messageEvents(message)) };
}

function count({ request }: SignedCall): Answer {
  const { input } = fieldsOf(request);
  return input ? json({ inputTokens: countTokens(input) }) : BEDROCK.malformed;
}

function tokenHeaders({ usage }: Message): Record<string, string> {
  return {
    'x-amzn-bedrock-input-token-count': String(usage.input_tokens),
    'x-amzn-bedrock-output-token-count': String(usage.output_tokens),
  };
}
