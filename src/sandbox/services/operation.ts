import type { Cloud } from '../cloud/cloud.ts';
import type { Principal } from '../cloud/identity.ts';
import type { ServiceError } from '../errors.ts';
import type { ScriptedModel } from '../model/scripted-model.ts';
import type { ServiceName } from '../record.ts';
import type { HttpRequest } from '../request.ts';
import type { HttpResponse } from '../response.ts';

/** A request on its way through a service. */
export interface Call {
  readonly request: HttpRequest;
  readonly requestId: string;
  readonly cloud: Cloud;
  /** The region the request was made in, as its signature or its URL says; `undefined` when neither does. */
  readonly region: string | undefined;
  /** Decoded groups of the operation's path. */
  readonly params: readonly string[];
  readonly now: Date;
  readonly model: ScriptedModel;
  /** Where the sandbox listens, such as `http://127.0.0.1:4711`. */
  readonly origin: string;
}

/** A request whose caller and region are proven. */
export interface SignedCall extends Call {
  readonly caller: Principal;
  readonly region: string;
}

/** What an operation says to a call. */
export type Answer = HttpResponse | ServiceError;

/** An operation of a service and how a request for it is recognised. */
export type Operation = {
  readonly service: ServiceName;
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
} & (
  | { readonly isSigned: true; answer(call: SignedCall): Answer }
  | { readonly isSigned: false; answer(call: Call): Answer }
);

/** The `index`th group of the operation's path. */
export function param(call: Call, index = 0): string {
  return call.params[index] ?? '';
}
