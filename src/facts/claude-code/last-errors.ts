import { join } from 'node:path';
import { OWN_FOLDERS } from '../machine/own-folders.ts';
import { readJson } from '../machine/quiet-reads.ts';
import { isObject } from '../settings/settings-file.ts';
import { dateOf, isText } from '../sign-in/sso-token.ts';

/** What Claude Code said when a turn failed, as its hook `StopFailure` handed it over; redacted before it was kept. */
export interface LastError {
  readonly at: Date;
  /** Claude Code's word for the kind of failure: `authentication_failed`, `model_not_found`, `rate_limit`, … */
  readonly error: string;
  /** What it told the person. */
  readonly message: string;
  /** What it says would help: `model_access`, `host_managed`, `refresh_command`, `refresh_credentials`. */
  readonly remedy?: string;
}

/** Where the last errors are kept. */
export function lastErrorsFile(configDirectory: string): string {
  return join(configDirectory, 'bedrock', OWN_FOLDERS.lastErrors, 'errors.json');
}

/** The errors kept, newest first; none where there is no such file or it cannot be understood. */
export function readLastErrors(configDirectory: string): readonly LastError[] {
  const json = readJson(lastErrorsFile(configDirectory));
  const kept = isObject(json) && Array.isArray(json.errors) ? json.errors : [];
  return kept.flatMap((one: unknown) => {
    if (!isObject(one)) return [];
    const { error, message, remedy } = one;
    const at = dateOf(one.at);
    return at && isText(error) && isText(message)
      ? [{ at, error, message, ...(isText(remedy) && { remedy }) }]
      : [];
  });
}
