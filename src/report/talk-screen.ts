import { paint, printable, type TextStyle, wrap } from '../text/text.ts';
import { diffLines } from './changes/change-text.ts';

/**
 * What a step says, as a terminal shows it: the Markdown of the conversation without its signs, a slash command as the
 * command that does the same.
 */
export function sayText(say: string, style: TextStyle): string {
  const shown: string[] = [];
  let block: { readonly kind: string; readonly lines: string[] } | undefined;
  for (const line of say.split('\n')) {
    const fence = /^```(\w*)$/.exec(line);
    if (fence && block) shown.push(...blockLines(block, style));
    if (fence) block = block ? undefined : { kind: fence[1] ?? '', lines: [] };
    else if (block) block.lines.push(printable(line));
    else shown.push(paragraph(line, style));
  }
  return shown.join('\n');
}

/** A sentence of the conversation in the words of a terminal, without Markdown. */
export function inTerminal(text: string): string {
  return text
    .replace(/`! ?([^`]*)`/g, '`$1`')
    .replace(/\/bedrock:(\w+)/g, 'claude-bedrock $1')
    .replace(/`([^`]*)`/g, '$1');
}

function blockLines({ kind, lines }: { kind: string; lines: readonly string[] }, style: TextStyle) {
  return kind === 'diff' ? diffLines(lines.join('\n'), style) : lines;
}

function paragraph(line: string, style: TextStyle): string {
  const text = printable(inTerminal(line));
  if (text.startsWith('# ')) return paint(style, 'bold', text.slice(2));
  // What belongs to an item of a list stands below its words.
  const item = /^(?:- |\d+\. )?/.exec(text)?.[0] ?? '';
  const wrapped = item + wrap(text.slice(item.length), style.width, ' '.repeat(item.length)).trimStart();
  return wrapped.replace(/\*\*([^*]+)\*\*/g, (_, bold: string) => paint(style, 'bold', bold));
}
