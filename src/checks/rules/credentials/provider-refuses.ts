import type { Finding } from '../../../facts/answer.ts';
import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { CATALOG } from '../../../knowledge/client-models.ts';
import { PROVIDERS, type ProviderId } from '../../../knowledge/client-providers.ts';
import { WAY_RULES, WAYS } from '../../../knowledge/ways.ts';
import type { Origin } from '../../../model/configuration.ts';
import { FINE, failing, NOT_ASKED, notJudged } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf, winnerOf } from '../../helpers/configured.ts';
import { invocationOf, primaryModel } from '../../helpers/models-to-judge.ts';

const ASKED_HERE: readonly string[] = ['mantle', 'claude-platform'];

/** Mantle and Claude Platform on AWS are asked where they are: what they refuse, Amazon Bedrock's rules do not know. */
export const providerRefuses: Check = {
  id: 'provider-refuses',
  group: 'Credentials',
  title: 'The provider answers to a request',
  after: [
    'bedrock-off',
    'workspace-missing',
    'credentials-unavailable',
    'credentials-expired',
    'credentials-invalid',
    'bearer-invalid',
  ],
  live: 'needed',
  judge: (facts) => {
    const { endpoint, models } = facts.client;
    const provider = providerAsked(facts);
    if (!ASKED_HERE.includes(provider)) return FINE;
    const isBeside = models.main.value.provider !== undefined;
    const primary = isBeside ? { ...models.main, id: models.main.value.id } : primaryModel(facts);
    const answer = primary && invocationOf(facts, primary.id)?.answer;
    if (!answer) return notJudged(NOT_ASKED);
    if (answer.ok) return FINE;
    const name = PROVIDERS.find(({ id }) => id === provider)?.name ?? provider;
    return failing({
      title: `${name} refuses the request`,
      found: `${isBeside ? name : (endpoint.value ?? name)} was asked for ${primary.id}. ${saidBy(answer.finding)}`,
      origin: primary.origin,
      fix: { say: fixOf(facts, answer.finding) ?? spelledElse(provider, primary) ?? answer.finding.fix },
    });
  },
};

/** Who is asked for the primary model. */
function providerAsked({ client }: DoctorFacts): ProviderId {
  return client.models.main.value.provider ?? client.provider.value;
}

/** The words of whoever refused, where what they mean is known to nobody. */
function saidBy({ id, message }: Finding): string {
  const [, words] = id === 'unclassified' || id === 'proxy' ? (/AWS says: (.*)$/s.exec(message) ?? []) : [];
  return words === undefined ? message : `It says: ${words}`;
}

/** An id of Amazon Bedrock, which both know under another name [run 2.1.332]; the rest is what helps there, too. */
function spelledElse(
  provider: ProviderId,
  { id, origin }: { readonly id: string; readonly origin: Origin },
): string | undefined {
  const known = CATALOG.find(({ bedrock }) => id.endsWith(`.${bedrock}`) || id.endsWith(`/${bedrock}`));
  const name = provider === 'mantle' ? known?.mantle : known?.own;
  return (
    name && `Write ${name} in its place (${placeOf(origin)}): ${id} is its name on Amazon Bedrock alone.`
  );
}

/** What helps, by what these two say. */
function fixOf(facts: DoctorFacts, { message, denied }: Finding): string | undefined {
  const { region } = facts.client;
  const provider = providerAsked(facts);
  const rule = WAYS.map((way) => WAY_RULES[way]).find((one) => one.provider === provider);
  const { action = '' } = rule ?? {};
  if (denied) {
    const on = denied.resource === undefined ? '' : ` on ${denied.resource}`;
    return `Ask the IAM administrator to allow ${action}${on}. What allows bedrock:InvokeModel does not allow this.`;
  }
  if (/federation is disabled/i.test(message))
    return 'Enable it once for the account: aws iam enable-outbound-web-identity-federation.';
  const workspace = winnerOf(facts, 'ANTHROPIC_AWS_WORKSPACE_ID');
  if (provider === 'claude-platform' && /workspace/i.test(message))
    return `A workspace is of one account and in one region: check ${workspace ? placeOf(workspace.origin) : 'ANTHROPIC_AWS_WORKSPACE_ID'}, and whether it is in ${region.value}.`;
  const key = winnerOf(facts, 'ANTHROPIC_AWS_API_KEY');
  if (provider === 'claude-platform' && key && /api-key|authentication/i.test(message))
    return `Make a key of the workspace in the AWS console (Claude Platform on AWS, API keys) and put it in by claude-bedrock setup --way platform --auth api-key; the one that is refused is ${placeOf(key.origin)}.`;
  return undefined;
}
