import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { AccessDenied } from '../../../knowledge/access-denied.ts';
import { regionException } from '../../../plan/models/iam-statement.ts';
import { otherRoutings } from '../../../plan/models/replacement-model.ts';
import { adminRequest, deniedInWords, ORGANIZATION_WISH } from '../../helpers/admin-request.ts';
import { modelsToTake, primaryModel } from '../../helpers/models-to-judge.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** The organisation denies, often only one of the regions to which a profile may send a request. */
export const scpDenied = refusedByAws('scp-denied', {
  group: 'Permissions',
  title: 'The policies of the organisation allow the requests',
  about: (facts, { denied }) =>
    denied ? { found: `${deniedInWords(denied)}.${destination(facts, denied)}` } : {},
  fix: (facts, { denied }) => ({
    say: `Send the text below to the administrator of AWS Organizations. ${otherWay(facts)}`,
    run: `claude-bedrock models --region ${facts.region.value} --probe`,
    send: adminRequest(facts, {
      ask: ORGANIZATION_WISH,
      denied,
      policy: regionException(facts.region.value),
    }),
  }),
});

function destination(facts: DoctorFacts, { resource = '' }: AccessDenied): string {
  const region = resource.split(':')[3];
  if (region === undefined || region === facts.region.value) return '';
  const model = primaryModel(facts)?.id ?? 'The inference profile';
  if (region === '') return ` ${model} may send requests to any region.`;
  return ` ${model} is called in ${facts.region.value} and may send requests to ${region}.`;
}

function otherWay(facts: DoctorFacts): string {
  const others = otherRoutings(primaryModel(facts)?.id ?? '', modelsToTake(facts)).map(({ id }) => id);
  if (others.length === 0)
    return 'Until then, a model that sends its requests elsewhere may work: /bedrock:setup.';
  return `Until then, ${others.join(' or ')}, which sends its requests elsewhere, may work: /bedrock:setup.`;
}
