import { readFile } from 'node:fs/promises';
import { type ClientRequest, get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { resolve } from 'node:path';
import type { ContainerRole } from '../../facts/container-role.ts';
import type { ContainerAnswer } from '../../facts/live-facts.ts';
import type { World } from '../../model/world.ts';

/** The SDK waits so long. */
const MS = 1_000;
const MOST = 64 * 1024;
const FIELDS = ['AccessKeyId', 'SecretAccessKey', 'Token', 'Expiration'];

/** Asks for a container's credentials as the SDK does, which tells no reason; of the answer only its kind is kept. */
export async function askContainer(
  { env, cwd }: World,
  { uri, tokenFile }: ContainerRole,
): Promise<ContainerAnswer> {
  try {
    const token = tokenFile
      ? (await readFile(resolve(cwd, tokenFile.file))).toString()
      : env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
    const { status, text } = await answerOf(new URL(uri), token);
    return status === 200 ? kindOf(text) : { state: 'refused', status };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { state: 'unreachable', code: code ?? message.slice(0, 80) };
  }
}

function answerOf(url: URL, token: string | undefined): Promise<{ status: number; text: string }> {
  return new Promise((done, reject) => {
    const get: (url: URL, options: object, then: (answer: IncomingMessage) => void) => ClientRequest =
      url.protocol === 'https:' ? getHttps : getHttp;
    const headers = token ? { authorization: token } : {};
    const request = get(url, { headers, signal: AbortSignal.timeout(MS) }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk;
        if (text.length > MOST) answer.destroy();
      });
      answer.on('close', () => done({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    request.on('error', reject);
  });
}

function kindOf(text: string): ContainerAnswer {
  try {
    const given: unknown = JSON.parse(text);
    const isObject = typeof given === 'object' && given !== null;
    const lacks = FIELDS.filter(
      (name) => !isObject || typeof (given as Record<string, unknown>)[name] !== 'string',
    );
    return lacks.length === 0 ? { state: 'given' } : { state: 'incomplete', lacks };
  } catch {
    return { state: 'not-json' };
  }
}
