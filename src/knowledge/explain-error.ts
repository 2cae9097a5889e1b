import {
  CLAUDE_CODE_FAILURES,
  TELLING_TEXTS,
  type TextPattern,
  VAGUE_TEXTS,
} from './claude-code-failures.ts';
import { signalsOf } from './error-signals.ts';
import { failureId } from './failure-patterns.ts';
import { FAILURES, type Failure } from './failures.ts';

/** What an error message stands for. `say` tells why it comes, `fix` what helps; both are whole sentences. */
export interface Explanation extends Failure {
  /** The id of the finding: a row of the doctor's catalogue. */
  readonly id: TextPattern['id'];
}

/** Nothing is told by these: they say only that none of the patterns fits. */
const UNTOLD: readonly string[] = ['unclassified', 'credentials-unavailable'];

/** Ten megabytes are looked at in parts; the overlap is longer than any message. */
const PART = 16_384;
const OVERLAP = 2_048;

/**
 * What an error message means, as Claude Code, the AWS CLI or an SDK prints it; `undefined` where it is not known.
 * Terminal escapes and line breaks in it do not matter. Asks nobody and reads nothing.
 */
export function explainError(text: string): Explanation | undefined {
  // Backwards: of a log with several errors the last one is what somebody asks about.
  for (let end = text.length; end > 0; end -= PART - OVERLAP) {
    const explanation = explainPart(plainText(text.slice(Math.max(0, end - PART), end)));
    if (explanation || end <= PART) return explanation;
  }
  return undefined;
}

function explainPart(message: string): Explanation | undefined {
  const id = idFrom(TELLING_TEXTS, message) ?? idFromAws(message) ?? idFrom(VAGUE_TEXTS, message);
  if (id === undefined) return undefined;
  const failure: Failure = { ...FAILURES, ...CLAUDE_CODE_FAILURES }[id];
  const [, profile] = /--profile[ =]([\w@+=:,./-]+)/.exec(message) ?? [];
  const { title, say, fix } = failure;
  return { id, title, say, fix: profile === undefined ? fix : fix.replace('PROFILE', profile) };
}

function idFrom(patterns: readonly TextPattern[], message: string): TextPattern['id'] | undefined {
  return patterns.find(({ text }) => text.test(message))?.id;
}

function idFromAws(message: string): TextPattern['id'] | undefined {
  return signalsOf(message)
    .map(failureId)
    .find((id) => !UNTOLD.includes(id));
}

/** What a terminal understands: colours, cursor moves, titles and links. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for.
const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\-_]?/g;

/** Frames, bullets and arrows that Claude Code draws around a message. */
const DRAWINGS = /[\u2500-\u257f\u23bf\u25cf\u23fa\u276f]/g;

/**
 * A text that was copied from a screen as one line: without escapes, drawings and control characters, and joined again
 * where the screen broke it.
 */
function plainText(text: string): string {
  return text
    .replace(ESCAPES, '')
    .replace(DRAWINGS, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}
