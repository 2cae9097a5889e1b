import type { Finding } from '../../../facts/answer.ts';
import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { deniedPolicy, invokePolicy } from '../../../plan/models/iam-statement.ts';
import { adminRequest, deniedInWords, placeOfPolicy, wantedChange } from '../../helpers/admin-request.ts';
import { accountInUse } from '../../helpers/model-trouble.ts';
import { modelsToJudge } from '../../helpers/models-to-judge.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';

/** The policies of the credentials, in one of their kinds, do not allow the request. */
export const iamDenied = refusedByAws('iam-denied', {
  group: 'Permissions',
  title: 'IAM allows the requests',
  // What a program was denied stands there.
  after: ['process-broken', 'export-command', 'role-refused'],
  about: (_facts, { denied }) =>
    denied ? { title: `IAM denies ${denied.action}`, found: `Denied: ${deniedInWords(denied)}.` } : {},
  fix: (facts, finding) => ({ say: wayOut(facts, finding), send: requestFor(facts, finding) }),
});

function wayOut({ profiles, profile }: DoctorFacts, { denied }: Finding): string {
  const place = denied && placeOfPolicy(denied);
  const hasOther = profiles.some(({ name, kind }) => name !== profile?.name && kind !== 'incomplete');
  const meanwhile = hasOther ? ' Until then, another AWS profile may work: /bedrock:setup.' : '';
  return `Send your administrator the text below${place ? `: ${place} has to change` : ''}.${meanwhile}`;
}

function requestFor(facts: DoctorFacts, { denied }: Finding): string {
  const isInvoke = !denied || denied.action.startsWith('bedrock:Invoke');
  return adminRequest(facts, {
    ask: `Please let me use Claude Code on Amazon Bedrock. ${wantedChange(denied)}`,
    denied,
    policy: denied && !isInvoke ? deniedPolicy(denied) : invokePolicy(questionOf(facts)),
  });
}

function questionOf(facts: DoctorFacts) {
  const models = modelsToJudge(facts).map(({ id }) => id);
  return { region: facts.region.value, accountId: accountInUse(facts) ?? '*', models };
}
