import { EventStreamCodec } from '@smithy/core/event-streams';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);

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
        ':content-type': { type: 'string', value: 'application/json' },
        ':message-type': { type: 'string', value: 'event' },
      },
      body: Buffer.from(JSON.stringify({ bytes })),
    });
  });
}
