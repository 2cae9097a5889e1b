import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { callerIdentity } from '../../../src/aws/index.ts';
import { sandboxForTest } from '../../sandbox/support.ts';
import { DEVELOPER, inSession, sandboxWorld } from '../support.ts';
import { tlsServer } from '../tls-server.ts';

/** The id of what comes of asking a server whose certificate only a company's authority has signed. */
async function findingWith(env: (ca: string) => Record<string, string>): Promise<string> {
  const { url, ca } = await tlsServer();
  await copyFile(ca, join(dirname(ca), 'more.txt'));
  await writeFile(join(dirname(ca), 'none.pem'), 'no certificate\n');
  await mkdir(join(dirname(ca), 'system'));
  await copyFile(ca, join(dirname(ca), 'system', 'company.crt'));
  const world = await sandboxWorld(await sandboxForTest(), { ...env(ca), AWS_ENDPOINT_URL: url });
  const answer = await inSession(world, DEVELOPER, (session) => callerIdentity(session, 'us-east-1', 4_000));
  return 'ok' in answer && !answer.ok ? answer.finding.id : 'trusted';
}

// The server refuses whoever gets so far, which is no matter of trust.
test.each<[string, (ca: string) => Record<string, string>]>([
  ['in NODE_EXTRA_CA_CERTS', (ca) => ({ NODE_EXTRA_CA_CERTS: ca })],
  ["in the system's file (SSL_CERT_FILE)", (ca) => ({ SSL_CERT_FILE: ca })],
  ["in the system's directory (SSL_CERT_DIR)", (ca) => ({ SSL_CERT_DIR: join(dirname(ca), 'system') })],
  ['in a store of the system alone', (ca) => ({ SSL_CERT_FILE: ca, CLAUDE_CODE_CERT_STORE: 'system' })],
  ['of no matter, as nothing is checked', () => ({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })],
])('a company authority is trusted that is %s', async (_, env) => {
  expect(await findingWith(env)).not.toBe('tls');
});

test.each<[string, (ca: string) => Record<string, string>]>([
  ['nowhere', () => ({})],
  ["in the AWS CLI's file alone", (ca) => ({ AWS_CA_BUNDLE: ca })],
  [
    "in the system's file, which is switched off",
    (ca) => ({ SSL_CERT_FILE: ca, CLAUDE_CODE_CERT_STORE: 'bundled' }),
  ],
  ['beside a file without certificates', (ca) => ({ NODE_EXTRA_CA_CERTS: join(dirname(ca), 'none.pem') })],
])('a company authority is not trusted that is %s', async (_, env) => {
  expect(await findingWith(env)).toBe('tls');
});
