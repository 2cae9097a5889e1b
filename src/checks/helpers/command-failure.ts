import type { HomeFacts } from '../../facts/doctor-facts.ts';
import type { CommandRun } from '../../facts/live-facts.ts';
import type { Slip } from '../../facts/printed-credentials.ts';
import { FAILURES } from '../../knowledge/failures.ts';
import { readProfileCommand } from '../../shell/profile-command.ts';
import { durationText } from '../../text/times.ts';

/**
 * Why what a command printed cannot sign, as a sentence; `undefined` where it can. `needed` are the fields without
 * which it is not taken.
 */
export function commandFailure(
  { state, exitCode, ms, fields, expiresAt, said, slip }: CommandRun,
  needed: readonly string[],
  now: Date,
): string | undefined {
  if (state === 'timed-out') return `It did not end within ${durationText(ms)}.`;
  if (state === 'failed' && exitCode === 127) return 'The shell does not find its program.';
  if (state === 'failed') {
    const why = said === undefined ? '' : ` ${FAILURES[said].title}. ${FAILURES[said].say}`;
    return `It ended with exit status ${exitCode ?? 'unknown'}.${why}`;
  }
  if (slip && state !== 'exported') return slipWords(slip);
  if (state === 'not-json') return 'What it prints is not JSON.';
  const missing = needed.filter((name) => !fields.includes(name));
  if (missing.length > 0) return `What it prints lacks ${missing.join(' and ')}.`;
  if (state === 'incomplete') return 'What it prints is incomplete.';
  const over = expiresAt ? now.getTime() - expiresAt.getTime() : 0;
  if (over > 0) return `The credentials that it prints ended ${durationText(over)} ago.`;
  return state === 'expired' ? 'The credentials that it prints have ended.' : undefined;
}

/** A slip in what a command prints, as a sentence. */
export function slipWords({ kind, printed = '', wanted = 'AccessKeyId' }: Slip): string {
  const words: Readonly<Record<Slip['kind'], string>> = {
    nothing: 'It prints nothing to its standard output.',
    'shell-lines':
      'It prints variables for a shell, where JSON is wanted: the AWS CLI prints it with --format process.',
    'other-format':
      'It prints the fields in another format than JSON: the AWS CLI prints that with --output json.',
    list: 'It prints a list, where one JSON object is wanted.',
    'other-text': 'It prints other text beside the JSON: nothing else may stand on its standard output.',
    name: `It prints ${printed}, where ${wanted} is wanted: names count letter by letter, capitals too.`,
    version: 'It prints a Version that is not the number 1: write "Version": 1, without quotes around the 1.',
    wrapped:
      'It prints {"Credentials": {…}}, which awsCredentialExport takes and credential_process does not: there the fields stand at the top, beside "Version": 1.',
    seconds:
      'Its Expiration is a number of seconds, which counts as a time of 1970: a text such as "2026-01-31T12:00:00Z" is wanted.',
    padded: `${wanted} that it prints has a blank or a line end in it.`,
  };
  return words[kind];
}

/** Claude Code waits so long. */
const CLIENT_PATIENCE_MS = 60_000;

/** True for a program that was given up sooner than Claude Code would have. */
export function isPatient({ state, ms }: CommandRun): boolean {
  return state === 'timed-out' && ms < CLIENT_PATIENCE_MS * 0.9;
}

/** The program that a command line names, where it was looked for and is nowhere to be found. */
export function missingProgram({ signing, platform }: HomeFacts, command: string): string | undefined {
  const name = readProfileCommand(command, platform)?.program.text;
  const isLookedFor = name !== undefined && signing.programs.has(name);
  return isLookedFor && signing.programs.get(name) === undefined ? name : undefined;
}

/** That the program of a command line is nowhere to be found, and what in the line says why; `undefined` where it is. */
export function missingWords(facts: HomeFacts, command: string): string | undefined {
  const name = missingProgram(facts, command);
  if (name === undefined) return undefined;
  const found = `There is no program ${name}.`;
  const line = command.trim();
  const isUnquoted = /^[^"'\\\s]*[/\\]\S*\s+[^\s-][^\s"']*[/\\]/.test(line);
  if (isUnquoted)
    return `${found} A path with a blank in it stands in double quotes: "/Applications/My Tool/program" --option.`;
  if (facts.platform !== 'win32' && /^[^"']*\\/.test(line))
    return `${found} The shell takes backslashes away: a path is written with / here.`;
  return `${found} Install it where the PATH of Claude Code leads, or write its whole path.`;
}
