import { userSettingsFile } from '../../helpers/configured.ts';
import { brokenRoutes, firewallRequest, hostsNeeded } from '../../helpers/hosts-needed.ts';
import { culpritFix, culpritOf, culpritWords } from '../../helpers/network-culprit.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** No answer came: a setting that leads elsewhere, the network, the VPN, a firewall, or a proxy that is not named. */
export const endpointUnreachable = refusedByAws('endpoint-unreachable', {
  group: 'Region and network',
  title: 'AWS can be reached',
  about: (facts, { message }) => {
    const way = brokenRoutes(facts.live?.routes) || message;
    const culprit = culpritOf(facts);
    if (!culprit) return { found: way };
    const { name, origin } = culprit;
    return {
      title: `${name} points to a host that does not answer`,
      found: `${culpritWords(culprit)} ${way}`,
      origin,
    };
  },
  fix: (facts) => {
    const culprit = culpritOf(facts);
    if (culprit) return { say: culpritFix(culprit) };
    return {
      say: `Check network and VPN: HTTPS (port 443) has to reach ${hostsNeeded(facts).join(', ')}. If only a proxy leads out, put HTTPS_PROXY into "env" of ${userSettingsFile(facts)}.`,
      send: firewallRequest(
        facts,
        'Please let HTTPS (port 443) through to these hosts, which Claude Code asks on Amazon Bedrock:',
      ),
    };
  },
  url: 'https://code.claude.com/docs/en/network-config',
});
