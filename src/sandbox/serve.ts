import { authenticate, claimedSigner, DEFAULT_REGION } from './auth/caller.ts';
import type { Cloud } from './cloud/cloud.ts';
import type { Principal } from './cloud/identity.ts';
import { requestId } from './cloud/ids.ts';
import { deliver } from './deliver.ts';
import { internalError, isServiceError, type ServiceError, UNKNOWN_OPERATION } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { Fault, FaultList } from './faults.ts';
import { exceptionFrame, STREAM_HEADERS } from './model/event-stream.ts';
import type { ScriptedModel } from './model/scripted-model.ts';
import { type OpenRecord, plainHeaders, type RecordedRequest, withoutSecrets } from './record.ts';
import { type HttpRequest, parsedBody } from './request.ts';
import { errorResponse, html } from './response.ts';
import { findRoute, type Route } from './routes.ts';
import type { Answer, Call, Operation } from './services/operation.ts';

/** What the answer to a request depends on, besides the request. */
export interface Surroundings {
  readonly cloud: Cloud;
  readonly requests: RecordedRequest[];
  readonly faults: FaultList;
  readonly now: Date;
  readonly model: ScriptedModel;
  /** Where the sandbox listens. */
  readonly origin: string;
}

const CAPTIVE_PORTAL = '<!doctype html><title>Sign in to the network</title>\n';

/** Records a request and answers it, or fails it as a fault demands. Rejects when the other side is gone. */
export async function answerExchange(exchange: Exchange, around: Surroundings): Promise<void> {
  const { request } = exchange;
  const { cloud, model, origin } = around;
  const route = findRoute(request);
  const record = recordOf(request, route, around.now);
  around.requests.push(record);
  const { service, operation, region } = record;
  const params = route?.params ?? [];
  const fault = around.faults.take({ service, operation, region, model: params[0] });
  const now = fault?.kind === 'skew' ? new Date(around.now.getTime() + fault.seconds * 1000) : around.now;
  const call: Call = { request, requestId: requestId(), cloud, region, params, now, model, origin };
  const caller = route?.operation.isSigned ? authenticate(cloud, request, service, now) : undefined;
  if (caller && !isServiceError(caller)) record.principal = caller.arn;

  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'reset') return exchange.abort();
  if (fault?.kind === 'delay') await exchange.pause(fault.ms);
  const answer = faultAnswer(fault) ?? operationAnswer(route?.operation, call, caller);
  const whole = isServiceError(answer) ? errorResponse(service, answer, call.requestId) : answer;
  const response = fault?.kind === 'altered' ? fault.alter(whole) : whole;
  record.status = response.status;
  const headers = { ...response.headers, date: now.toUTCString(), 'x-amzn-requestid': call.requestId };
  await deliver(exchange, { ...response, headers }, fault);
}

function recordOf(request: HttpRequest, route: Route | undefined, at: Date): OpenRecord {
  const signer = claimedSigner(request);
  const region = request.region ?? signer?.region;
  return {
    service: route?.operation.service ?? 'bedrock',
    operation: route?.operation.name ?? 'Unknown',
    method: request.method,
    path: request.target,
    ...(region && { region }),
    ...(signer && { signer }),
    headers: plainHeaders(request.headers),
    body: withoutSecrets(parsedBody(request)),
    at,
    status: undefined,
  };
}

function faultAnswer(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === 'error') return fault;
  if (fault?.kind === 'html') return html(CAPTIVE_PORTAL, fault.status);
  if (fault?.kind === 'stream-exception') {
    const body = [exceptionFrame(fault.type, fault.message)];
    return { status: 200, headers: { ...STREAM_HEADERS }, body };
  }
  return undefined;
}

function operationAnswer(
  operation: Operation | undefined,
  call: Call,
  caller: Principal | ServiceError | undefined,
): Answer {
  if (!operation) return UNKNOWN_OPERATION;
  try {
    if (!operation.isSigned) return operation.answer(call);
    if (!caller || isServiceError(caller)) return caller ?? UNKNOWN_OPERATION;
    return operation.answer({ ...call, caller, region: call.region ?? DEFAULT_REGION });
  } catch (error) {
    return internalError(error);
  }
}
