import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { AwsSession } from '../credentials/session.ts';

const AUTHORIZATION = /^authorization$/i;

type Header = readonly [name: string, value: string];

/** Makes a client send the headers that Claude Code sends beside its own; a signature covers them. */
export function withCustomHeaders(client: BedrockRuntimeClient, session: AwsSession): void {
  const headers = ownHeaders(session);
  if (headers.length === 0) return;
  client.middlewareStack.add(
    (next) => (step) => {
      const request = step.request as { headers: Record<string, string> };
      for (const [name, value] of headers) request.headers[name.toLowerCase()] = value;
      return next(step);
    },
    { step: 'build', name: 'customHeaders' },
  );
}

/**
 * ANTHROPIC_CUSTOM_HEADERS has one `Name: value` a line. What authenticates counts only where Claude Code does not sign
 * itself; then ANTHROPIC_AUTH_TOKEN does as well (seen in 2.1.329).
 */
export function ownHeaders({ signer, env }: Pick<AwsSession, 'signer' | 'env'>): readonly Header[] {
  const custom = (env.ANTHROPIC_CUSTOM_HEADERS ?? '').split(/\r?\n/).flatMap((line) => headerOf(line) ?? []);
  if (signer.kind !== 'nothing') return custom.filter(([name]) => !/^(authorization|x-api-key)$/i.test(name));
  const token = env.ANTHROPIC_AUTH_TOKEN?.trim();
  // It is sent in place of a header of the same name [run 2.1.332].
  return token
    ? [...custom.filter(([name]) => !AUTHORIZATION.test(name)), ['authorization', `Bearer ${token}`]]
    : custom;
}

/** A header that HTTP can carry; Node.js would throw for others. */
function headerOf(line: string): readonly [Header] | undefined {
  const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*:\s*([\t\x20-\x7e]*?)\s*$/.exec(line) ?? [];
  return name && value ? [[name, value]] : undefined;
}
