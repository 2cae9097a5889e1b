import { type ParseError, type ParseOptions, parse, printParseErrorCode } from 'jsonc-parser';

/** A place in a text; both count from 1, columns in UTF-16 units as editors do. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

const STRICT: ParseOptions = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/** Why a text is no JSON, and what to do about it, as the beginning of a sentence. */
interface Mistake {
  readonly reason: string;
  readonly edit: string;
}

/** Where and why `text` is not strict JSON, and what to type there. Call it only with text that `JSON.parse` refused. */
export function locateSyntaxError(text: string): JsonPlace & Mistake {
  const errors: ParseError[] = [];
  parse(text, errors, STRICT);
  const first = errors[0];
  const offset = first?.offset ?? 0;
  const { isBefore, ...mistake } = mistakeAt(text, offset, first ? printParseErrorCode(first.error) : '');
  const at = isBefore ? text.slice(0, offset).trimEnd().length - 1 : offset;
  return { ...placeAt(text, at), ...mistake };
}

/** The line and column of an offset. */
export function placeAt(text: string, offset: number): JsonPlace {
  const before = text.slice(0, offset);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return { line: before.split(/\r\n|\r|\n/).length, column: offset - lineStart + 1 };
}

/** The text itself may hold a secret: of it no more is told than a character, a bracket or a key. */
function mistakeAt(text: string, offset: number, code: string): Mistake & { readonly isBefore?: true } {
  const { line, column } = placeAt(text, offset);
  const here = text.slice(offset);
  const before = text.slice(0, offset).trimEnd();
  const last = placeAt(text, Math.max(before.length - 1, 0));
  // What is missing belongs behind what stands before it.
  const missing = (what: string) =>
    last.line < line
      ? `Add ${what} at the end of line ${last.line}`
      : `Add ${what} before column ${column} of line ${line}`;
  if (offset >= text.trimEnd().length)
    return { reason: 'the text ends too early', edit: `Add ${missingEnd(text)} at the end of the file` };
  if (/^(<{7}|={7}|>{7})/.test(here))
    return {
      reason: 'a merge conflict marker',
      edit: `Keep one of the two versions from line ${line} on, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>`,
    };
  if (code === 'InvalidCommentToken') return comment(here, line);
  const [char = ''] = here;
  if (/[}\]]/.test(char) && before.endsWith(','))
    return {
      isBefore: true,
      reason: 'a comma with nothing behind it',
      edit:
        last.line < line
          ? `Remove the comma at the end of line ${last.line}`
          : `Remove the comma before the ${char} in line ${line}, column ${last.column}`,
    };
  if (code === 'UnexpectedEndOfString')
    return { reason: 'a text without its closing quote', edit: `Add the closing " in line ${line}` };
  if (/['\u2018-\u201f`]/.test(char))
    return {
      reason: 'a quote that JSON does not allow',
      edit: `Write " in place of the ${char} in line ${line}`,
    };
  if (code === 'CommaExpected') return { reason: 'a comma is missing', edit: missing('a comma') };
  if (code === 'ColonExpected') return { reason: 'a colon is missing', edit: missing('a colon') };
  if (code === 'EndOfFileExpected')
    return {
      reason: 'something behind the end',
      edit: `Remove what begins in line ${line}, or merge it into the settings above`,
    };
  const [, bare] = /^([A-Za-z_$][\w$]*)\s*:/.exec(here) ?? [];
  if (bare !== undefined)
    return { reason: 'a key without quotes', edit: `Put ${bare} into double quotes in line ${line}` };
  return {
    reason: 'a character that does not belong there',
    edit: `Correct line ${line} at column ${column}`,
  };
}

function comment(here: string, line: number): Mistake {
  const [block = ''] = /^\/\*[\s\S]*?\*\//.exec(here) ?? [];
  const end = line + block.split(/\r\n|\r|\n/).length - 1;
  const lines = end > line ? `lines ${line} to ${end}` : `line ${line}`;
  return { reason: 'a comment, which JSON does not allow', edit: `Remove the comment in ${lines}` };
}

/** What closes all that is open at the end, with the value of a key that has none. Nothing before it is wrong. */
function missingEnd(text: string): string {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g) ?? [];
  let closers = '';
  for (const token of tokens) {
    if (token === '{') closers = `}${closers}`;
    else if (token === '[') closers = `]${closers}`;
    else if (token === '}' || token === ']') closers = closers.slice(1);
  }
  const value = text.trimEnd().endsWith(':') ? [`the value of ${tokens.at(-2)}`] : [];
  return [...value, ...(closers === '' ? [] : [closers])].join(' and ') || 'what is missing';
}
