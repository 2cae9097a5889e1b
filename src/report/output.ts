import type { Problem } from '../model/outcome.ts';
import { coded } from '../text/marked.ts';
import { printable, type TextStyle, wrap } from '../text/text.ts';

/** One JSON document on one line for `--json`: the command did its job. */
export function renderSuccess(command: string, data: unknown): string {
  return `${JSON.stringify({ schema: 1, ok: true, command, data })}\n`;
}

/** One JSON document for `--json`: the command refused or failed. */
export function renderFailure(command: string, error: Problem): string {
  return `${JSON.stringify({ schema: 1, ok: false, command, error })}\n`;
}

/** A refusal as a person reads it: what is wrong, and what to do. */
export function renderProblem(problem: Problem, style: TextStyle): string {
  const said = coded(style, 'fail', printable(problem.message), problem.code);
  return `${said}\n${wrap(printable(problem.fix), style.width, '  ')}\n`;
}
