import { isBinaryPlist, parseBinaryPlist } from './plist-binary.ts';
import { parseXmlPlist } from './plist-xml.ts';
import type { Parsed } from './tree.ts';

/** What a property list can hold. A number without a fraction is an `<integer>`, any other a `<real>`. */
export type PlistValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | readonly PlistValue[]
  | { readonly [key: string]: PlistValue };

/**
 * Reads a property list, XML or binary, into a tree with places. Strict, unlike the readers of it: npm's `plist` 5,
 * `@expo/plist` and `fast-plist` each let a broken file pass, tell no line, and keep the last of two same keys in
 * silence; `bplist-parser` follows a cycle until the stack ends.
 */
export function parsePlist(bytes: Buffer): Parsed {
  return isBinaryPlist(bytes) ? parseBinaryPlist(bytes) : parseXmlPlist(bytes);
}

/**
 * Writes a property list as XML: keys in the order in which they are given, tabs, a newline at the end, so that the same
 * value is the same bytes. Throws a RangeError for what XML cannot hold; `fitsXml` tells that before.
 */
export function printPlist(value: PlistValue): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    ...linesOf(value, ''),
    '</plist>',
    '',
  ].join('\n');
}

/** The entries of a dictionary alone, without `<plist>` and `<dict>`: what Intune's preference file wants. */
export function printPlistEntries(entries: { readonly [key: string]: PlistValue }): string {
  return [...entryLines(entries, ''), ''].join('\n');
}

/** True where XML 1.0 can hold the text: no control characters but tab and line ends, no half of a pair. */
export function fitsXml(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 && code !== 0x9 && code !== 0xa && code !== 0xd) return false;
    if ((code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff) return false;
  }
  return true;
}

function linesOf(value: PlistValue, indent: string): readonly string[] {
  if (typeof value === 'string') return [`${indent}<string>${escaped(value)}</string>`];
  if (typeof value === 'boolean') return [`${indent}<${value}/>`];
  if (typeof value === 'bigint') return [`${indent}<integer>${value}</integer>`];
  if (typeof value === 'number') return [`${indent}${numberElement(value)}`];
  if (value instanceof Date) return [`${indent}<date>${value.toISOString().slice(0, 19)}Z</date>`];
  if (value instanceof Uint8Array) {
    return [`${indent}<data>${Buffer.from(value).toString('base64')}</data>`];
  }
  if (isList(value)) {
    if (value.length === 0) return [`${indent}<array/>`];
    const items = value.flatMap((item) => linesOf(item, `${indent}\t`));
    return [`${indent}<array>`, ...items, `${indent}</array>`];
  }
  if (Object.keys(value).length === 0) return [`${indent}<dict/>`];
  return [`${indent}<dict>`, ...entryLines(value, `${indent}\t`), `${indent}</dict>`];
}

function entryLines(entries: { readonly [key: string]: PlistValue }, indent: string): readonly string[] {
  return Object.entries(entries).flatMap(([key, value]) => [
    `${indent}<key>${escaped(key)}</key>`,
    ...linesOf(value, indent),
  ]);
}

function isList(value: PlistValue): value is readonly PlistValue[] {
  return Array.isArray(value);
}

function numberElement(value: number): string {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return `<integer>${value}</integer>`;
  if (Number.isNaN(value)) return '<real>nan</real>';
  if (!Number.isFinite(value)) return `<real>${value > 0 ? '+infinity' : '-infinity'}</real>`;
  return `<real>${Object.is(value, -0) ? '-0.0' : value}</real>`;
}

/** A bare carriage return would be read as a line feed. */
function escaped(text: string): string {
  if (!fitsXml(text)) throw new RangeError('A property list in XML cannot hold this control character.');
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
