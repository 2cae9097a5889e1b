import { userSettingsFile } from '../../helpers/configured.ts';
import { brokenRoutes, firewallRequest } from '../../helpers/hosts-needed.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/**
 * Somebody stands in between with a certificate of their own. Claude Code also trusts the system's certificates where
 * its runtime can read them, so a CA that is installed there may be no hindrance to it.
 * https://code.claude.com/docs/en/network-config#ca-certificate-store
 */
export const tls = refusedByAws('tls', {
  group: 'Region and network',
  title: 'The TLS certificates are trusted',
  about: ({ live }, { message }) => ({ found: brokenRoutes(live?.routes) || message }),
  fix: (facts) => ({
    say: `Put "NODE_EXTRA_CA_CERTS": "/path/to/company-ca.pem" into "env" of ${userSettingsFile(facts)}, then start Claude Code again. Ask who runs the network for the file.`,
    send: firewallRequest(
      facts,
      "Please give me the CA certificate (PEM) of the company's TLS inspection, or let these hosts through without it:",
    ),
  }),
  url: 'https://code.claude.com/docs/en/network-config',
});
