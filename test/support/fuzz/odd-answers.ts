import fc from 'fast-check';
import type { HttpResponse } from '../../../src/sandbox/index.ts';
import { chunkFrames, exceptionFrame } from '../../../src/sandbox/model/event-stream.ts';
import { escaped } from '../../../src/sandbox/response.ts';
import { type Oddity, oddities, oddText, oddValue, withOddities } from './odd-values.ts';

/** What becomes of an answer of AWS on its way, or in a service that is none. */
export type Alteration =
  | { readonly how: 'inside'; readonly oddities: readonly Oddity[]; readonly text: string }
  | { readonly how: 'other-body'; readonly body: Uint8Array; readonly type: string }
  | { readonly how: 'cut'; readonly at: number }
  | { readonly how: 'byte'; readonly at: number; readonly byte: number }
  | { readonly how: 'status'; readonly status: number; readonly errorType: string };

const bytesOf = (text: string) => Buffer.from(text);

const body: fc.Arbitrary<Uint8Array> = fc.oneof(
  oddValue.map((value) => bytesOf(JSON.stringify(value))),
  oddText.map(bytesOf),
  oddText.map((text) => bytesOf(`<!doctype html><title>${text}</title>`)),
  oddText.map((text) => bytesOf(`<ErrorResponse><Error><Code>${text}</Code></Error></ErrorResponse>`)),
  fc.uint8Array({ maxLength: 60 }),
  fc.constant(bytesOf(`{"a":`.repeat(5_000))),
  fc.constant(bytesOf('['.repeat(50_000))),
);

const type = fc.constantFrom(
  'application/json',
  'text/xml',
  'text/html',
  'application/vnd.amazon.eventstream',
  'application/x-amz-json-1.1',
  '',
);

/** One of the ways in which an answer can be odd. */
export const alteration: fc.Arbitrary<Alteration> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ how: fc.constant('inside' as const), oddities, text: oddText }) },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('other-body' as const), body, type }) },
  { weight: 1, arbitrary: fc.record({ how: fc.constant('cut' as const), at: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ how: fc.constant('byte' as const), at: fc.nat(), byte: fc.nat(255) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      how: fc.constant('status' as const),
      // None that is asked again: pauses would be all that is tested.
      status: fc.constantFrom(200, 204, 400, 401, 403, 404, 418),
      errorType: fc.oneof(
        fc.constantFrom('AccessDeniedException', 'AuthorizationPendingException', 'constructor', ''),
        fc.stringMatching(/^[\x20-\x7e]{0,40}$/),
      ),
    }),
  },
);

/** An answer, altered. */
export function altered(answer: HttpResponse, change: Alteration): HttpResponse {
  const whole = Buffer.concat(answer.body);
  switch (change.how) {
    case 'other-body':
      return {
        ...answer,
        headers: { ...answer.headers, 'content-type': change.type },
        body: [change.body],
      };
    case 'cut':
      return { ...answer, body: [whole.subarray(0, change.at % (whole.length + 1))] };
    case 'byte':
      whole[change.at % (whole.length || 1)] = change.byte;
      return { ...answer, body: [whole] };
    case 'status':
      return {
        ...answer,
        status: change.status,
        headers: { ...answer.headers, 'x-amzn-errortype': change.errorType },
      };
    default:
      return { ...answer, body: insideOf(answer, whole.toString('utf8'), change) };
  }
}

function insideOf(
  { headers }: HttpResponse,
  text: string,
  change: Extract<Alteration, { how: 'inside' }>,
): readonly Uint8Array[] {
  const kind = headers['content-type'] ?? '';
  if (kind.includes('eventstream')) return oddStream(change);
  if (kind.includes('xml')) return [bytesOf(oddXml(text, change))];
  return [bytesOf(JSON.stringify(withOddities(JSON.parse(text || 'null'), change.oddities)) ?? '')];
}

function oddStream({ oddities: changes, text }: Extract<Alteration, { how: 'inside' }>) {
  const start = { type: 'message_start', message: { id: 'x', usage: { input_tokens: 1 } } };
  const event = withOddities(start, changes);
  if (changes.length > 2) return [exceptionFrame(text.slice(0, 100), text)];
  return chunkFrames([typeof event === 'object' && event !== null ? event : { event }]);
}

/** Another text in one of its elements, or none of it. */
function oddXml(
  document: string,
  { oddities: [first], text }: Extract<Alteration, { how: 'inside' }>,
): string {
  const elements = [...document.matchAll(/<(\w+)>([^<]*)<\/\1>/g)];
  const element = elements[(first?.at ?? 0) % (elements.length || 1)];
  if (!element) return document;
  const [whole, name] = element;
  if (first?.how === 'leave-out') return document.replace(whole, '');
  if (first?.how === 'repeat') return document.replace(whole, whole.repeat(first.times));
  return document.replace(whole, () => `<${name}>${escaped(text)}</${name}>`);
}
