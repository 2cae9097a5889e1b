import { accountOf, type Cloud } from '../cloud/cloud.ts';
import { denial } from '../cloud/permissions.ts';
import type { ServiceError } from '../errors.ts';
import { PLATFORM } from '../messages.ts';
import { chunkFrames, STREAM_HEADERS } from '../model/event-stream.ts';
import { messageFrom } from '../model/message.ts';
import { messageEvents } from '../model/message-events.ts';
import type { MessagesBody } from '../model/scripted-model.ts';
import { fieldsOf } from '../request.ts';
import { json } from '../response.ts';
import { type Answer, type Call, type Operation, param, type SignedCall } from './operation.ts';

/** What a gateway of this sandbox wants as `Authorization: Bearer …`. */
export const GATEWAY_TOKEN = 'sandbox-gateway-token';

/**
 * Anthropic's Messages API where others than the Bedrock runtime serve it. Each host has a path of its own here:
 * Mantle's is AWS's, the others' stand for host names. https://docs.anthropic.com/en/api/messages
 */
export const MESSAGES_OPERATIONS: readonly Operation[] = [
  ...signed('bedrock-mantle', '/anthropic', refusalOfMantle, ({ cloud, region }) => mantleIds(cloud, region)),
  ...signed('aws-external-anthropic', '/claude-platform', refusalOfPlatform, platformModels),
  unsigned('anthropic', /^\/anthropic-api\/v1\/messages$/),
  unsigned('foundry', /^\/foundry\/v1\/messages$/),
  unsigned('google-cloud', /^\/google-cloud\/v1\/messages$/),
  unsigned('vertex', /^\/vertex\/projects\/.+:(?:streamRawPredict|rawPredict)$/),
  {
    service: 'gateway',
    name: 'InvokeModelWithResponseStream',
    method: 'POST',
    path: /^\/gateway\/model\/(.+)\/invoke(?:-with-response-stream)?$/,
    isSigned: false,
    answer: throughGateway,
  },
  {
    service: 'gateway',
    name: 'ListInferenceProfiles',
    method: 'GET',
    path: /^\/gateway\/inference-profiles$/,
    isSigned: false,
    answer: listOfGateway,
  },
];

type Provider = 'anthropic' | 'foundry' | 'google-cloud' | 'vertex';

type Signed = 'bedrock-mantle' | 'aws-external-anthropic';

/** The two operations of a provider that AWS signs for: a message, and the list of its models. */
function signed(
  service: Signed,
  path: string,
  refusalOf: (call: SignedCall, action: string) => ServiceError | undefined,
  modelsOf: (call: SignedCall) => readonly string[],
): readonly Operation[] {
  const answerListed = (call: SignedCall): Answer => {
    const refusal = refusalOf(call, 'CreateInference');
    if (refusal) return refusal;
    const body = bodyOf(call);
    return modelsOf(call).includes(body.model) ? say(call, body) : unknownModel(body.model);
  };
  const list = (call: SignedCall): Answer => {
    const data = modelsOf(call).map((id) => ({ type: 'model', id, display_name: id }));
    return refusalOf(call, 'ListModels') ?? json({ data, has_more: false });
  };
  const at = (rest: string) => new RegExp(`^${path}/v1/${rest}$`);
  return [
    {
      service,
      name: 'CreateMessage',
      method: 'POST',
      path: at('messages'),
      isSigned: true,
      answer: answerListed,
    },
    { service, name: 'ListModels', method: 'GET', path: at('models'), isSigned: true, answer: list },
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-mantle.html: every caller has the project `default`. */
function refusalOfMantle({ cloud, caller, region }: SignedCall, action: string): ServiceError | undefined {
  const project = `arn:aws:bedrock-mantle:${region}:${caller.accountId}:project/default`;
  return denial(cloud, caller, `bedrock-mantle:${action}`, [project]);
}

/** A workspace is of one account, and in one region. */
function refusalOfPlatform(call: SignedCall, action: string): ServiceError | undefined {
  const { cloud, caller, region, request } = call;
  const id = request.headers['anthropic-workspace-id'];
  const workspace = cloud.workspaces.find((one) => one.id === id);
  const isThere = workspace?.accountId === caller.accountId && (workspace.region ?? region) === region;
  if (accountOf(cloud, caller.accountId).isFederationOff) return PLATFORM.federationOff;
  if (!workspace || !isThere) return PLATFORM.noWorkspace(id);
  const arn = `arn:aws:aws-external-anthropic:${region}:${caller.accountId}:workspace/${workspace.id}`;
  return denial(cloud, caller, `aws-external-anthropic:${action}`, [arn]);
}

function unsigned(service: Provider, path: RegExp): Operation {
  const answer = (call: Call) => sayIfOwn(call, bodyOf(call));
  return { service, name: 'CreateMessage', method: 'POST', path, isSigned: false, answer };
}

/** What Mantle serves in a region: without date and version. */
export function mantleIds(cloud: Cloud, region: string): readonly string[] {
  return (cloud.regions[region]?.models ?? []).map(({ id }) => id.replace(/-\d{8}|-v\d+(:\d+)?$/g, ''));
}

/** Anthropic's own ids: without vendor and version suffix. */
function platformModels({ cloud, region }: SignedCall): readonly string[] {
  const models = cloud.regions[region]?.models ?? [];
  return models.map(({ id }) => id.replace(/^anthropic\./, '').replace(/-v\d+(:\d+)?$/, ''));
}

function throughGateway(call: Call): Answer {
  const isKnown = call.request.headers.authorization === `Bearer ${GATEWAY_TOKEN}`;
  if (!isKnown) return json({ error: { type: 'unauthorized', message: 'gateway: unknown token' } }, 401);
  // Such gateways sign for themselves and pass on what AWS says; this one knows every model.
  const body = bodyOf(call);
  const isProbe = body.max_tokens === 1;
  const modelId = param(call);
  const message = messageFrom(call.model({ modelId, body, isProbe, streaming: true }), modelId, body);
  if (!call.request.path.endsWith('-stream')) return json(message);
  return { status: 200, headers: { ...STREAM_HEADERS }, body: chunkFrames(messageEvents(message)) };
}

/** The profiles of all regions: this gateway makes no difference between them. */
export function gatewayProfiles(cloud: Cloud) {
  const profiles = Object.values(cloud.regions).flatMap((catalog) => catalog.profiles);
  return [...new Map(profiles.map((profile) => [profile.id, profile])).values()];
}

/** What this gateway lists, in AWS's words; Claude Code asks for it without the token [run 2.1.332]. */
function listOfGateway({ cloud }: Call): Answer {
  const inferenceProfileSummaries = gatewayProfiles(cloud).map(({ id, name, modelId }) => ({
    inferenceProfileId: id,
    inferenceProfileName: name,
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
    models: [{ modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${modelId}` }],
  }));
  return json({ inferenceProfileSummaries });
}

type Body = MessagesBody & { readonly model: string; readonly stream: boolean };

function bodyOf({ request }: Call): Body {
  const { model, stream, ...fields } = fieldsOf(request);
  return { max_tokens: 1, messages: [], ...fields, model: String(model), stream: stream === true };
}

/** Only Anthropic's own ids are known outside AWS. */
function sayIfOwn(call: Call, body: Body): Answer {
  return /^claude-/.test(body.model) || body.model === 'undefined'
    ? say(call, body)
    : unknownModel(body.model);
}

function say(call: Call, body: Body): Answer {
  const isProbe = body.max_tokens === 1;
  const reply = call.model({ modelId: body.model, body, isProbe, streaming: body.stream });
  const message = messageFrom(reply, body.model, body);
  if (!body.stream) return json(message);
  const events = messageEvents(message).map(
    (event) => `event: ${typeOf(event)}\ndata: ${JSON.stringify(event)}\n\n`,
  );
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: events.map((event) => Buffer.from(event)),
  };
}

function typeOf(event: object): string {
  return 'type' in event ? String(event.type) : '';
}

/** https://docs.anthropic.com/en/api/errors */
function unknownModel(model: string): Answer {
  return json({ type: 'error', error: { type: 'not_found_error', message: `model: ${model}` } }, 404);
}
