import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { Home } from './home.ts';
import { run } from './run.ts';

/**
 * A proxy that leads every connection to AWS to the sandbox, ending TLS with a throw-away certificate. This AWS CLI
 * knows no `AWS_ENDPOINT_URL` (2.13), and `--endpoint-url` does not reach the access portal behind a profile.
 * Returns the variables that send the AWS CLI through it.
 */
export async function awsProxy(person: Home, sandbox: Sandbox): Promise<Record<string, string>> {
  const { key, cert, certFile } = await makeCertificate(person);
  const sockets = new Set<Socket>();
  const server = createServer().on('connect', (_request, client: Socket) => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    const plain = new TLSSocket(client, { isServer: true, key, cert });
    const aws = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
    // One end that is gone takes the others with it: else the AWS CLI waits a minute for an answer.
    const end = () => {
      for (const socket of [client, plain, aws]) socket.destroy();
    };
    for (const socket of [client, plain, aws]) sockets.add(socket.on('error', end));
    plain.on('close', end).pipe(aws).pipe(plain);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { HTTPS_PROXY: `http://127.0.0.1:${port}`, AWS_CA_BUNDLE: certFile };
}

async function makeCertificate(person: Home) {
  const [keyFile, certFile] = [join(person.root, 'key.pem'), join(person.root, 'cert.pem')];
  const names = ['*.us-west-2', '*.eu-central-1', '*.sso.eu-central-1'].map(
    (name) => `DNS:${name}.amazonaws.com`,
  );
  await run(person, 'openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=sandbox'],
    ...['-addext', `subjectAltName=${names.join(',')}`],
    ...['-keyout', keyFile, '-out', certFile],
  ]);
  return { key: await readFile(keyFile), cert: await readFile(certFile), certFile };
}
