import { rootCertificates } from 'node:tls';
import { readText } from '../../facts/machine/quiet-reads.ts';
import type { World } from '../../model/world.ts';

/**
 * The certificate authorities to trust where NODE_EXTRA_CA_CERTS names more; `undefined` where those of Node.js will
 * do. Node.js reads the variable only as it starts, and Claude Code's settings are not in its environment then.
 * https://nodejs.org/api/cli.html#node_extra_ca_certsfile
 */
export function trustedAuthorities({ NODE_EXTRA_CA_CERTS: file }: World['env']): string[] | undefined {
  const more = file ? readText(file) : undefined;
  return more === undefined ? undefined : [...rootCertificates, more];
}
