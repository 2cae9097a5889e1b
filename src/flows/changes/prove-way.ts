import type { AwsSession } from '../../aws/index.ts';
import { WAY_RULES } from '../../knowledge/ways.ts';
import type { Warning } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { alteredWorld, type World } from '../../model/world.ts';
import { judgeGateway } from '../../plan/setup/judge-gateway.ts';
import type { SetupDraft, WayProof } from '../../plan/setup/plan-setup.ts';
import type { SetupAnswers } from '../../plan/setup/setup-answers.ts';
import { printable } from '../../text/text.ts';
import { renewSignIn } from '../sign-in/renew-sign-in.ts';
import { asPlanned, type Planned, signerOf } from './as-planned.ts';

/** What trying a way came to: it answered, or it is not known whether it will. */
export interface Tried {
  readonly proof?: WayProof;
  readonly warnings: readonly Warning[];
}

/**
 * Tries the way of a plan before anything is written: one token in one piece, and one as a stream, asked of the model
 * that Claude Code will ask first, where and with what it will ask. Refuses an address that cannot be right; what may
 * pass is a warning.
 */
export async function proveWay(
  world: World,
  answers: SetupAnswers,
  draft: SetupDraft,
): Promise<Outcome<Tried>> {
  const planned = await asPlanned(world, draft);
  world.progress(`Asking ${WAY_RULES[draft.plan.way].name} for one token, as Claude Code will…`);
  return draft.plan.way === 'gateway'
    ? proveGateway(planned, answers, draft)
    : proveMessages(planned, answers, draft);
}

async function proveMessages(
  { world, client }: Planned,
  answers: SetupAnswers,
  { plan, apiKey, aws }: SetupDraft,
): Promise<Outcome<Tried>> {
  const signer = signerOf(answers, apiKey?.key);
  const renewed = await renewSignIn(world, signer, aws);
  if (!renewed.ok) return success(notProved(answers, renewed.problem.message));
  const { provingWays, withHeldToken, withSession } = await import('../../aws/index.ts');
  const { listServed, messagesEndpoint, probeMessages } = await provingWays();
  const { provider } = WAY_RULES[plan.way];
  const isBeside = client.provider.value === 'bedrock';
  const url = isBeside ? mantleBeside(world, plan.region) : client.endpoint.value;
  const endpoint = messagesEndpoint(provider, url);
  const model = isBeside ? mantleModel(plan.models) : client.models.main.value.id;
  if (!endpoint || model === undefined) return success({ warnings: [] });
  const ask = (session: AwsSession) =>
    Promise.all([
      ...[false, true].map((isStream) => probeMessages(session, plan.region, endpoint, { model, isStream })),
    ] as const).then(async (asked) => ({ asked, listed: await listServed(session, plan.region, endpoint) }));
  const answer = await withHeldToken(renewed.value, () => withSession(world, signer, plan.region, ask));
  if (!answer.ok) return success(notProved(answers, answer.finding.message));
  const { asked, listed } = answer.value;
  const failed = asked.find((one) => !one.ok);
  if (failed && !failed.ok && isNoSuchWorkspace(answers, failed.finding.message))
    return noSuchWorkspace(answers);
  if (failed && !failed.ok) return success(notProved(answers, failed.finding.message, failed.finding.id));
  const unlisted = listed.ok ? unlistedOf(answers, others(plan.models, model), listed.value) : [];
  return success({ proof: { model, at: endpoint.url, region: plan.region }, warnings: unlisted });
}

/** With Bedrock Invoke beside it, what the client calls its endpoint is Invoke's. */
function mantleBeside({ env }: World, region: string): string {
  return env.ANTHROPIC_BEDROCK_MANTLE_BASE_URL || `https://bedrock-mantle.${region}.api.aws/anthropic`;
}

function mantleModel(models: readonly string[]): string | undefined {
  return models.find((id) => id.startsWith('anthropic.'));
}

async function proveGateway(
  { world, client }: Planned,
  answers: SetupAnswers,
  { plan }: SetupDraft,
): Promise<Outcome<Tried>> {
  const baseUrl = client.endpoint.value ?? '';
  const token = await tokenOf(world, answers);
  if (!token.ok) return token;
  const env = { ...world.env, ...(token.value && { ANTHROPIC_AUTH_TOKEN: token.value }) };
  const asking = alteredWorld(world, { env });
  const { provingWays, withSession } = await import('../../aws/index.ts');
  const { askGateway } = await provingWays();
  const model = client.models.main.value.id;
  const answer = await withSession(asking, { kind: 'nothing' }, plan.region, (session) =>
    Promise.all([
      askGateway(session, baseUrl, { kind: 'list' }),
      askGateway(session, baseUrl, { kind: 'invoke', model }),
      askGateway(session, baseUrl, { kind: 'stream', model }),
    ]),
  );
  if (!answer.ok) return success(notProved(answers, answer.finding.message));
  const [list, invoke, stream] = answer.value;
  if (!invoke.ok) return success(notProved(answers, invoke.finding.message));
  if (!stream.ok) return success(notProved(answers, stream.finding.message));
  const said = { list: list.ok ? list.value : undefined, invoke: invoke.value, stream: stream.value };
  const verdict = judgeGateway(baseUrl, model, said);
  if (!verdict.ok) return verdict;
  const { listed, doubt } = verdict.value;
  const offered = listed?.length ? ` It lists ${listed.slice(0, 5).join(', ')}.` : '';
  if (doubt !== undefined) return success(notProved(answers, `${doubt}${offered}`));
  const unlisted = listed ? unlistedOf(answers, others(plan.models, model), listed) : [];
  return success({ proof: { model, at: baseUrl }, warnings: unlisted });
}

const HELPER_MS = 10_000;

/** The person named the command for this; Claude Code starts it as well. */
async function tokenOf(world: World, { way }: SetupAnswers): Promise<Outcome<string | undefined>> {
  const { keyHelper } = way;
  if (keyHelper === undefined) return success(undefined);
  const how = { timeoutMs: HELPER_MS, cwd: world.cwd, signal: world.interrupted };
  const { exitCode, timedOut, stdout } = await world.shell(keyHelper, how);
  const key = stdout.trim();
  if (exitCode === 0 && !timedOut && /^[\x21-\x7e]+$/.test(key)) return success(key);
  return refusal(
    'api-key-missing',
    'The command of --key-helper printed no key.',
    'Run it by hand: it has to print the key alone, end within 10 seconds, and ask nothing.',
  );
}

/** What has answered need not be listed. */
function others(models: readonly string[], proved: string): readonly string[] {
  return models.filter((id) => id.replace(/\[1m\]$/i, '') !== proved);
}

function unlistedOf(
  { way }: SetupAnswers,
  models: readonly string[],
  listed: readonly string[],
): readonly Warning[] {
  const { name } = WAY_RULES[way.way];
  const isOfWay = (id: string) => !way.isBesideInvoke || id.startsWith('anthropic.');
  return models
    .filter((id) => /[.-]/.test(id) && isOfWay(id) && !listed.includes(id.replace(/\[1m\]$/i, '')))
    .map((id) => ({
      code: 'model-not-listed',
      message: `${id} is not among the models that ${name} lists: requests will probably be refused.`,
    }));
}

function isNoSuchWorkspace({ way }: SetupAnswers, message: string): boolean {
  return way.way === 'platform' && /\bworkspace\b.{0,80}\bnot found\b/i.test(message);
}

function noSuchWorkspace({ way }: SetupAnswers): Outcome<never> {
  const named =
    way.workspace === undefined ? 'The workspace of these settings' : `The workspace ${way.workspace}`;
  return refusal(
    'workspace-unknown',
    `${named} does not exist for this account and region.`,
    'The AWS console lists them (Claude Platform on AWS, Workspaces); each belongs to one region.',
  );
}

/** What was refused for another reason than rights needs none. */
function notProved({ way }: SetupAnswers, why: string, id?: string): Tried {
  const { name, action } = WAY_RULES[way.way];
  const isOfRights = id === undefined || id === 'unclassified' || /denied/.test(id);
  const needs = action === undefined || !isOfRights ? '' : ` IAM has to allow ${action}.`;
  const message = `Whether ${name} answers could not be proved. ${printable(why).replace(/([\w"'])$/, '$1.')}${needs}`;
  return { warnings: [{ code: 'way-not-proved', message }] };
}
