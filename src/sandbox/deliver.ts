import type { Exchange } from './exchange.ts';
import type { Fault } from './faults.ts';
import type { HttpResponse } from './response.ts';

const TRICKLE_MS = 50;
const HUGE_PART = Buffer.alloc(64 * 1024, 'x');

/** Sends an answer, or as much of it as the fault lets through. Rejects when the other side is gone. */
export async function deliver(exchange: Exchange, response: HttpResponse, fault?: Fault): Promise<void> {
  const whole = Buffer.concat(response.body);
  const half = whole.subarray(0, Math.ceil(whole.length / 2));
  const { status, headers } = response;
  switch (fault?.kind) {
    case 'drop-mid-body':
      exchange.start(status, { ...headers, 'content-length': String(whole.length) });
      await exchange.write(half);
      // Time for the first half to leave before the reset overtakes it.
      await exchange.pause(TRICKLE_MS);
      return exchange.abort();
    case 'half-json':
      return sendWhole(exchange, { status, headers, body: [half] });
    case 'trickle':
      exchange.start(status, headers);
      return trickle(exchange, whole);
    case 'huge':
      exchange.start(status, headers);
      return flood(exchange, fault.bytes);
    default:
      return sendWhole(exchange, response);
  }
}

async function sendWhole(exchange: Exchange, { status, headers, body }: HttpResponse): Promise<void> {
  const length = body.length === 1 ? { 'content-length': String(body[0]?.length ?? 0) } : {};
  exchange.start(status, { ...headers, ...length });
  for (const part of body) await exchange.write(part);
  exchange.end();
}

/** The body one byte at a time, then spaces for as long as somebody reads. */
async function trickle(exchange: Exchange, body: Buffer): Promise<void> {
  for (let i = 0; ; i++) {
    await exchange.write(i < body.length ? body.subarray(i, i + 1) : Buffer.from(' '));
    await exchange.pause(TRICKLE_MS);
  }
}

/** The beginning of a JSON string of `bytes` bytes. */
async function flood(exchange: Exchange, bytes: number): Promise<void> {
  await exchange.write(Buffer.from('{"message":"'));
  for (let left = bytes; left > 0; left -= HUGE_PART.length) {
    await exchange.write(HUGE_PART.subarray(0, Math.min(left, HUGE_PART.length)));
  }
  await exchange.write(Buffer.from('"}'));
  exchange.end();
}
