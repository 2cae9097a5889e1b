import { isUtf8 } from 'node:buffer';
import type { FileText } from '../../model/change.ts';
import type { Problem } from '../../model/outcome.ts';
import type { JsonPlace } from './json-syntax.ts';

/** A refusal that may know its place in the file, or hold the text in which the place can be looked up. */
export type Misread = { readonly problem: Problem; readonly brokenText?: string } & Partial<JsonPlace>;

/** The text in UTF-8, apart from its byte order mark; `undefined` where the bytes are none. */
export function decode(bytes: Buffer): Pick<FileText, 'text' | 'hasBom'> | undefined {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = hasBom ? bytes.subarray(3) : bytes;
  return isUtf8(content) ? { text: content.toString('utf8'), hasBom } : undefined;
}
