import { join } from 'node:path';
import { listDirectory, readText } from '../../facts/machine/quiet-reads.ts';
import type { World } from '../../model/world.ts';

/** What the context is made with where the authorities of Node.js are not enough. */
const PEM = '-----BEGIN CERTIFICATE-----';

/** Where Linux and the BSDs keep the system's authorities, as Go's crypto/x509 lists them. */
const SYSTEM_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * The certificate authorities to trust where NODE_EXTRA_CA_CERTS names more; `undefined` where those of Node.js will
 * do. Node.js reads the variable only as it starts, and Claude Code's settings are not in its environment then.
 * https://nodejs.org/api/cli.html#node_extra_ca_certsfile
 */
export async function trustedAuthorities({
  NODE_EXTRA_CA_CERTS: file,
}: World['env']): Promise<string[] | undefined> {
  const more = pemIn(file);
  return more === undefined ? undefined : [...(await bundled()), more];
}

/**
 * All authorities that Claude Code trusts, the system's included, as CLAUDE_CODE_CERT_STORE has it [run 2.1.332];
 * `undefined` where those are no more. They are many: asked for where a certificate was not trusted without them.
 * https://code.claude.com/docs/en/network-config#ca-certificate-store
 */
export async function systemAuthorities(
  world: Pick<World, 'env' | 'platform'>,
): Promise<string[] | undefined> {
  const { env } = world;
  const stores = (env.CLAUDE_CODE_CERT_STORE || 'bundled,system').split(',').map((store) => store.trim());
  if (!stores.includes('system')) return undefined;
  const system = await systemStore(world);
  if (system.length === 0) return undefined;
  return [...((await trustedAuthorities(env)) ?? (await bundled())), ...system];
}

/** Those of Node.js, whose TLS takes half as long to load as Node.js to start: a gateway may speak HTTP. */
async function bundled(): Promise<readonly string[]> {
  return (await import('node:tls')).rootCertificates;
}

/** The keychain and the Windows store are read by Node.js 22.15 or newer alone. */
async function systemStore({ env, platform }: Pick<World, 'env' | 'platform'>): Promise<readonly string[]> {
  const named = [pemIn(env.SSL_CERT_FILE), ...inDirectories(env.SSL_CERT_DIR)].filter(isText);
  if (platform !== 'darwin' && platform !== 'win32') {
    return named.length > 0 ? named : SYSTEM_FILES.map(pemIn).filter(isText).slice(0, 1);
  }
  const { getCACertificates } = (await import('node:tls')) as {
    getCACertificates?: (kind: 'system') => string[];
  };
  return [...named, ...(getCACertificates?.('system') ?? [])];
}

function inDirectories(directories: string | undefined): readonly (string | undefined)[] {
  return (directories ?? '')
    .split(':')
    .filter((directory) => directory !== '')
    .flatMap((directory) => listDirectory(directory).map((name) => pemIn(join(directory, name))));
}

/** OpenSSL stumbles over a text without a certificate, and Claude Code passes such a file over. */
function pemIn(file: string | undefined): string | undefined {
  const text = file ? readText(file) : undefined;
  return text?.includes(PEM) ? text : undefined;
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}
