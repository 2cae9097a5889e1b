import type { Warning } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import type { SetupDraft } from '../../plan/setup/plan-setup.ts';
import type { SetupAnswers } from '../../plan/setup/setup-answers.ts';
import { printable } from '../../text/text.ts';
import { renewSignIn } from '../sign-in/renew-sign-in.ts';
import { asPlanned, signerOf } from './as-planned.ts';

/** Tries what was set by name before anything is written: that the proxy is there, and that AWS knows the guardrail. */
export async function proveKnobs(
  world: World,
  answers: SetupAnswers,
  draft: SetupDraft,
): Promise<Outcome<readonly Warning[]>> {
  const { proxy, guardrail } = answers.knobs;
  const warnings = proxy === undefined ? [] : await tryProxy(proxy);
  if (guardrail === undefined || answers.way.way !== 'invoke') return success(warnings);
  const tried = await tryGuardrail(world, answers, draft);
  return tried.ok ? success([...warnings, ...tried.value]) : tried;
}

async function tryProxy(proxy: string): Promise<readonly Warning[]> {
  const { whyUnreachable } = await import('../../aws/http/reachable.ts');
  const { hostname, port, protocol } = new URL(proxy);
  const why = await whyUnreachable(
    hostname.replace(/^\[|\]$/g, ''),
    Number(port || (protocol === 'https:' ? 443 : 80)),
  );
  if (why === undefined) return [];
  const message = `Nobody answers at the proxy ${proxy} (${why}): through it Claude Code reaches nobody either. Where it is in a company's network, try again inside of it.`;
  return [{ code: 'proxy-unreachable', message }];
}

/** One token, with the headers that are to be written. */
async function tryGuardrail(
  world: World,
  answers: SetupAnswers,
  draft: SetupDraft,
): Promise<Outcome<readonly Warning[]>> {
  const { plan, apiKey, aws } = draft;
  const planned = await asPlanned(world, draft);
  const signer = signerOf(answers, apiKey?.key);
  const renewed = await renewSignIn(planned.world, signer, aws);
  if (!renewed.ok) return success([notTried(renewed.problem.message)]);
  world.progress('Asking a model for one token, with the guardrail…');
  const { probeModel, withHeldToken, withSession } = await import('../../aws/index.ts');
  const model = planned.client.models.main.value.id;
  const answer = await withHeldToken(renewed.value, () =>
    withSession(planned.world, signer, plan.region, (session) => probeModel(session, plan.region, model)),
  );
  const asked = answer.ok ? answer.value : answer;
  if (asked.ok) return success([]);
  const { message } = asked.finding;
  if (!/guardrail.*(does not exist|not found|invalid)/i.test(message)) return success([notTried(message)]);
  const { id = '', version = '' } = answers.knobs.guardrail ?? {};
  return refusal(
    'guardrail-missing',
    `AWS knows no guardrail ${id} of the version ${version} in ${plan.region}.`,
    'The Amazon Bedrock console (Guardrails) shows the id, its versions and its region; DRAFT is the version that is being worked on.',
  );
}

function notTried(why: string): Warning {
  const message = `Whether the guardrail can be used could not be proved. ${printable(why)} IAM has to allow bedrock:ApplyGuardrail beside the model.`;
  return { code: 'guardrail-not-proved', message };
}
