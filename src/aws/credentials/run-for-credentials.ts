import type { CommandRun } from '../../facts/live-facts.ts';
import { type Field, printedCredentials, type Reader, slipInText } from '../../facts/printed-credentials.ts';
import { type FailureId, isFailureId } from '../../knowledge/failures.ts';
import type { AccessKeys } from '../../model/credentials.ts';
import type { ExecResult, World } from '../../model/world.ts';
import type { Patience } from '../http/deadline.ts';

/** What a command handed over. Only `run` may be shown. */
export interface HandedOver {
  readonly run: CommandRun;
  /** Where it handed over all that is demanded. */
  readonly keys?: AccessKeys;
  readonly stdout: string;
}

/** What each reader cannot do without; of an export command's keys only a temporary one is taken. */
const DEMANDED: Readonly<Record<Reader, readonly Field[]>> = {
  credential_process: ['Version', 'AccessKeyId', 'SecretAccessKey'],
  awsCredentialExport: ['AccessKeyId', 'SecretAccessKey', 'SessionToken'],
};

/** Runs a command that prints credentials, by the shell as Claude Code and the AWS SDK do, until the deadline. */
export async function runForCredentials(
  world: World,
  command: string,
  reader: Reader,
  { ms, interrupted }: Patience,
): Promise<HandedOver> {
  const start = world.now().getTime();
  const result = await world.shell(command, { timeoutMs: ms, cwd: world.cwd, signal: interrupted });
  const took = { ms: world.now().getTime() - start };
  const { stdout } = result;
  const failure = await failureOf(result);
  if (failure) return { run: { ...failure, ...took, fields: [] }, stdout };
  const printed = printedCredentials(stdout, reader);
  if (!printed) {
    const slip = slipInText(stdout);
    return { run: { state: 'not-json', ...took, fields: [], ...(slip && { slip }) }, stdout };
  }
  const { fields, keys, slip } = printed;
  // The SDK signs with blanks, and no server takes that; an export command that prints them is not passed over.
  const isSpoilt = reader === 'credential_process' && slip?.kind === 'padded';
  const isWhole = DEMANDED[reader].every((field) => fields.includes(field)) && !isSpoilt;
  const ending = keys?.expiration && { expiresAt: keys.expiration };
  const state = isWhole ? 'exported' : 'incomplete';
  const run: CommandRun = { state, ...took, fields, ...ending, ...(slip && { slip }) };
  return { run, stdout, ...(isWhole && keys && { keys }) };
}

async function failureOf({
  timedOut,
  exitCode,
  stderr,
}: ExecResult): Promise<Pick<CommandRun, 'state' | 'exitCode' | 'said'> | undefined> {
  if (timedOut) return { state: 'timed-out' };
  if (exitCode === 0) return undefined;
  const said = await saidBy(stderr);
  return { state: 'failed', ...(exitCode !== undefined && { exitCode }), ...(said && { said }) };
}

/** Only what the words mean: they may hold a secret. Every message that is known is loaded for it, so only now. */
async function saidBy(stderr: string): Promise<FailureId | undefined> {
  const { explainError } = await import('../../knowledge/explain-error.ts');
  const id = explainError(stderr)?.id;
  return id !== undefined && isFailureId(id) ? id : undefined;
}
