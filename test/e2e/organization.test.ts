import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { PROGRAM } from '../support/program.ts';
import { put } from '../support/world.ts';
import { runClaudeCode } from './support/claude-code.ts';
import { type Home, makeSignedInHome } from './support/home.ts';
import { run } from './support/run.ts';

const ORGANIZATION = '11111111-2222-4333-8444-555555555555';

/** What an organisation entered in the admin console: Amazon Bedrock in another region than the person's. */
const DOCUMENT = {
  $schemaVersion: 2,
  deploymentOrganizationUuid: ORGANIZATION,
  inference: { provider: 'bedrock', region: 'us-west-2' },
  claudeCode: { signInEnabled: true },
};

/** The sign-in to it, as Claude Code keeps it [read in 2.1.332]. */
const SIGN_IN = {
  hybridOauth: {
    accessToken: 'sk-ant-oat01-of-no-use-but-in-this-test',
    refreshToken: 'sk-ant-ort01-of-no-use-but-in-this-test',
    expiresAt: Date.now() + 36_000_000,
    scopes: ['user:profile', 'org:desktop_config'],
    clientId: 'c3f71dda-0569-4c4c-8f90-b299477e9f37',
    oauthEnvironment: '',
    organizationUuid: ORGANIZATION,
    accountUuid: '66666666-2222-4333-8444-555555555555',
    emailAddress: 'ada@example.com',
  },
};

/** A proxy that ends TLS: behind it the admin console says what was entered, and every host of AWS is the sandbox. */
async function adminConsole(person: Home, sandbox: Sandbox) {
  const [keyFile, certFile] = [join(person.root, 'key.pem'), join(person.root, 'cert.pem')];
  const names = ['api.anthropic.com', '*.us-west-2.amazonaws.com', '*.eu-central-1.amazonaws.com'];
  await run(person, 'openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=console'],
    ...['-addext', `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`],
    ...['-keyout', keyFile, '-out', certFile],
  ]);
  const state = { isDown: false };
  const web = createServer((request, answer) => {
    const isDocument = request.url === `/v1/desktop/orgs/${ORGANIZATION}/claude_code/bootstrap`;
    answer.writeHead(isDocument ? 200 : 404, { 'content-type': 'application/json', 'request-id': 'req_1' });
    answer.end(JSON.stringify(isDocument ? DOCUMENT : {}));
  });
  const secureContext = createSecureContext({ key: await readFile(keyFile), cert: await readFile(certFile) });
  const sockets = new Set<Socket>();
  const watched = <S extends Socket>(socket: S): S => {
    sockets.add(socket.on('error', () => socket.destroy()));
    return socket;
  };
  const proxy = createServer().on('connect', ({ url = '' }, socket: Socket) => {
    const client = watched(socket);
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    const isLocal = url.startsWith('127.0.0.1');
    const plain = isLocal ? client : watched(new TLSSocket(client, { isServer: true, secureContext }));
    if (!url.startsWith('api.anthropic.com')) {
      const aws = watched(connect(Number(new URL(sandbox.url).port), '127.0.0.1'));
      plain.pipe(aws).pipe(plain);
    } else if (state.isDown) plain.destroy();
    else web.emit('connection', plain);
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  const { port } = proxy.address() as AddressInfo;
  const proxied = { HTTPS_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: '127.0.0.1,localhost' };
  return { state, env: { ...proxied, NODE_EXTRA_CA_CERTS: certFile, CLAUDE_CODE_MAX_RETRIES: '0' } };
}

test('an organisation decides while one is signed in to it, and the doctor says so', async () => {
  const sandbox = await sandboxForTest();
  const made = await makeSignedInHome(sandbox);
  const { state, env } = await adminConsole(made, sandbox);
  const person = { ...made, env: { ...made.env, ...env } };
  const own = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'work', AWS_REGION: 'eu-central-1' };
  await put(join(person.home, '.claude', 'settings.json'), JSON.stringify({ env: own }));
  const signIn = join(person.home, '.claude', '.credentials.json');
  await put(signIn, JSON.stringify(SIGN_IN));
  sandbox.play(() => 'from AWS');

  const asked = async () => {
    const before = sandbox.requests.length;
    const said = await runClaudeCode(person, ['-p', 'hi']).catch((error: Error) => error.message);
    const turn = sandbox.requests.slice(before).findLast(({ operation }) => /Stream$/.test(operation ?? ''));
    return { said: said.trim(), region: turn?.region };
  };
  const told = async () => {
    // Without the proxy, which the program goes through as Claude Code does.
    const words = ['-c', '"$0" "$@" || true', process.execPath, PROGRAM, 'doctor', '--offline', '--json'];
    const { data } = JSON.parse(await run(made, '/bin/sh', words));
    return data.findings.find(({ id }: { id: string }) => id === 'organization-managed');
  };

  expect(await asked()).toEqual({ said: 'from AWS', region: 'us-west-2' });
  expect(await told()).toMatchObject({ status: 'warn', found: expect.stringMatching(/sets variables/) });
  expect(JSON.stringify(await told())).not.toContain('sk-ant');
  state.isDown = true;
  expect(await asked()).toEqual({ said: expect.stringContaining('did not start'), region: undefined });
  state.isDown = false;
  await put(signIn, '{}');
  expect(await asked()).toEqual({ said: 'from AWS', region: 'eu-central-1' });
  expect(await told()).toMatchObject({ status: 'ok' });
});
