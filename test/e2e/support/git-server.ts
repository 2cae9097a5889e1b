import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Home } from './home.ts';
import { run } from './run.ts';

/** Commits all that a folder holds, and serves it as GitHub would until the test ends; returns the address. */
export async function serveRepository(person: Home, folder: string): Promise<string> {
  const git = (...args: readonly string[]) => run({ ...person, project: folder }, 'git', args);
  await git('init', '--quiet');
  await git('add', '--all');
  await git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', 'All');
  await git('config', 'uploadpack.allowFilter', 'true');

  const environment = { ...person.env, GIT_PROJECT_ROOT: dirname(folder), GIT_HTTP_EXPORT_ALL: '1' };
  const server = createServer((request, response) => answer(request, response, environment));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}${folder.slice(dirname(folder).length)}/.git`;
}

/** Lets git's own program for web servers answer: https://git-scm.com/docs/git-http-backend */
function answer(request: IncomingMessage, response: ServerResponse, environment: NodeJS.ProcessEnv): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const backend = spawn('git', ['http-backend'], {
    env: {
      ...environment,
      REQUEST_METHOD: request.method,
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(backend.stdin);
  const chunks: Buffer[] = [];
  backend.stdout.on('data', (chunk) => chunks.push(chunk));
  backend.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    const headers = output.toString('latin1', 0, end).split('\r\n');
    for (const [name = '', value = ''] of headers.map((line) => line.split(': '))) {
      if (name === 'Status') response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.end(output.subarray(end + 4));
  });
}
