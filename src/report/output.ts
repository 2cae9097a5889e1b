import type { Problem } from '../model/outcome.ts';
import { coded } from '../text/marked.ts';
import { printable, type TextStyle, wrap } from '../text/text.ts';

/** One JSON document on one line for `--json`: the command did its job. */
export function renderSuccess(command: string, data: unknown): string {
  return `${jsonText({ schema: 1, ok: true, command, data })}\n`;
}

/** One JSON document for `--json`: the command refused or failed. */
export function renderFailure(command: string, error: Problem): string {
  return `${jsonText({ schema: 1, ok: false, command, error })}\n`;
}

/**
 * A value as JSON in which also those characters are escaped that JSON lets stand, and a terminal or a reader takes for
 * more than characters: C1, formats and marks that turn the direction of writing, breaks of lines.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  // Most texts: the expression below takes half a millisecond to be made.
  if (/^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027]*$/.test(text)) return text;
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** A refusal as a person reads it: what is wrong, and what to do. */
export function renderProblem(problem: Problem, style: TextStyle): string {
  const said = coded(style, 'fail', printable(problem.message), problem.code);
  return `${said}\n${wrap(printable(problem.fix), style.width, '  ')}\n`;
}
