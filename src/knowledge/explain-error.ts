import { parseAccessDenied } from './access-denied.ts';
import { deniedWords } from './denied-words.ts';
import { signalsOf } from './error-signals.ts';
import { failureId } from './failure-patterns.ts';
import { FAILURES, type Failure } from './failures.ts';
import type { KnownMessage } from './messages/known-message.ts';
import { OF_CLAUDE_CODE } from './messages/of-claude-code.ts';
import { OF_MODELS } from './messages/of-models.ts';
import { OF_NETWORK, VAGUE } from './messages/of-network.ts';
import { OF_REQUESTS } from './messages/of-requests.ts';
import { OF_TOOLS } from './messages/of-tools.ts';

/** What an error message stands for. `say` tells why it comes, `fix` what helps; both are whole sentences. */
export interface Explanation extends Failure {
  /** The id of the finding: a row of the doctor's catalogue, or a name of its own. */
  readonly id: string;
}

/** Texts that say more than what of AWS stands beside them. */
const TELLING: readonly KnownMessage[] = [
  ...OF_CLAUDE_CODE,
  ...OF_TOOLS,
  ...OF_MODELS,
  ...OF_REQUESTS,
  ...OF_NETWORK,
];

/** Every text that is known, beside what AWS itself says. */
export const KNOWN_MESSAGES: readonly KnownMessage[] = [...TELLING, ...VAGUE];

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
    const explanation = explainPart(text.slice(Math.max(0, end - PART), end));
    if (explanation || end <= PART) return explanation;
  }
  return undefined;
}

/** What Claude Code says by itself that would help (`remedy` of a failed turn), in words that are known. */
const REMEDIES: Readonly<Record<string, string>> = {
  model_access: 'enable this model for your account and region',
  host_managed: 'credentials are managed by this environment',
  refresh_command: 'AWS credentials expired or invalid',
  refresh_credentials: 'AWS credentials expired or invalid',
};

/** What a failed turn means: by what was said, else by the remedy that Claude Code names. */
export function explainFailure(message: string, remedy?: string): Explanation | undefined {
  const told = explainError(message);
  if (told && told.id !== 'unclassified') return told;
  const words = remedy === undefined ? undefined : REMEDIES[remedy];
  return (words === undefined ? undefined : explainError(words)) ?? told;
}

/** A screen breaks lines between words, a terminal in the midst of them: both are tried. */
function explainPart(part: string): Explanation | undefined {
  const spaced = plainText(part, ' ');
  const glued = plainText(part, '');
  const readings = isCutByWidth(part) ? [glued, spaced] : [spaced, glued];
  for (const meaning of [toldByText, toldByAws, vaguelyTold]) {
    for (const reading of readings) {
      const explanation = meaning(reading);
      if (explanation) return withProfile(explanation, reading);
    }
  }
  return undefined;
}

/** Lines that are all equally long, and not indented, were cut by the width of a terminal. */
function isCutByWidth(part: string): boolean {
  const lines = part.trim().split('\n');
  const [first = ''] = lines;
  const areEqual = lines.slice(0, -1).every(({ length }) => length === first.length);
  return lines.length > 1 && first.length > 39 && areEqual && !/^\s/.test(lines[1] ?? '');
}

const COMPACTION = /automatic compaction failed: (.{10,})/;

function toldByText(message: string): Explanation | undefined {
  // What made the compaction fail has to be mended first.
  const [, beneath] = COMPACTION.exec(message) ?? [];
  if (beneath !== undefined) return toldByText(beneath) ?? toldByAws(beneath) ?? meaningIn(TELLING, message);
  return meaningIn(TELLING, message);
}

function toldByAws(message: string): Explanation | undefined {
  const id = signalsOf(message)
    .map(failureId)
    .find((one) => !UNTOLD.includes(one));
  if (id === undefined) return undefined;
  const denied = parseAccessDenied(message);
  return { id, ...FAILURES[id], ...(denied && deniedWords(id, denied)) };
}

function vaguelyTold(message: string): Explanation | undefined {
  return meaningIn(VAGUE, message);
}

function meaningIn(messages: readonly KnownMessage[], message: string): Explanation | undefined {
  const known = messages.find(({ text }) => text.test(message));
  if (!known) return undefined;
  const { id, title, say, fix } = known;
  return { id, title, say, fix };
}

function withProfile(explanation: Explanation, message: string): Explanation {
  const [, profile] = /--profile[ =]([\w@+=:,./-]+)/.exec(message) ?? [];
  return profile === undefined
    ? explanation
    : { ...explanation, fix: explanation.fix.replace('PROFILE', profile) };
}

/** What a terminal understands: colours, cursor moves, titles and links. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for.
const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\-_]?/g;

/** Frames, bullets and arrows that Claude Code draws around a message. */
const DRAWINGS = /[\u2500-\u257f\u23bf\u25cf\u23fa\u276f]/g;

/** JSON within JSON, as gateways wrap what AWS said. */
const ESCAPED = /\\+(?:[nrt]|u([0-9a-f]{4}))|\\+(?=["'`/])/g;

function unescaped(found: string, code: string | undefined): string {
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return /[nrt]$/.test(found) ? ' ' : '';
}

/**
 * A text that was copied from a screen as one line: without escapes, drawings and control characters, and joined by
 * `glue` where the screen broke it.
 */
function plainText(text: string, glue: '' | ' '): string {
  return text
    .replace(ESCAPES, '')
    .replace(DRAWINGS, ' ')
    .replace(/ *(?:\r?\n|\r)[ >]*/g, glue)
    .replace(ESCAPED, unescaped)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
}
