import { type Attempt, ERROR_NAMES, type Signals } from './failure-patterns.ts';

/** AWS's own words for errors whose name Claude Code does not print. */
const NAMES_BY_TEXT: readonly (readonly [string, RegExp])[] = [
  ['ExpiredTokenException', /security token included in the request is expired/i],
  ['UnrecognizedClientException', /security token included in the request is invalid/i],
  [
    'InvalidSignatureException',
    /Signature (expired|not yet current)|signature we calculated does not match/i,
  ],
  ['AccessDeniedException', /is not authorized to perform|have access to the model with the specified/],
  ['AccessDeniedException', /Model access is denied/],
  ['ThrottlingException', /Too many (tokens|requests|connections)|rate exceeded|Request rejected \(429\)/i],
  ['ModelNotReadyException', /model is not ready for inference/i],
  ['ResourceNotFoundException', /marked by provider as Legacy|reached the end of its life/],
];

const STATUS =
  /API Error(?: \([^)\d][^)]{0,120}\))?:? \(?([1-5]\d\d)\b|\b(?:HTTP(?:\/[\d.]+)?|status(?: ?code)?)["']?[ :=]{1,3}([1-5]\d\d)\b/i;
const CAPITALS = /\b[A-Z][A-Z\d_]{4,60}\b/g;
/** Codes of Node.js: of the system, of TLS, of its HTTP parser. */
const CODE = /^(E[A-Z]{4,}|EAI_AGAIN|ERR_|HPE_|UNABLE_TO_|CERT_|.+_CERT)/;
/** As an event of a stream the name begins with a small letter. */
const QUOTED_NAME = /\b[A-Za-z]{6,60}\b/g;
/** More names and codes than one message has are a log of many. */
const MAX_EACH = 8;

/** What a message that somebody copied shows of the failure: the same that a failed call shows of itself. */
export function signalsOf(message: string): readonly Signals[] {
  const [, direct, other] = STATUS.exec(message) ?? [];
  const status = direct ?? other;
  const codes = distinct(message.match(CAPITALS)?.filter((word) => CODE.test(word)));
  const names = [...quotedNames(message), ''];
  const common = { message, isRegionKnown: true, ...(status !== undefined && { status: Number(status) }) };
  return attemptsOf(message).flatMap((attempt) =>
    [...codes.map((code) => ({ code })), {}].flatMap((code) =>
      names.map((name) => ({ ...common, ...code, attempt, name })),
    ),
  );
}

function quotedNames(message: string): readonly string[] {
  const words = (message.match(QUOTED_NAME) ?? []).map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
  const quoted = [...new Set(words)].filter((name) => ERROR_NAMES.has(name));
  const told = NAMES_BY_TEXT.filter(([, text]) => text.test(message)).map(([name]) => name);
  return [...new Set([...quoted, ...told])].slice(0, MAX_EACH);
}

function distinct(found: readonly string[] | null | undefined): readonly string[] {
  return [...new Set(found ?? [])].slice(0, MAX_EACH);
}

/** What was done when it failed: a request to a model, unless the message speaks of something else. */
function attemptsOf(message: string): readonly Attempt[] {
  if (/ListInferenceProfiles/.test(message)) return ['list', 'credentials'];
  if (/GetCallerIdentity/.test(message)) return ['identity', 'credentials'];
  return ['invoke', 'credentials'];
}
