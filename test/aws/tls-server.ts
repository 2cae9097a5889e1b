import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { temporaryDirectory } from '../support/world.ts';

/** A server on the loopback interface whose certificate nobody trusts but who has `ca`. It answers 403 to everything. */
export async function tlsServer(): Promise<{ url: string; port: number; ca: string }> {
  const directory = await temporaryDirectory();
  const [key, ca] = [join(directory, 'key.pem'), join(directory, 'ca.pem')];
  const subject = ['-subj', '/O=Example Inspection/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const fresh = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
  ];
  await promisify(execFile)('openssl', [...fresh, '-keyout', key, '-out', ca, ...subject]);
  const server = createServer({ key: await readFile(key), cert: await readFile(ca) }, (_, answer) => {
    answer
      .writeHead(403, { 'content-type': 'application/json' })
      .end('{"message":"Missing Authentication Token"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `https://localhost:${port}`, port, ca };
}
