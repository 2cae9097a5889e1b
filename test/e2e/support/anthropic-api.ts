import { onTestFinished } from 'vitest';
import type { MessagesBody, ScriptedModel } from '../../../src/sandbox/index.ts';
import { listen } from '../../../src/sandbox/listen.ts';
import { messageFrom } from '../../../src/sandbox/model/message.ts';
import { messageEvents } from '../../../src/sandbox/model/message-events.ts';

/** The key of somebody who pays Anthropic directly; only the server below is ever shown it. */
export const ANTHROPIC_API_KEY = 'sk-ant-api03-of-no-use-but-in-this-test';

/**
 * Anthropic's own API on 127.0.0.1, where `model` answers: what Claude Code talks to before it is on Bedrock.
 * Returns the environment that leads there. https://docs.anthropic.com/en/api/messages-streaming
 */
export async function anthropicApi(model: ScriptedModel): Promise<Record<string, string>> {
  const { port, close } = await listen(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const isMessage = incoming.method === 'POST' && incoming.url?.startsWith('/v1/messages?');
    outgoing.writeHead(isMessage ? 200 : 404, { 'content-type': 'text/event-stream' });
    outgoing.end(isMessage ? answer(model, JSON.parse(Buffer.concat(chunks).toString('utf8'))) : '');
  }, 0);
  onTestFinished(close);
  return { ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}`, ANTHROPIC_API_KEY };
}

function answer(model: ScriptedModel, body: MessagesBody & { model: string }): string {
  const { model: modelId, max_tokens } = body;
  const reply = model({ modelId, body, isProbe: max_tokens === 1, streaming: true });
  return messageEvents(messageFrom(reply, modelId, body))
    .map((event) => `event: ${typeOf(event)}\ndata: ${JSON.stringify(event)}\n\n`)
    .join('');
}

function typeOf(event: object): string {
  return 'type' in event ? String(event.type) : '';
}
