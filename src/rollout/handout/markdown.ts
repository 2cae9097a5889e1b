/** A text of somebody else in Markdown: nothing in it is markup. */
export function md(text: string): string {
  return text.replace(/[\\`*_[\]<>|$~]|&(?=#?\w+;)/g, '\\$&').replace(/\s+/g, ' ');
}

/** A text as code, whatever quotes it holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
