import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { Fix } from '../../../model/verdict.ts';
import { userSettingsFile } from '../../helpers/configured.ts';
import { brokenRoutes, firewallRequest } from '../../helpers/hosts-needed.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';
import { brokenCaFiles, caFileFix, caFileWords, originOfCaFile } from './ca-file.ts';

/**
 * Somebody stands in between with a certificate of their own, which neither Claude Code's authorities nor the system's
 * have signed. https://code.claude.com/docs/en/network-config#ca-certificate-store
 */
export const tls = refusedByAws('tls', {
  group: 'Region and network',
  title: 'The TLS certificates are trusted',
  about: (facts, { message }) => {
    const way = brokenRoutes(facts.live?.routes) || message;
    const broken = ofClaudeCode(facts);
    if (!broken) return { found: way };
    return { found: `${caFileWords(broken)} ${way}`, origin: originOfCaFile(facts, broken.name) };
  },
  fix,
  url: 'https://code.claude.com/docs/en/network-config',
});

function fix(facts: DoctorFacts): Fix {
  const codes = (facts.live?.routes ?? []).map(({ code }) => code ?? '');
  if (codes.some((code) => /EXPIRED|NOT_YET_VALID|REVOKED/.test(code)))
    return {
      say: "The certificate is out of its time: look at this computer's clock, then let whoever runs the proxy or gateway renew it. No CA file helps.",
    };
  if (codes.some((code) => /ALTNAME|HOSTNAME/.test(code)))
    return {
      say: 'The certificate is for another host: check ANTHROPIC_BEDROCK_BASE_URL, AWS_ENDPOINT_URL and HTTPS_PROXY. No CA file helps.',
    };
  const broken = ofClaudeCode(facts);
  if (broken) return { say: caFileFix(facts, broken) };
  const other = facts.caFiles.find(({ reader, state }) => reader === 'aws-cli' && state === 'pem');
  const settings = userSettingsFile(facts);
  if (other)
    return {
      say: `Put "NODE_EXTRA_CA_CERTS": "${other.file}" into "env" of ${settings}, then start Claude Code again: it does not read ${other.name}, which names that file for the AWS CLI.`,
    };
  return {
    say: `Put "NODE_EXTRA_CA_CERTS": "/path/to/company-ca.pem" into "env" of ${settings}, then restart Claude Code. Ask the network administrator for the file.`,
    send: firewallRequest(
      facts,
      "Please give me the CA certificate (PEM) of the company's TLS inspection, or let these hosts through without it:",
    ),
  };
}

function ofClaudeCode(facts: DoctorFacts) {
  return brokenCaFiles(facts).find(({ reader }) => reader === 'claude-code');
}
