import { type ParseError, type ParseOptions, parse, printParseErrorCode } from 'jsonc-parser';

/** A place in a text; both count from 1, columns in UTF-16 units as editors do. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

const STRICT: ParseOptions = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };

/** Where and why `text` is not strict JSON. Call it only with text that `JSON.parse` refused. */
export function locateSyntaxError(text: string): JsonPlace & { readonly reason: string } {
  const errors: ParseError[] = [];
  parse(text, errors, STRICT);
  const first = errors[0];
  const offset = first?.offset ?? 0;
  return {
    ...placeAt(text, offset),
    reason: reasonFor(text, offset, first ? printParseErrorCode(first.error) : ''),
  };
}

/** The line and column of an offset. */
export function placeAt(text: string, offset: number): JsonPlace {
  const before = text.slice(0, offset);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return { line: before.split(/\r\n|\r|\n/).length, column: offset - lineStart + 1 };
}

function reasonFor(text: string, offset: number, code: string): string {
  if (offset >= text.trimEnd().length) return 'the text ends too early';
  if (/^(<{7}|={7}|>{7})/.test(text.slice(offset))) return 'a merge conflict marker';
  if (code === 'InvalidCommentToken') return 'a comment, which JSON does not know';
  const isCloser = /[}\]]/.test(text[offset] ?? '');
  if (isCloser && text.slice(0, offset).trimEnd().endsWith(',')) return 'a comma with nothing behind it';
  if (code === 'CommaExpected') return 'a comma is missing';
  if (code === 'ColonExpected') return 'a colon is missing';
  if (code === 'UnexpectedEndOfString') return 'a text without its closing quote';
  return 'a character that does not belong there';
}
