import type { ExportedCredentials } from '../model/credentials.ts';

/**
 * Credentials that are none: AWS answers 403, and Claude Code asks here again before each further try. When the
 * command fails instead, Claude Code (seen with 2.1.329) signs with the shell's own profile or keys.
 */
export const REFUSED: ExportedCredentials = {
  Credentials: {
    AccessKeyId: 'ASIAPROFILECANNOTSIGN',
    SecretAccessKey: 'run-claude-bedrock-status',
    SessionToken: 'run-claude-bedrock-status',
  },
};

/** True for the access key id by which our own command says that the profile gives no credentials. */
export function isRefusedKey(accessKeyId: string): boolean {
  return accessKeyId === REFUSED.Credentials.AccessKeyId;
}

interface Frame {
  readonly before: string;
  readonly behind: string;
}

const JSON_TEXT = JSON.stringify(REFUSED);
const OR_ECHO = ` | %SystemRoot%\\System32\\findstr.exe Credentials || echo ${JSON_TEXT}`;

/**
 * What stands around a command that hands over credentials, so that these here are printed whenever it prints none: no
 * Node starts, a built file is missing or empty, the launcher is gone. By the shell's own means alone, as any other
 * program may be missing too; cmd.exe has none, and would look for a bare `findstr` in the repository first.
 *
 * On Windows Claude Code hands the line to cmd.exe [2.1.332]. PowerShell and the shells of Unix come no further than the
 * `#`, and print refused credentials; to cmd.exe all before the `&` is the text of a variable.
 */
const FRAMES: Readonly<Record<'posix' | 'olderPosix' | 'cmd' | 'olderCmd', Frame>> = {
  // In mksh `printf` is a program: none of the current directory, and where there is none the answer is refused, too.
  posix: {
    before: 'c=$(',
    behind: `); case $c in '{'*'}') PATH=/usr/bin:/bin printf '%s\\n' "$c" || echo '${JSON_TEXT}';; *) echo '${JSON_TEXT}';; esac`,
  },
  olderPosix: {
    before: 'c=$(',
    behind: `); case $c in '{'*'}') printf '%s\\n' "$c";; *) printf '%s\\n' '${JSON_TEXT}';; esac`,
  },
  cmd: { before: `set c=1;echo '${JSON_TEXT}' # & `, behind: OR_ECHO },
  olderCmd: { before: '', behind: OR_ECHO },
};

/** A command line that prints what `command` hands over, and refused credentials where that is nothing. */
export function orRefused(command: string, platform: NodeJS.Platform): string {
  const { before, behind } = FRAMES[platform === 'win32' ? 'cmd' : 'posix'];
  return before + command + behind;
}

/** The command within such a line; of any other the line itself. */
export function withoutRefusal(line: string): string {
  const isAround = ({ before, behind }: Frame) => line.startsWith(before) && line.endsWith(behind);
  const frame = Object.values(FRAMES).find(isAround);
  return frame ? line.slice(frame.before.length, -frame.behind.length) : line;
}
