import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

/** Lets a server listen on the loopback interface for the time of a test; returns its address. */
export async function serve(
  server: Server | TlsServer,
  protocol: 'http' | 'https' = 'http',
): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A key and a certificate for the loopback interface that no authority has signed. */
export async function selfSigned(directory: string): Promise<{ key: Buffer; cert: Buffer }> {
  const key = join(directory, 'key.pem');
  const cert = join(directory, 'cert.pem');
  const names = ['-subj', '/CN=Example TLS Inspection', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const make = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1'];
  await run('openssl', [...make, '-keyout', key, '-out', cert, ...names]);
  return { key: await readFile(key), cert: await readFile(cert) };
}
