/**
 * `text` as one argument of a command line that Claude Code hands to the system's shell, or `undefined` where the
 * shell has no safe spelling for it: inside double quotes cmd.exe still expands `%` and ends at `"`.
 */
export function quoteForShell(text: string, platform: NodeJS.Platform): string | undefined {
  if (/^[\w@+=:,./-]+$/.test(text)) return text;
  if (platform !== 'win32') return `'${text.replaceAll("'", `'\\''`)}'`;
  return /["%!^\r\n]/.test(text) ? undefined : `"${text}"`;
}
