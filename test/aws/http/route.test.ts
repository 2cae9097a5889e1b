import { lookup } from 'node:dns';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type Destination, type Means, walk } from '../../../src/aws/http/route.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { proxyTo } from '../proxy.ts';
import { tlsServer } from '../tls-server.ts';

function walkTo(to: Partial<Destination>, means: Partial<Means> = {}) {
  const destination = { host: '127.0.0.1', port: 443, isTls: false, ...to };
  return walk(destination, { lookup, isTrustDemanded: true, signal: AbortSignal.timeout(20_000), ...means });
}

/** A server that does this to every connection. */
async function server(onConnection: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = [];
  const listening = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    listening.close();
  });
  return (listening.address() as AddressInfo).port;
}

test('goes all the way to who answers HTTP', async () => {
  const { port } = new URL((await sandboxForTest()).url);
  expect(await walkTo({ port: Number(port) })).toEqual({
    host: '127.0.0.1',
    port: Number(port),
    reached: 'http',
    status: 404,
  });
});

test('says that the name is not known', async () => {
  expect(await walkTo({ host: 'nowhere.invalid' })).toMatchObject({
    reached: 'nothing',
    code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
  });
});

test('says that no name server answers', async () => {
  expect(
    await walkTo({ host: 'aws.example' }, { lookup: () => undefined, signal: AbortSignal.timeout(50) }),
  ).toMatchObject({
    reached: 'nothing',
    code: 'ETIMEDOUT',
  });
});

test('says that nobody listens', async () => {
  expect(await walkTo({ port: 1 })).toMatchObject({ reached: 'dns', code: 'ECONNREFUSED' });
  expect(await walkTo({ host: 'localhost', port: 1 })).toMatchObject({
    reached: 'dns',
    code: 'ECONNREFUSED',
  });
});

test.each([
  ['hangs before TLS', true],
  ['takes a request and says nothing', false],
])('says how far it goes in the time there is where the host %s', async (_, isTls) => {
  // The time is up once the host has heard something, however long that takes.
  const time = new AbortController();
  const port = await server((socket) => socket.once('data', () => time.abort()));
  const route = await walkTo({ port, isTls }, { signal: time.signal });
  expect(route).toMatchObject({ reached: 'connect', code: 'ETIMEDOUT' });
});

test.each<[string, (socket: Socket) => void, Partial<Destination>, object]>([
  [
    'closes when it sees the name of the host',
    (socket) => socket.once('data', () => socket.resetAndDestroy()),
    { isTls: true },
    { reached: 'connect', code: 'ECONNRESET' },
  ],
  [
    'speaks HTTP where TLS is expected',
    (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    { isTls: true },
    { reached: 'connect', code: expect.stringMatching(/^(ERR_SSL_|EPROTO)/) },
  ],
  [
    'speaks something else',
    (socket) => socket.write('220 mail.example ESMTP\r\n'),
    {},
    { reached: 'connect', code: 'NOT_HTTP' },
  ],
  ['hangs up', (socket) => socket.end(), {}, { reached: 'connect', code: 'ECONNRESET' }],
])('says how far it goes where the host %s', async (_, onConnection, to, route) => {
  expect(await walkTo({ port: await server(onConnection), ...to })).toMatchObject(route);
});

test('names who issued a certificate that is not trusted', async () => {
  const { port, ca } = await tlsServer();
  const to = { host: 'localhost', port, isTls: true };
  expect(await walkTo(to)).toMatchObject({
    reached: 'connect',
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    issuer: 'localhost, Example Inspection',
  });
  expect(await walkTo(to, { isTrustDemanded: false })).toMatchObject({ reached: 'http', status: 403 });
  expect(await walkTo(to, { ca: [await readFile(ca, 'utf8')] })).toMatchObject({ reached: 'http' });
  expect(await walkTo({ ...to, host: '127.0.0.1' }, { ca: [await readFile(ca, 'utf8')] })).toMatchObject({
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
});

test('goes through a proxy, and does not show its password', async () => {
  const sandbox = await sandboxForTest();
  const { url, asked } = await proxyTo(sandbox);
  const proxy = new URL(url.replace('http://', 'http://ada:secret@'));
  expect(await walkTo({ host: 'aws.example', port: 80, proxy })).toMatchObject({
    reached: 'http',
    status: 404,
    proxy: url,
  });
  expect(await walkTo({ host: 'aws.example', isTls: true, proxy })).toMatchObject({ reached: 'connect' });
  expect(asked).toEqual(['GET http://aws.example:80/', 'CONNECT aws.example:443']);
});

test('says that the proxy refuses, and how', async () => {
  const heard: string[] = [];
  const port = await server((socket) =>
    socket.once('data', (text) => {
      heard.push(String(text));
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    }),
  );
  const proxy = new URL(`http://ada:se%20cret@127.0.0.1:${port}`);
  expect(await walkTo({ host: 'aws.example', isTls: true, proxy })).toMatchObject({
    reached: 'connect',
    code: 'HTTP 407',
  });
  const login = Buffer.from('ada:se cret').toString('base64');
  expect(heard[0]).toContain(`\r\nProxy-Authorization: Basic ${login}\r\n`);
});
