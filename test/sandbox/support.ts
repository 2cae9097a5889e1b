import { BedrockClient } from '@aws-sdk/client-bedrock';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { STSClient } from '@aws-sdk/client-sts';
import { onTestFinished } from 'vitest';
import { EXAMPLE, type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The static keys of the example developer. */
export const DEVELOPER: Keys = { accessKeyId: EXAMPLE.accessKeyId, secretAccessKey: EXAMPLE.secretAccessKey };

/** A sandbox that is closed when the test ends. */
export async function sandboxForTest(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** The parts of a client's configuration that tests vary. */
export interface ClientOptions {
  region?: string;
  credentials?: Keys;
  token?: { token: string };
  endpoint?: string;
  maxAttempts?: number;
}

/** The SDK's clients against a sandbox: the developer in us-east-1, no retries. */
export function clientsOf(sandbox: Sandbox, options: ClientOptions = {}) {
  const config = {
    endpoint: sandbox.url,
    region: 'us-east-1',
    maxAttempts: 1,
    ...(options.token ? { authSchemePreference: ['httpBearerAuth'] } : { credentials: DEVELOPER }),
    ...options,
  };
  const runtime = new BedrockRuntimeClient(config);
  onTestFinished(() => runtime.destroy());
  return { sts: new STSClient(config), bedrock: new BedrockClient(config), runtime };
}

/** What a failed SDK call says: error name, HTTP status, message. */
export async function failureOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const metadata = '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }) : {};
    return { name: error.name, status: metadata.httpStatusCode, message: error.message };
  }
  throw new Error('The call was expected to fail.');
}

/** An invocation that Claude Code would send to find out whether a model answers. */
export function probe(modelId: string) {
  const messages = [{ role: 'user', content: '.' }];
  const body = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 1, messages };
  return { modelId, contentType: 'application/json', body: JSON.stringify(body) };
}
