import { answered, failed } from '../../facts/answer.ts';
import { isByContainer } from '../../facts/claude-code/by-container.ts';
import { signedBy } from '../../facts/claude-code/who-signs.ts';
import type { CommandRun, CredentialFacts, LiveFacts } from '../../facts/live-facts.ts';
import { isFailureId } from '../../knowledge/failures.ts';
import type { SignedBy } from '../../model/configuration.ts';
import type { AccessKeys } from '../../model/credentials.ts';
import { isRefusedKey } from '../../shell/refused-credentials.ts';
import { maskSecret } from '../../text/mask.ts';
import { finding } from '../failures/finding.ts';
import type { Asking } from '../live/asking.ts';
import { askChain, type ChainAnswer } from './ask-chain.ts';
import { mayStart } from './may-start.ts';
import { runForCredentials } from './run-for-credentials.ts';
import type { AwsSession } from './session.ts';
import type { Signer } from './signer.ts';

/** What signs, and what may be told of it. Without a session there is nobody to ask as. */
export interface Signing
  extends Partial<
    Pick<
      LiveFacts,
      'credentials' | 'exported' | 'helper' | 'process' | 'signInUntil' | 'unkept' | 'container'
    >
  > {
  readonly session?: AwsSession;
}

/** Resolves what signs as Claude Code does: an API key, the export command, a profile, the default chain. */
export async function askCredentials(asking: Asking): Promise<Signing> {
  const { facts } = asking;
  const { value: unsigned } = facts.client.signedBy;
  if (unsigned.kind === 'helper') return byHelper(asking, unsigned.command);
  const isByToken = unsigned.kind === 'token' && facts.client.besides === undefined;
  if (isByToken || facts.signedBy.kind === 'nothing')
    return { session: sessionOf(asking, { kind: 'nothing' }) };
  if (facts.signedBy.kind === 'api-key') return byApiKey(asking);
  if (facts.signedBy.kind === 'credential-export') return byExport(asking);
  return byChain(asking, facts.signedBy);
}

function byApiKey(asking: Asking): Signing {
  const own = asking.facts.client.provider.value === 'claude-platform';
  if (own) return byWorkspaceKey(asking);
  const { apiKey } = asking.facts;
  if (!apiKey || !('key' in apiKey)) return { credentials: failed(finding('bearer-invalid')) };
  const { key } = apiKey;
  const ofOneRegion = apiKey.kind === 'short-term' && { region: apiKey.region };
  const ending = apiKey.kind === 'short-term' && { expiresAt: apiKey.expiresAt };
  return {
    session: sessionOf(asking, { kind: 'api-key', key, ...ofOneRegion }),
    credentials: answered({
      kind: 'api-key',
      from: 'api-key',
      key: maskSecret(key),
      hasSessionToken: false,
      ...ending,
    }),
  };
}

/** Before a gateway Claude Code sends what `apiKeyHelper` prints as a token [run 2.1.332]. */
async function byHelper(asking: Asking, command: string): Promise<Signing> {
  const { world, limits, interrupted, runsCommands } = asking;
  if (!runsCommands) return { helper: NOT_STARTED };
  const start = world.now().getTime();
  const how = { timeoutMs: limits.credentialsMs, cwd: world.cwd, signal: interrupted };
  const { exitCode, timedOut, stdout } = await world.shell(command, how);
  const took = { ms: world.now().getTime() - start, fields: [] };
  if (timedOut) return { helper: { state: 'timed-out', ...took } };
  const token = stdout.trim();
  const hasKey = exitCode === 0 && /^[\x21-\x7e]+$/.test(token);
  if (!hasKey) return { helper: { state: 'failed', ...took, ...(exitCode !== undefined && { exitCode }) } };
  const session = sessionOf(asking, { kind: 'nothing' });
  return {
    helper: { state: 'exported', ...took },
    session: { ...session, env: { ...session.env, ANTHROPIC_AUTH_TOKEN: token } },
  };
}

/** The key of Claude Platform on AWS says nothing of itself. */
function byWorkspaceKey(asking: Asking): Signing {
  const key = asking.world.env.ANTHROPIC_AWS_API_KEY?.trim() ?? '';
  return {
    session: sessionOf(asking, { kind: 'api-key', key }),
    credentials: answered({ kind: 'api-key', from: 'api-key', key: maskSecret(key), hasSessionToken: false }),
  };
}

/**
 * As Claude Code (seen in 2.1.329): what the command hands over counts only with a session token; where it fails, the
 * default chain signs. Of a command that is not run or does not end it is not known what would.
 */
async function byExport(asking: Asking): Promise<Signing> {
  const { world, facts, limits, interrupted, runsCommands } = asking;
  const command = facts.candidates.get('awsCredentialExport')?.[0];
  if (!command) return {};
  if (!runsCommands && !mayStart(facts, command.value)) return unstarted(asking);
  const patience = { ms: limits.credentialsMs, interrupted };
  const { run, keys } = await runForCredentials(world, command.value, 'awsCredentialExport', patience);
  if (keys && isRefusedKey(keys.accessKeyId) && facts.signedBy.name !== undefined) {
    const reason = await byChain(asking, { kind: 'profile', name: facts.signedBy.name });
    return { ...reason, exported: { ...run, state: 'refused' } };
  }
  if (keys) {
    const session = { ...sessionOf(asking, { kind: 'keys', keys }), credentials: keys };
    return { session, credentials: answered(factsOf(keys, 'credential-export')), exported: run };
  }
  if (run.state === 'timed-out') return { exported: run };
  const others = facts.effective.filter(({ key }) => key !== 'awsCredentialExport');
  return { ...(await byChain(asking, signedBy(others, facts.profiles))), exported: run };
}

const NOT_STARTED: CommandRun = { state: 'not-started', ms: 0, fields: [] };

/** What the profile leads to whose credentials the command hands over; its sign-in is renewed on the way. */
async function askBehind(asking: Asking): Promise<ChainAnswer | undefined> {
  const { signing, profiles } = asking.facts;
  const profile = profiles.find(({ name }) => name === signing.behind?.name);
  if (!profile || profile.kind === 'incomplete' || signing.behind?.isCircle) return undefined;
  return askChain(asking, { kind: 'profile', name: profile.name });
}

/** Of a command that is not started it is known what it hands over where the profile that it names is. */
async function unstarted(asking: Asking): Promise<Signing> {
  const { facts } = asking;
  const { answer, signInUntil, unkept } = (await askBehind(asking)) ?? {};
  if (answer?.ok) {
    const { keys } = answer.value;
    const until = signInUntil && { signInUntil };
    const session = { ...sessionOf(asking, { kind: 'keys', keys }), credentials: keys };
    return {
      ...until,
      session,
      credentials: answered(factsOf(keys, 'credential-export')),
      exported: NOT_STARTED,
    };
  }
  if (!answer || facts.signing.behind?.command.keepsOwnSignIn) {
    return { exported: NOT_STARTED, ...(unkept && { unkept }) };
  }
  const { id } = answer.finding;
  const said = isFailureId(id) && { said: id };
  const others = facts.effective.filter(({ key }) => key !== 'awsCredentialExport');
  return {
    ...(await byChain(asking, signedBy(others, facts.profiles))),
    exported: { ...NOT_STARTED, ...said },
  };
}

async function byChain(asking: Asking, by: SignedBy): Promise<Signing> {
  const { answer, process, signInUntil, unkept, isOfPlatform } = await askChain(asking, by);
  const seen = {
    ...(process && { process }),
    ...(signInUntil && { signInUntil }),
    ...(unkept && { unkept }),
  };
  if (!answer) return seen;
  if (!answer.ok) {
    const { container } = asking.facts.signing;
    const isAsked = container && !container.refused && container.tokenFile?.isReadable !== false;
    if (!isAsked || !isByContainer(asking.facts)) return { ...seen, credentials: answer };
    const { askContainer } = await import('./ask-container.ts');
    return { ...seen, credentials: answer, container: await askContainer(asking.world, container) };
  }
  const { signer, keys } = answer.value;
  const session = { ...sessionOf(asking, signer), credentials: keys };
  return { ...seen, session, credentials: answered(factsOf(keys, isOfPlatform ? 'default-chain' : by.kind)) };
}

function sessionOf({ world, handler, interrupted }: Asking, signer: Signer): AwsSession {
  return { signer, handler, interrupted, env: world.env };
}

function factsOf(keys: AccessKeys, from: SignedBy['kind']): CredentialFacts {
  const { accessKeyId, sessionToken, expiration } = keys;
  return {
    kind: 'keys',
    from,
    key: maskSecret(accessKeyId),
    hasSessionToken: sessionToken !== undefined,
    ...(expiration && { expiresAt: expiration }),
  };
}
