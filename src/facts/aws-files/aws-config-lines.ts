/** One line of an AWS config file, and what the SDK and the AWS CLI take it for. */
export interface ConfigLine {
  readonly text: string;
  /** Its line end; empty only at the end of a file without a final one. */
  readonly eol: string;
  /** White space in front. */
  readonly indent: string;
  /** What stands before a comment, as the SDK cuts it off: behind white space, or at the start of the line. */
  readonly code: string;
  /** Where `#` or `;` stands; `undefined` where the SDK sees no comment. */
  readonly commentAt: number | undefined;
}

/** The lines of a text; joined again they are the text. */
export function splitLines(text: string): readonly ConfigLine[] {
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map(readLine);
}

function readLine(whole: string): ConfigLine {
  const eol = /\r?\n$/.exec(whole)?.[0] ?? '';
  const text = whole.slice(0, whole.length - eol.length);
  // As parseIni of @smithy/core cuts: `split(/(^|\s)[;#]/)`.
  const comment = /(^|\s)[;#]/.exec(text);
  const code = text.slice(0, comment?.index);
  const commentAt = comment ? comment.index + comment[0].length - 1 : undefined;
  return { text, eol, indent: /^\s*/.exec(text)?.[0] ?? '', code, commentAt };
}

/** True for a line that neither of the two takes for anything. */
export function isIdle({ text }: ConfigLine): boolean {
  return /^\s*([#;]|$)/.test(text);
}

/** What stands between the brackets of a section's line, as each of the two reads it. */
export interface Bracketed {
  readonly sdk: string | undefined;
  readonly cli: string | undefined;
}

/** The AWS CLI (Python's configparser) takes no account of what follows the last bracket. */
export function bracketed({ code, text }: ConfigLine): Bracketed {
  const ofSdk = code.trim();
  const isSection = ofSdk.startsWith('[') && ofSdk.endsWith(']');
  return { sdk: isSection ? ofSdk.slice(1, -1) : undefined, cli: /^\[(.+)\]/.exec(text.trim())?.[1] };
}

/** The section names that the SDK takes apart (`parseIni` and `getConfigData` of @smithy/core). */
const PREFIXED = /^(profile|sso-session|services)\s(["'])?([\w@+.%:/-]+)\2$/;

/** `profile work`, `default`, `sso-session corp`; `undefined` for what the SDK drops. */
export function sdkSection(inside: string): string | undefined {
  const [, prefix, , name] = PREFIXED.exec(inside) ?? [];
  if (prefix !== undefined) return `${prefix} ${name}`;
  const [, dotted, rest] = /^(profile|sso-session|services)\.(.*)$/.exec(inside) ?? [];
  if (dotted !== undefined) return `${dotted} ${rest}`;
  return inside === 'default' ? inside : undefined;
}

/** The same for the AWS CLI (`build_profile_map` of botocore/configloader.py). */
export function cliSection(inside: string): string | undefined {
  if (inside === 'default') return inside;
  const [, prefix, double, single, bare] =
    /^(profile|sso-session|services)\S*\s+(?:"([^"]*)"|'([^']*)'|([^\s"']+))\s*$/.exec(inside) ?? [];
  return prefix && `${prefix} ${double ?? single ?? bare}`;
}
