import { EventStreamCodec } from '@smithy/core/event-streams';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

const JSON_TYPE = { type: 'string', value: 'application/json' } as const;

/** The headers of a `200` whose body is such a stream. */
export const STREAM_HEADERS = {
  'content-type': 'application/vnd.amazon.eventstream',
  'x-amzn-bedrock-content-type': 'application/json',
} as const;

/**
 * The frames of `application/vnd.amazon.eventstream` that carry `events`, one `chunk` each.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_PayloadPart.html
 */
export function chunkFrames(events: readonly object[]): Uint8Array[] {
  return events.map((event) => {
    const bytes = Buffer.from(JSON.stringify(event)).toString('base64');
    return codec.encode({
      headers: {
        ':event-type': { type: 'string', value: 'chunk' },
        ':content-type': JSON_TYPE,
        ':message-type': { type: 'string', value: 'event' },
      },
      body: Buffer.from(JSON.stringify({ bytes })),
    });
  });
}

/**
 * The frame of an exception that ends a stream; `type` is such as `throttlingException`.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ResponseStream.html
 */
export function exceptionFrame(type: string, message: string): Uint8Array {
  return codec.encode({
    headers: {
      ':exception-type': { type: 'string', value: type },
      ':content-type': JSON_TYPE,
      ':message-type': { type: 'string', value: 'exception' },
    },
    body: Buffer.from(JSON.stringify({ message })),
  });
}
