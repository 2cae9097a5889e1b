/** From Claude Code's configuration directory to the launcher: `.claude/bedrock/bin/claude-bedrock`. */
const DEPTH = 4;

/**
 * True where a text names our launcher: a command, or a whole settings file that need not be valid JSON. Whether the
 * home directory is spelled out, `~` or a variable makes no difference, nor how the shell and JSON want it quoted.
 */
export function namesLauncher(text: string, launcher: string): boolean {
  return plain(text).includes(plain(launcher).split('/').slice(-DEPTH).join('/'));
}

/** A quotation mark within quotation marks as itself, and Windows' separators as the others. */
function plain(text: string): string {
  return text.replaceAll(/'\\{1,2}''/g, "'").replaceAll(/\\{1,2}/g, '/');
}
