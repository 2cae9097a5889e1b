import { dirname } from 'node:path';
import { redact } from '../aws/failures/redact.ts';
import { type LastError, lastErrorsFile, readLastErrors } from '../facts/claude-code/last-errors.ts';
import { readBytes } from '../facts/machine/read-bytes.ts';
import type { World } from '../model/world.ts';
import { makeDirectory } from './make-directory.ts';
import { replaceFile } from './replace-file.ts';

const MAX_KEPT = 5;

/** Less than 2 KB in UTF-8, whatever the script; more than the longest refusal of AWS has, of which the end matters. */
const MAX_LENGTH = 650;

/**
 * Puts an error before those that are kept, redacted, and drops the oldest. Where another process writes in the same
 * moment, one of the two errors is lost, which is no matter: nothing waits for a lock.
 */
export async function keepLastError(
  world: World,
  configDirectory: string,
  failure: LastError,
): Promise<void> {
  const file = lastErrorsFile(configDirectory);
  const expected = await readBytes(file);
  const kept = [failure, ...readLastErrors(configDirectory)].slice(0, MAX_KEPT);
  const errors = kept.map(({ at, error, message, remedy }) => ({
    at: at.toISOString(),
    error: redact(error),
    message: redact(message, MAX_LENGTH),
    ...(remedy !== undefined && { remedy: redact(remedy) }),
  }));
  await makeDirectory(dirname(file));
  const content = Buffer.from(`${JSON.stringify({ errors }, null, 2)}\n`);
  await replaceFile({ file, expected, content, mode: 0o600, token: `${world.pid}` });
}
