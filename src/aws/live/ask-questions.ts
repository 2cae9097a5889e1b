import { type ListedModels, listedModels, modelAnswers } from '../../client/after-answers.ts';
import { clientOf } from '../../client/client-of.ts';
import { fallsBack } from '../../client/falls-back.ts';
import { type Answer, answered } from '../../facts/answer.ts';
import type { ModelInUse } from '../../facts/claude-code/models-in-use.ts';
import { unpinnedRoles } from '../../facts/claude-code/unpinned-roles.ts';
import type { Invocation, LiveFacts } from '../../facts/live-facts.ts';
import { clientTurn, messagesTurn } from '../../knowledge/client-turns.ts';
import { isRegionShaped } from '../../knowledge/regions.ts';
import { isOn } from '../../knowledge/settings-keys.ts';
import type { Model } from '../../model/models.ts';
import { rankModels } from '../../plan/models/rank-models.ts';
import { bestOfEach } from '../../plan/models/replacement-model.ts';
import { askCredentials } from '../credentials/ask-credentials.ts';
import type { AwsSession } from '../credentials/session.ts';
import { keysAtHand } from '../credentials/signer.ts';
import type { Circumstances } from '../failures/classify.ts';
import { failedWith } from '../failures/failed-with.ts';
import { listModels } from '../models/list-models.ts';
import { endpointBeside, type MessagesEndpoint, messagesEndpoint } from '../models/messages-endpoint.ts';
import { probeMessages, probeStream } from '../models/probe.ts';
import { messagesRequest, type TurnRequest, turnRequest } from '../models/turn-request.ts';
import type { Asking } from './asking.ts';
import { callerIdentity } from './identity.ts';

/** What is asked of AWS as soon as it is known what signs. */
export type Questions = Pick<
  LiveFacts,
  'identity' | 'listing' | 'listed' | 'invocations' | 'pinnable' | 'cli'
>;

/** Asks all together who this is, which models there are, and whether those in use can be invoked. Never rejects. */
export async function askQuestions(asking: Asking, session: AwsSession): Promise<Questions> {
  const { world, facts, limits } = asking;
  const region = facts.region.value;
  const whoIs = (who: AwsSession) =>
    safely({ attempt: 'identity', region }, () => callerIdentity(who, region, limits.probeMs));
  const elsewhere = messagesEndpoint(facts.client.provider.value, facts.client.endpoint.value);
  if (elsewhere) {
    const identity = session.credentials && whoIs(session);
    const invocations = askMain(asking, (id) => invokeThere(asking, session, id, elsewhere));
    return { ...NOT_ASKED, identity: await identity, invocations: await invocations };
  }
  const listAs = (who: AwsSession) =>
    safely({ attempt: 'list', region }, () => listModels(who, region, limits.probeMs));
  const asListed = listAs(session);
  // Under its switch Claude Code signs turns with an API key all the same, and the list with nothing [run 2.1.332].
  const isUnsigned = session.signer.kind === 'api-key' && isOn(world.env.CLAUDE_CODE_SKIP_BEDROCK_AUTH);
  const asClient = isUnsigned ? listAs({ ...session, signer: { kind: 'nothing' } }) : asListed;
  const listed = asClient.then(listedModels);
  const listing = asListed.then((answer) => ranked(answer, region));
  const cliSession = asCli(asking, session);
  const invokeAll = (ids: readonly string[]) =>
    Promise.all(ids.map((id) => invoke(asking, session, { id, region })));
  const takeTurn = async (id: string, where = region) => {
    // Only AWS tells which model an application profile is, and so how Claude Code asks it [run 2.1.200, 2.1.332].
    const isProfile = /:application-inference-profile\//.test(id);
    const of = isProfile ? (await listed).behind.get(id) : id;
    return invoke(asking, session, { id, region: where, ...(of !== undefined && { turnOf: of }) });
  };
  const takeTurns = (ids: readonly string[]) => Promise.all(ids.map((id) => takeTurn(id)));
  const named = Promise.all(
    facts.models.named.map((model) => {
      const where = regionOf(model, asking);
      const isTurn = model.roles.includes('primary');
      return isTurn ? takeTurn(model.id, where) : invoke(asking, session, { id: model.id, region: where });
    }),
  );
  const chosen = listed.then((told) => askChosen(asking, told, named, takeTurns));
  const pinnable = Promise.all([listing, listed, chosen]).then(([answer, told, tried]) =>
    invokeAll(pinnableIds(asking, answer, told, tried)),
  );
  const models = Promise.all([chosen, named, askBeside(asking, session)]).then(async (all) => {
    const asked = all.flat();
    return [...asked, ...(await askFallbacks(asking, await listed, asked, takeTurns))];
  });
  // All together: of one that failed by itself nobody would hear in time.
  const [identity, cli, answer, told, invocations, pinned] = await Promise.all([
    session.credentials && whoIs(session),
    cliSession && whoIs(cliSession),
    listing,
    listed,
    models,
    pinnable,
  ]);
  return { identity, cli, listing: answer, listed: told.listed, invocations, pinnable: pinned };
}

/** The primary model, where Mantle answers for it beside Bedrock Invoke. */
async function askBeside(asking: Asking, session: AwsSession): Promise<readonly Invocation[]> {
  const { world, facts } = asking;
  const { id, provider } = facts.client.models.main.value;
  const endpoint = provider && endpointBeside(provider, world.env, facts.client.region.value);
  const own = endpoint && (await sessionBeside(asking, session));
  return endpoint && own ? [await invokeThere(asking, own, id, endpoint)] : [];
}

/** Mantle has a switch of its own against signing: beside Bedrock Invoke one of the two may be signed alone. */
async function sessionBeside(asking: Asking, session: AwsSession): Promise<AwsSession | undefined> {
  const { facts } = asking;
  const { value: by } = facts.client.signedBy;
  if (by.kind === 'nothing' || by.kind === 'token') return { ...session, signer: { kind: 'nothing' } };
  if (session.signer.kind !== 'nothing') return session;
  const name = by.kind === 'profile' && { name: by.name };
  const kind = by.kind === 'profile' || by.kind === 'credential-export' ? by.kind : 'default-chain';
  const signing = await askCredentials({ ...asking, facts: { ...facts, signedBy: { kind, ...name } } });
  // Where there are none Mantle refuses it as it refuses what is not signed; of a command not started nobody knows.
  return signing.session ?? (signing.credentials?.ok === false ? session : undefined);
}

/** What Claude Code goes on to where it does so after the primary model was refused, up to the first that answers. */
async function askFallbacks(
  { facts }: Asking,
  listed: ListedModels,
  asked: readonly Invocation[],
  invokeAll: (ids: readonly string[]) => Promise<readonly Invocation[]>,
): Promise<readonly Invocation[]> {
  const { models, fallbacks } = clientOf(facts, modelAnswers(listed, asked));
  const primary = asked.find(({ id }) => id === models.main.value.id)?.answer;
  if (!primary || primary.ok || !fallsBack(primary.finding)) return [];
  const tried: Invocation[] = [];
  for (const { id, provider } of fallbacks.map(({ value }) => value)) {
    const known = [...asked, ...tried].find((one) => one.id === id);
    if (known?.answer.ok) break;
    if (!known && provider === undefined) tried.push(...(await invokeAll([id])));
    if (tried.at(-1)?.answer.ok) break;
  }
  return tried;
}

/** Where nothing signs, or another provider of AWS's takes the requests. */
export const NOT_ASKED: Questions = {
  identity: undefined,
  listing: undefined,
  listed: [],
  invocations: [],
  pinnable: [],
  cli: undefined,
};

/** The primary model, and what Claude Code steps down to. */
async function askMain(
  { facts }: Asking,
  invokeOne: (id: string) => Promise<Invocation>,
): Promise<readonly Invocation[]> {
  const asked: Invocation[] = [];
  for (;;) {
    const { id } = clientOf(facts, modelAnswers({ listed: [], behind: new Map() }, asked)).models.main.value;
    if (asked.some((one) => one.id === id)) return asked;
    asked.push(await invokeOne(id));
  }
}

async function invokeThere(
  asking: Asking,
  session: AwsSession,
  id: string,
  endpoint: MessagesEndpoint,
): Promise<Invocation> {
  const { world, facts, limits } = asking;
  const region = facts.client.region.value;
  const start = world.now().getTime();
  const turn = recordedThere(asking, session, id);
  const answer = await safely({ attempt: 'invoke', region }, () =>
    probeMessages(session, region, endpoint, { model: id, isStream: true, turn }, limits.probeMs),
  );
  return { id, region, ms: world.now().getTime() - start, answer };
}

function ranked(answer: Answer<readonly Model[]>, region: string): Answer<readonly Model[]> {
  return answer.ok ? answered(rankModels(answer.value, region)) : answer;
}

/**
 * What Claude Code asks as its primary model, where what the settings name is not its id, and what it steps down to
 * while the account refuses it.
 */
async function askChosen(
  { facts }: Asking,
  listed: ListedModels,
  named: Promise<readonly Invocation[]>,
  invokeAll: (ids: readonly string[]) => Promise<readonly Invocation[]>,
): Promise<readonly Invocation[]> {
  const asked: Invocation[] = [];
  let known: readonly Invocation[] = [];
  for (;;) {
    const all = [...known, ...asked];
    const { id, provider } = clientOf(facts, modelAnswers(listed, all)).models.main.value;
    if (provider !== undefined || all.some((one) => one.id === id)) return asked;
    if (facts.models.named.some((one) => one.id === id)) known = await named;
    else asked.push(...(await invokeAll([id])));
  }
}

/** That a model is listed does not prove that it answers; what is asked already is not asked twice. */
function pinnableIds(
  { facts, asksPinnable }: Asking,
  listing: Answer<readonly Model[]>,
  listed: ListedModels,
  tried: readonly Invocation[],
): readonly string[] {
  if (!listing.ok || !asksPinnable) return [];
  const asked = [...facts.models.named, ...tried].map(({ id }) => id);
  const { models } = clientOf(facts, modelAnswers(listed, tried));
  const ids = [...unpinnedRoles(facts).keys()].flatMap((family) => [
    ...listing.value.filter(({ id }) => id === models[family].value.id),
    ...bestOfEach(family, listing.value),
  ]);
  return [...new Set(ids.map(({ id }) => id))].filter((id) => !asked.includes(id));
}

/** By one token; what Claude Code asks in a conversation, as a turn of it for the model `turnOf`. */
async function invoke(
  asking: Asking,
  session: AwsSession,
  { id, region, turnOf }: { readonly id: string; readonly region: string; readonly turnOf?: string },
): Promise<Invocation> {
  const { world, limits } = asking;
  const start = world.now().getTime();
  const answer = await safely({ attempt: 'invoke', region }, () => {
    const turn = turnOf === undefined ? undefined : recordedTurn(asking, session, id, turnOf);
    return probeStream(session, region, id, limits.probeMs, turn);
  });
  return { id, region, ms: world.now().getTime() - start, answer };
}

function recordedTurn(
  { facts }: Asking,
  { env }: AwsSession,
  id: string,
  model: string,
): TurnRequest | undefined {
  const turn = clientTurn(model, facts.claudeCode?.version);
  return turn && turnRequest(turn, env, mannerOf(facts, id));
}

function recordedThere({ facts }: Asking, { env }: AwsSession, id: string): TurnRequest | undefined {
  const { provider, models } = facts.client;
  const asked = models.main.value.provider ?? provider.value;
  if (asked !== 'mantle' && asked !== 'claude-platform') return undefined;
  const turn = messagesTurn(id, asked, facts.claudeCode?.version);
  return turn && messagesRequest(turn, env, mannerOf(facts, id));
}

/** How the settings want a model to be asked. */
function mannerOf({ client, trusted }: Asking['facts'], id: string) {
  const { value: main } = client.models.main;
  const thinks = trusted.every(
    (file) => file.state !== 'parsed' || file.json.alwaysThinkingEnabled !== false,
  );
  return { isLong: main.isLong === true && main.id === id, thinks };
}

/** A setting may send the background model to another region, if it names that model. */
function regionOf({ roles, key }: ModelInUse, { facts, world }: Asking): string {
  const region = world.env.ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION ?? '';
  const isNamed = key === 'ANTHROPIC_DEFAULT_HAIKU_MODEL' || key === 'ANTHROPIC_SMALL_FAST_MODEL';
  return roles.includes('background') && isNamed && isRegionShaped(region) ? region : facts.region.value;
}

/** Keys in the environment come before AWS_PROFILE for the AWS CLI, for the SDK behind it. */
function asCli({ world, facts }: Asking, session: AwsSession): AwsSession | undefined {
  if (facts.signedBy.kind !== 'profile') return undefined;
  const keys = keysAtHand({ kind: 'environment' }, { ...world.env, AWS_PROFILE: undefined });
  return keys && { ...session, signer: { kind: 'keys', keys }, credentials: keys };
}

/** A bug of ours in one question must not lose the others. */
async function safely<T>(circumstances: Circumstances, ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await ask();
  } catch (error) {
    return failedWith(error, circumstances);
  }
}
