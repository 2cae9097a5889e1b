import type { AwsFileKind } from './aws-paths.ts';

const MAX_NOTES = 20;
const MAX_NAME = 60;

/** The section names that the SDK's parser takes apart; it drops those with another prefix, or none where one is due. */
const PREFIXED = /^([\w-]+)\s(["'])?([\w@+.%:/-]+)\2$/;
/** What nearly all sections of a config file are called. */
const READ = /^(?:profile|sso-session|services)\s[\w@+.%:/-]+$/;
const PREFIXES = ['profile', 'sso-session', 'services'];
/** Sections of the config file that stand without a prefix; the last two are the AWS CLI's own. */
const UNPREFIXED = ['default', 'plugins', 'preview'];

/** What in an AWS file is not read as its author meant it. */
export interface AwsFileNotes {
  /** One sentence each. */
  readonly notes: string[];
  /** Names of the profiles that Claude Code does not see. */
  readonly droppedProfiles: readonly string[];
  /** Names of the sessions that it does not see, each with the sentence that says why. */
  readonly droppedSessions: readonly { readonly name: string; readonly note: string }[];
}

/** A section's name and where in the text it stands. */
interface Header {
  readonly offset: number;
  readonly name: string;
}

interface Dropped extends Header {
  readonly profile: string | undefined;
  readonly session?: string | undefined;
  readonly reason: string;
}

/** What is to be said about a place in the text, or about the whole. */
type Remark = string | (Header & { readonly what: string });

/**
 * Looks for what the JavaScript SDK, which Claude Code uses, or the AWS CLI reads otherwise than it looks.
 * `isTilde` tells that the file was named with a leading `~/`.
 */
export function inspectAwsFile(kind: AwsFileKind, text: string, isTilde: boolean): AwsFileNotes {
  const headers = findHeaders(text);
  const dropped = headers.map((header) => asDropped(kind, header)).filter((one) => one !== undefined);
  const remarks: Remark[] = [
    ...headers.filter(isPoison).map(remark('makes Claude Code ignore the whole file')),
    ...(text.startsWith('\uFEFF') ? ['It starts with a byte order mark, which the AWS CLI refuses.'] : []),
    ...(isTilde && headers.some(isSession) ? [TILDE_NOTE] : []),
    ...repeated(headers).map(remark('is there twice, which the AWS CLI refuses')),
    ...dropped.map(asRemark),
    ...emptyOf(text, headers),
    ...(/^\s*\{/.test(text)
      ? ['It is JSON, of which nothing is read: write [section] and key = value.']
      : []),
    ...(text.includes('\u0000')
      ? ['It is no text of UTF-8 (UTF-16, it seems), so nothing of it is read.']
      : []),
  ];
  const droppedProfiles = dropped.flatMap(({ profile }) => profile ?? []);
  const droppedSessions = dropped.flatMap((one) =>
    one.session === undefined ? [] : [{ name: one.session, note: sentence(asRemark(one), text) }],
  );
  const notes = remarks.slice(0, MAX_NOTES).map((each) => sentence(each, text));
  if (remarks.length > MAX_NOTES) notes.push(`${remarks.length - MAX_NOTES} more.`);
  return { notes, droppedProfiles, droppedSessions };
}

const TILDE_NOTE =
  'Its path is given with ~/, where Claude Code finds no [sso-session …]: give the whole path in AWS_CONFIG_FILE.';

/** Looks only at lines that start with a bracket, so that a line of megabytes costs nothing. */
function findHeaders(text: string): Header[] {
  const headers: Header[] = [];
  for (const { 0: line, index } of text.matchAll(/^[ \t\uFEFF]*\[.*/gm)) {
    const code = (/[;#]/.test(line) ? (line.split(/\s[;#]/, 1)[0] ?? '') : line).trim();
    if (code.endsWith(']')) headers.push({ offset: index, name: code.slice(1, -1) });
  }
  return headers;
}

function asRemark({ reason, ...header }: Dropped): Remark {
  return remark(`is not read by Claude Code: ${reason}`)(header);
}

/** Sections in which no line has an equals sign, so that they hold nothing for the SDK. */
function emptyOf(text: string, headers: readonly Header[]): Remark[] {
  // Thousands of sections need no second look where not one line of the file is written so.
  if (!/^[^\S\n]*[\w-]+[^\S\n]*:/m.test(text)) return [];
  return headers.flatMap((header, k) => {
    const body = text
      .slice(header.offset, headers[k + 1]?.offset)
      .split('\n')
      .slice(1);
    const lines = body.filter((line) => /\S/.test(line) && !/^\s*[#;]/.test(line));
    const isColon =
      lines.length > 0 && lines.every((line) => /^\s*[\w-]+\s*:/.test(line) && !line.includes('='));
    return isColon
      ? [remark('has no key that Claude Code reads: write key = value, not key: value')(header)]
      : [];
  });
}

/** Why the SDK drops a section, or `undefined` where it reads it. */
function asDropped(kind: AwsFileKind, header: Header): Dropped | undefined {
  const { name } = header;
  if (kind === 'config' && READ.test(name)) return undefined;
  const [, prefix, , inner] = PREFIXED.exec(name) ?? [];
  const isKnown = prefix !== undefined && PREFIXES.includes(prefix);
  if (kind === 'credentials') {
    if (prefix === undefined) return undefined;
    if (prefix === 'profile') return { ...header, profile: inner, reason: `write [${inner}] in this file` };
    if (isKnown) {
      const session = prefix === 'sso-session' ? inner : undefined;
      return { ...header, profile: undefined, session, reason: 'it belongs in the config file' };
    }
    return { ...header, profile: name, reason: 'its name holds a space' };
  }
  if (isKnown || UNPREFIXED.includes(name) || PREFIXES.some((known) => name.startsWith(`${known}.`))) {
    return undefined;
  }
  const session = sessionMeant(name);
  if (session !== undefined) {
    const isPlain = /^[\w@+.%:/-]+$/.test(session);
    const reason = isPlain
      ? `write [sso-session ${shortened(session)}]`
      : `its name holds a space or a sign that the SDK does not take: rename it, also in sso_session`;
    return { ...header, profile: undefined, session, reason };
  }
  const meant = profileMeant(name);
  if (meant !== undefined) {
    return { ...header, profile: meant, reason: `write [profile ${shortened(meant)}]` };
  }
  if (!/\s/.test(name)) return { ...header, profile: name, reason: `write [profile ${shortened(name)}]` };
  const [, bare] = /^profile\s+["']?(.*?)["']?$/.exec(name) ?? [];
  return { ...header, profile: bare, reason: 'its name holds a space or a sign that the SDK does not take' };
}

/** `sso_session corp`, `sso-session 'my corp'`, `SSO-Session corp`: which session somebody means. */
function sessionMeant(name: string): string | undefined {
  const [, meant] = /^sso[-_ ]?session[\s:.]+["']?(.*?)["']?$/i.exec(name) ?? [];
  return meant || undefined;
}

/** `Profile dev`, `profile: dev`, `profile  dev`: which profile somebody means, where its name alone could stay. */
function profileMeant(name: string): string | undefined {
  const [, meant] = /^profile\s*[:\s]\s*["']?([\w@+.%/-]+)["']?$/i.exec(name) ?? [];
  return meant;
}

function repeated(headers: readonly Header[]): Header[] {
  const seen = new Set<string>();
  return headers.filter(({ name }) => seen.has(name) || !seen.add(name));
}

function isPoison({ name }: Header): boolean {
  return name === '__proto__' || name === 'profile __proto__';
}

function isSession({ name }: Header): boolean {
  return name.startsWith('sso-session ');
}

function remark(what: string): (header: Header) => Remark {
  return ({ offset, name }) => ({ offset, name, what });
}

function sentence(each: Remark, text: string): string {
  if (typeof each === 'string') return each;
  const line = text.slice(0, each.offset).split('\n').length;
  return `Line ${line}: [${shortened(each.name)}] ${each.what}.`;
}

function shortened(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
