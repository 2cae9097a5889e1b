import { matches } from './cloud/ids.ts';
import type { ServiceName } from './record.ts';
import type { HttpResponse } from './response.ts';

/** Something that goes wrong with a request, in the service or on the way. */
export type Fault =
  /** The service refuses. */
  | { kind: 'error'; status: number; code: string; message: string }
  /** The answer comes late. */
  | { kind: 'delay'; ms: number }
  /** No answer comes, and the connection stays open. */
  | { kind: 'hang' }
  /** The connection is reset instead of an answer. */
  | { kind: 'reset' }
  /** The connection ends halfway through the body. */
  | { kind: 'drop-mid-body' }
  /** A proxy's or a captive portal's HTML page instead of AWS. */
  | { kind: 'html'; status: number }
  /** The body stops after its first half, as if it were whole. */
  | { kind: 'half-json' }
  /** The body comes one byte at a time and does not end. */
  | { kind: 'trickle' }
  /** A stream starts, and its first event is an exception such as `throttlingException`. */
  | { kind: 'stream-exception'; type: string; message: string }
  /** A body of this many bytes. */
  | { kind: 'huge'; bytes: number }
  /** The service's clock is this many seconds ahead of ours: it judges signatures and sends `Date` by it. */
  | { kind: 'skew'; seconds: number }
  /** Something else in the place of the answer, or something made of it. */
  | { kind: 'altered'; alter(answer: HttpResponse): HttpResponse };

/** Which requests a fault hits: those that match all that is given. `*` in `model` stands for anything. */
export interface FaultTarget {
  service?: ServiceName;
  operation?: string;
  region?: string;
  /** Id or ARN in the request's path. */
  model?: string;
  /** How many requests are hit before the fault is over; without it, all. */
  times?: number;
}

/** What is known of a request when its fault is chosen. */
export interface Hit {
  service: ServiceName;
  operation: string;
  region: string | undefined;
  model: string | undefined;
}

/** The faults that wait for their request. The oldest that fits hits. */
export interface FaultList {
  add(target: FaultTarget, fault: Fault): void;
  clear(): void;
  take(hit: Hit): Fault | undefined;
}

/** An empty list of faults. */
export function faultList(): FaultList {
  let waiting: { target: FaultTarget; fault: Fault; left: number }[] = [];
  return {
    add(target, fault) {
      waiting.push({ target, fault, left: target.times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      waiting = [];
    },
    take(hit) {
      const next = waiting.find(({ target, left }) => left > 0 && fits(target, hit));
      if (next) next.left -= 1;
      return next?.fault;
    },
  };
}

function fits({ service, operation, region, model }: FaultTarget, hit: Hit): boolean {
  return (
    (service === undefined || service === hit.service) &&
    (operation === undefined || operation === hit.operation) &&
    (region === undefined || region === hit.region) &&
    (model === undefined || (hit.model !== undefined && matches(model, hit.model)))
  );
}
