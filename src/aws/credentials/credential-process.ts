import { externalDataInterceptor } from '@smithy/core/config';
import type { CommandRun } from '../../facts/live-facts.ts';
import type { AccessKeys } from '../../model/credentials.ts';
import type { World } from '../../model/world.ts';
import type { Patience } from '../http/deadline.ts';
import { runForCredentials } from './run-for-credentials.ts';

/**
 * Lets the SDK resolve credentials, but start a `credential_process` through us: it ends at the deadline with all that
 * it started, and it is known what it came to. The SDK alone would wait for ever, and put what the program printed
 * to stderr into its error. Where `instead` has an answer, it stands in for the program, which is not started. Not to be
 * called twice at once.
 */
export async function watchingProcess<T>(
  world: World,
  patience: Patience,
  instead: (command: string) => Promise<AccessKeys | undefined> | undefined,
  resolve: () => Promise<T>,
): Promise<{ readonly value: T; readonly run: CommandRun | undefined }> {
  let run: CommandRun | undefined;
  const exec = (command: string, done: (error: Error | null, output?: { stdout: string }) => void) => {
    const other = instead(command);
    if (other) {
      run = { state: 'not-started', ms: 0, fields: [] };
      other.then((keys) => (keys ? done(null, { stdout: asPrinted(keys) }) : done(NOT_STARTED)), done);
      return;
    }
    // What it came to if it does not end.
    run = { state: 'timed-out', ms: patience.ms, fields: [] };
    runForCredentials(world, command, 'credential_process', patience).then((handed) => {
      const isOver = handed.run.expiresAt && handed.run.expiresAt < world.now();
      run = isOver && handed.keys ? { ...handed.run, state: 'expired' } : handed.run;
      if (run.state === 'exported') return done(null, { stdout: handed.stdout });
      done(new Error(`credential_process ${wordsFor(run)}`));
    }, done);
  };
  // The hook of the SDK by which its own tests stand in for what it starts.
  externalDataInterceptor.interceptToken('exec', exec);
  try {
    return { value: await resolve(), run };
  } finally {
    delete externalDataInterceptor.getTokenRecord().exec;
  }
}

const NOT_STARTED = new Error('credential_process was not started');

/** As a program prints it to the SDK. */
function asPrinted({ accessKeyId, secretAccessKey, sessionToken, expiration }: AccessKeys): string {
  const keys = { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken };
  return JSON.stringify({ Version: 1, ...keys, Expiration: expiration?.toISOString() });
}

/** What goes into the finding, for the program's own words may hold secrets. */
function wordsFor({ state, exitCode, fields }: CommandRun): string {
  if (state === 'failed') return exitCode === undefined ? 'was killed' : `ended with exit status ${exitCode}`;
  if (state === 'not-json') return 'printed no JSON';
  if (state === 'expired') return 'printed credentials that have expired';
  return `printed only ${fields.join(', ') || 'fields that are unknown'}`;
}
