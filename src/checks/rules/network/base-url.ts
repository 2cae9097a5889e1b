import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { Candidate } from '../../../facts/settings/candidates.ts';
import { regionOfBedrockHost } from '../../../knowledge/endpoint-hosts.ts';
import { FINE, type Fix, failing, fine, type Problem } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { originOfVariable, placeOf, shownOf, winnerOf } from '../../helpers/configured.ts';
import { isPrimaryUsable } from '../../helpers/models-to-judge.ts';
import { refusalsOf } from '../../helpers/refused-by-aws.ts';

const KEY = 'ANTHROPIC_BEDROCK_BASE_URL';
const ENDPOINTS = ['AWS_ENDPOINT_URL_BEDROCK', 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME', 'AWS_ENDPOINT_URL'];

/** Requests go where a setting says, and that is not Amazon Bedrock of this region. */
export const baseUrl: Check = {
  id: 'base-url',
  group: 'Region and network',
  title: 'The endpoint serves Amazon Bedrock',
  live: 'used',
  judge: (facts) => {
    const refusal = refusalsOf(facts).find(({ id }) => id === 'base-url');
    if (isPrimaryUsable(facts)) return refusal ? fine('it invokes models, but lists none') : FINE;
    const unreadable = malformedEndpoint(facts);
    if (unreadable) return unreadable;
    const base = winnerOf(facts, KEY);
    const wrong = base && whyWrong(facts, base.value);
    if (!wrong && !refusal) return FINE;
    return failing({
      title: 'The endpoint does not serve Amazon Bedrock',
      found: `${leadsTo(facts, base)} ${wrong ?? refusal?.message ?? ''}`.trim(),
      ...(base && { origin: base.origin }),
      fix: fixOf(base),
    });
  },
};

/** An address without `http://` in front, which the SDK takes for something else. */
function malformedEndpoint(facts: DoctorFacts): Problem | undefined {
  const name = Object.keys(facts.seenEnv).find(
    (one) => /^AWS_ENDPOINT_URL(?:_|$)/.test(one) && /^(?!https?:\/\/)./i.test(facts.seenEnv[one] ?? ''),
  );
  if (name === undefined) return undefined;
  const origin = originOfVariable(facts, name);
  return failing({
    title: `${name} is no address`,
    found: `${placeOf(origin)} does not begin with http:// or https://, so that what answers is not AWS.`,
    origin,
    fix: { say: `Write the whole address there, or remove it: it is usually unset.` },
  });
}

/** What can be told by the text alone: a gateway of the company's own may have any host and any path. */
function whyWrong(facts: DoctorFacts, text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'That is no http or https address.';
  if (/[?#]/.test(text))
    return 'Claude Code writes the path of its requests behind it, and behind a ? or # it is lost.';
  const region = regionOfBedrockHost(url.hostname);
  if (region === undefined) return undefined;
  if (region !== facts.region.value)
    return `That is the endpoint of ${region}, and requests are signed for ${facts.region.value}.`;
  if (/(?:^|\.)bedrock(?:-fips)?\./.test(url.hostname))
    return 'Models are listed there, and not invoked: that is at bedrock-runtime.';
  return url.pathname === '/' ? undefined : `Amazon Bedrock has nothing under ${url.pathname}.`;
}

function leadsTo(facts: DoctorFacts, base: Candidate | undefined): string {
  if (base) return `${placeOf(base.origin)} leads to ${shownOf(facts, KEY)}.`;
  const name = ENDPOINTS.find((one) => facts.seenEnv[one]);
  return name ? `${name} leads elsewhere than to AWS.` : '';
}

function fixOf(base: Candidate | undefined): Fix {
  if (!base)
    return {
      say: 'Unset AWS_ENDPOINT_URL and the variables that begin with it, unless you were told to set them.',
    };
  return { say: `Take ${KEY} out (${placeOf(base.origin)}), or correct it: it is usually unset.` };
}
