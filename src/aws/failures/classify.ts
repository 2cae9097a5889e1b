import type { Finding } from '../../facts/answer.ts';
import { parseAccessDenied } from '../../knowledge/access-denied.ts';
import { type Attempt, failureId, type Signals } from '../../knowledge/failure-patterns.ts';
import { isClaudeRegion } from '../../knowledge/regions.ts';
import { finding, foreignAnswer } from './finding.ts';

/** What was asked when it failed. */
export interface Circumstances {
  readonly attempt: Attempt;
  readonly region: string;
  readonly profile?: string;
}

/** Words that add nothing to a failure that is known already. */
const SAYS_NOTHING = /^invalid request\.?$/i;

/** The finding for whatever a call to AWS threw. */
export function classify(error: unknown, circumstances: Circumstances): Finding {
  const shown = signalsOf(error);
  if (isForeign(error, shown)) return foreignAnswer(shown.status);
  const isRegionKnown = isClaudeRegion(circumstances.region);
  const signals = { ...shown, attempt: circumstances.attempt, isRegionKnown };
  const denied = parseAccessDenied(signals.message);
  const id = failureId(signals);
  const isEmpty = id !== 'unclassified' && SAYS_NOTHING.test(signals.message);
  const found = finding(id, { ...circumstances, ...(!isEmpty && { detail: detailOf(signals) }) });
  return denied ? { ...found, denied } : found;
}

type Shown = Omit<Signals, 'attempt' | 'isRegionKnown'>;

/** What JavaScript says of a value that is not what a program took it for: nothing that helps a person. */
const MISREAD =
  /\b(Range|Reference|Syntax|Type)Error\b|Cannot (read|convert|destructure)|is not (iterable|a function)/;

/** What JavaScript itself names the errors of whoever cannot read something. */
const UNREADABLE = ['Error', 'RangeError', 'SyntaxError', 'TypeError'];

/**
 * True where an answer came that AWS did not give: the SDK could not read it (a refusal has a `$fault` or a name of its
 * own, a broken connection a code), or found neither the name of an error nor a message in it.
 */
function isForeign(error: unknown, { name, message, code }: Shown): boolean {
  if (!(error instanceof Error) || !('$response' in error)) return false;
  if (!('$fault' in error)) return code === undefined && UNREADABLE.includes(name);
  return name === 'Unknown' && /^Unknown(Error)?$/.test(message);
}

/** Reads an error as Node.js and the SDK make them: nested causes, several addresses tried. */
function signalsOf(error: unknown): Shown {
  const chain = chainOf(error);
  const pick = (read: (link: ErrorLike) => unknown) => chain.map(read).find((value) => value !== undefined);
  const status = pick((link) => link.$metadata?.httpStatusCode ?? link.$response?.statusCode);
  const code = pick((link) => textIn(link.code));
  return {
    name: textIn(chain[0]?.name) ?? typeof error,
    message: wordsOf(chain[0]),
    ...(typeof status === 'number' && { status }),
    ...(typeof code === 'string' && { code }),
  };
}

/** Without the hint to programmers that the SDK puts behind the words of an error in a stream. */
function wordsOf({ name, message: said, error_description: words }: ErrorLike = {}): string {
  const message = textIn(said) ?? '';
  if (message !== 'UnknownError' || name === 'Unknown')
    return message.replace(/\s+Deserialization error: .*$/, '');
  return textIn(words) ?? '';
}

/** What stands in an error came from outside with it, of whatever kind it is. */
function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  /** Where IAM Identity Center's OIDC service puts its words; the SDK then knows no message. */
  readonly error_description?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
  readonly $metadata?: { readonly httpStatusCode?: unknown };
  /** There also where the error came as an event of a stream, and has no `$metadata`. */
  readonly $response?: { readonly statusCode?: unknown };
}

/** The error, then what caused it; of an AggregateError (one per address tried) the first. */
function chainOf(error: unknown, depth = 0): readonly ErrorLike[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const link = error as ErrorLike;
  return [link, ...chainOf(link.cause ?? link.errors?.[0], depth + 1)];
}

/** The words of a refusal; of a failure on the way, its code, for its words are about sockets. */
function detailOf({ name, code, status, message }: Signals): string {
  if (code !== undefined) return `(${code})`;
  // What the SDK's chain says of an answer in which it found no words, or which it took for another.
  if (message === 'Unknown: UnknownError' || MISREAD.test(`${name} ${message}`)) return '';
  return status === undefined ? `(${message || name})` : `AWS says: ${message || name}`;
}
