/**
 * The path that Claude Code asks for at an address of one's own: what it asks is written behind the address, so that one
 * slash at its end is none too many, and behind a `?` or a `#` it is lost [run 2.1.332: 8 addresses].
 */
export function pathBehind(address: string, path: string): string {
  const { pathname } = new URL(address);
  return /[?#]/.test(address) ? pathname : pathname.replace(/\/$/, '') + path;
}
