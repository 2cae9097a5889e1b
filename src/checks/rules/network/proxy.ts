import { malformedProxy, proxyNamed } from '../../../client/choose-proxy.ts';
import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { Origin } from '../../../model/configuration.ts';
import { failing, NOT_ASKED, notJudged, type Verdict } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { originOfVariable, placeOf, userSettingsFile, winnerOf } from '../../helpers/configured.ts';
import { brokenRoutes, firewallRequest } from '../../helpers/hosts-needed.ts';
import { culpritFix, culpritOf } from '../../helpers/network-culprit.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** A proxy, a captive portal or a gateway answered instead of AWS. */
const answered = refusedByAws('proxy', {
  group: 'Region and network',
  title: 'Nobody answers in place of AWS',
  about: (facts, { message }) => {
    const origin = suspect(facts);
    const token = unsentToken(facts, message);
    if (origin && token) return { found: `${message} ${token}`, origin };
    const said = isUnsigned(facts) ? /HTTP (\d{3})/.exec(message)?.[1] : undefined;
    if (origin && said)
      return { found: `The gateway at ${facts.client.endpoint.value} answered with HTTP ${said}.`, origin };
    const found = `${message} ${brokenRoutes(facts.live?.routes)}`.trim();
    return { found, ...(origin && { origin }) };
  },
  fix: (facts, { message }) => {
    const culprit = culpritOf(facts);
    if (unsentToken(facts, message))
      return {
        say: `Set ${SKIP} to 1 beside the address, if the gateway knows people by that token. Else ask who runs it what it wants.`,
      };
    // What it answers, its administrator may change; of its kind or its address only the setting decides.
    if (culprit?.kind === 'proxy' && !isAnswering(facts)) return { say: culpritFix(culprit) };
    if (isUnsigned(facts) && culprit?.kind !== 'proxy') return { say: fixOfGateway(facts) };
    const origin = suspect(facts);
    const where = origin
      ? `Check ${placeOf(origin)}.`
      : `Sign in to the network if it asks for that in a browser; if a proxy leads out, put HTTPS_PROXY into "env" of ${userSettingsFile(facts)}.`;
    return {
      say: `${where} Hosts to be reached directly belong in NO_PROXY.`,
      send: firewallRequest(
        facts,
        'Please let HTTPS (port 443) through to these hosts unchanged, which Claude Code asks on Amazon Bedrock; something else answered in their place:',
      ),
    };
  },
  url: 'https://code.claude.com/docs/en/network-config',
});

/** Before that, whether Claude Code starts at all with the proxy that is named. */
export const proxy: Check = {
  ...answered,
  live: 'used',
  judge: (facts) => malformed(facts) ?? (facts.live ? answered.judge(facts) : notJudged(NOT_ASKED)),
};

function malformed(facts: DoctorFacts): Verdict | undefined {
  const variable = malformedProxy(facts.seenEnv);
  if (variable === undefined) return undefined;
  const origin = originOfVariable(facts, variable);
  return failing({
    title: `${variable} is no address, and Claude Code does not start`,
    found: `What ${placeOf(origin)} says cannot be read as the address of a proxy.`,
    origin,
    fix: {
      say: `Write it as http://HOST:PORT, without quotes and blanks, or remove it where no proxy is needed.`,
    },
  });
}

/** A gateway signs for Claude Code: what it wants is a token of its own. AWS answers for itself, not by status alone. */
function isUnsigned({ client }: DoctorFacts): boolean {
  return (
    client.isOwnAddress && ['token', 'helper', 'nothing', 'api-key'].includes(client.signedBy.value.kind)
  );
}

const SKIP = 'CLAUDE_CODE_SKIP_BEDROCK_AUTH';

/** A gateway that wants a token gets a signature of AWS as long as signing is on. */
function unsentToken(facts: DoctorFacts, message: string): string | undefined {
  const token = winnerOf(facts, 'ANTHROPIC_AUTH_TOKEN');
  const isRefused = /HTTP 40[13]\b/.test(message);
  if (!token || !isRefused || !facts.client.isOwnAddress || isUnsigned(facts)) return undefined;
  return `Claude Code signs requests as AWS wants them, and does not send the token (${placeOf(token.origin)}): ${SKIP} is not on.`;
}

/** What goes along to a gateway, and whether it is the one it wants. */
function tokenOf(facts: DoctorFacts): string {
  const { value, origin } = facts.client.signedBy;
  if (value.kind === 'nothing') {
    return 'no token goes along: ANTHROPIC_AUTH_TOKEN, or apiKeyHelper, holds the one it wants';
  }
  // [run 2.1.332: a token, a header and a helper, each beside a key]
  const beaten = ['ANTHROPIC_AUTH_TOKEN', 'apiKeyHelper'].find((key) => winnerOf(facts, key));
  if (value.kind === 'api-key' && beaten) {
    return `whether it is to have ${beaten}: now AWS_BEARER_TOKEN_BEDROCK (${placeOf(origin)}) goes along in its place, and has to be taken out for that`;
  }
  return `whether its token holds: ${placeOf(origin)}`;
}

function fixOfGateway(facts: DoctorFacts): string {
  const address = winnerOf(facts, 'ANTHROPIC_BEDROCK_BASE_URL');
  const where = address ? ` (${placeOf(address.origin)})` : '';
  return `Ask who runs the gateway whether its address is right${where}, and ${tokenOf(facts)}. To put in others: claude-bedrock setup --way gateway.`;
}

/** The setting that leads elsewhere: a gateway's address before a proxy's, unless it is the proxy that spoke. */
function suspect(facts: DoctorFacts): Origin | undefined {
  const isByProxy = culpritOf(facts)?.kind === 'proxy';
  const gateway = isByProxy ? undefined : winnerOf(facts, 'ANTHROPIC_BEDROCK_BASE_URL');
  return gateway ? gateway.origin : originOfProxy(facts);
}

/** Proxies may hold passwords: no values. */
function originOfProxy(facts: DoctorFacts): Origin | undefined {
  const key = proxyNamed(facts.seenEnv)?.variable;
  return key === undefined ? undefined : originOfVariable(facts, key);
}

function isAnswering({ live }: DoctorFacts): boolean {
  return live?.routes.some(({ proxy, code }) => proxy !== undefined && /^HTTP /.test(code ?? '')) === true;
}
