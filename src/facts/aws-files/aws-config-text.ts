import {
  bracketed,
  type ConfigLine,
  cliSection,
  isIdle,
  sdkSection,
  splitLines,
} from './aws-config-lines.ts';

/** A key of a section. */
export interface ConfigKey {
  /** As the SDK reads it: `region`; below `s3 =`, `s3.addressing_style`. */
  readonly name: string;
  readonly value: string;
  /** The index of its line. */
  readonly at: number;
  /** Where the value begins and ends in the line. */
  readonly from: number;
  readonly to: number;
}

/** A section: its lines go to the next section's. */
export interface ConfigSection {
  /** As the SDK reads it, such as `profile work`; with brackets, as it is written, where the SDK drops it. */
  readonly name: string;
  /** As the AWS CLI reads it; `undefined` for what is neither a profile nor a session there. */
  readonly cliName: string | undefined;
  /** The index of its own line. */
  readonly at: number;
  /** The index of the last line that is neither blank nor a comment. */
  readonly last: number;
  readonly keys: readonly ConfigKey[];
  /** Lines, counted from 1, that the SDK and the AWS CLI read otherwise. */
  readonly doubts: readonly number[];
}

/** The text of an AWS config file, taken apart. */
export interface ConfigText {
  readonly lines: readonly ConfigLine[];
  readonly sections: readonly ConfigSection[];
  /** Sections that the AWS CLI alone sees, each with its line counted from 1. */
  readonly hidden: readonly { readonly name: string; readonly line: number }[];
}

type Draft = { -readonly [K in keyof ConfigSection]: ConfigSection[K] } & {
  keys: ConfigKey[];
  doubts: number[];
};

/** Takes a text apart as the SDK's parser reads it, and notes where the AWS CLI's reads something else. */
export function readConfigText(text: string): ConfigText {
  const lines = splitLines(text);
  const sections: Draft[] = [];
  const hidden: ConfigText['hidden'][number][] = [];
  const cli = cliReader();
  let group: string | undefined;
  for (const [at, line] of lines.entries()) {
    if (isIdle(line)) continue;
    const current = sections.at(-1);
    const ofCli = cli(line);
    const inside = bracketed(line);
    if (inside.sdk !== undefined) {
      group = undefined;
      const isCommon = ofCli === 'section' && inside.cli === inside.sdk;
      if (!isCommon) current?.doubts.push(at + 1);
      sections.push(newSection(inside.sdk, ofCli === 'section' ? inside.cli : undefined, at, isCommon));
      continue;
    }
    const ofCliAlone = ofCli === 'section' && inside.cli !== undefined ? cliSection(inside.cli) : undefined;
    if (ofCliAlone !== undefined) hidden.push({ name: ofCliAlone, line: at + 1 });
    if (!current) continue;
    current.last = at;
    const { key, isNested, opened } = readKey(line, at, group);
    if (ofCli !== (isNested ? 'more' : 'key')) current.doubts.push(at + 1);
    group = opened;
    if (key) current.keys.push(key);
  }
  return { lines, sections, hidden };
}

function newSection(sdk: string, cli: string | undefined, at: number, isCommon: boolean): Draft {
  const cliName = cli === undefined ? undefined : cliSection(cli);
  const name = sdkSection(sdk);
  const doubts = isCommon && name === cliName ? [] : [at + 1];
  return { name: name ?? `[${sdk}]`, cliName, at, last: at, keys: [], doubts };
}

interface ReadKey {
  readonly key: ConfigKey | undefined;
  readonly isNested: boolean;
  /** The key without a value under which the indented lines that follow stand. */
  readonly opened: string | undefined;
}

function readKey({ code, indent }: ConfigLine, at: number, group: string | undefined): ReadKey {
  const equals = code.indexOf('=');
  const name = code.slice(0, Math.max(equals, 0)).trim();
  if (name === '') return { key: undefined, isNested: group !== undefined && indent !== '', opened: group };
  const behind = code.slice(equals + 1);
  const value = behind.trim();
  const from = equals + 1 + (behind.length - behind.trimStart().length);
  const key = { value, at, from, to: from + value.length };
  // What the SDK takes for the head of a group, at whatever depth.
  if (value === '') return { key: { ...key, name }, isNested: false, opened: name };
  if (group === undefined || indent === '')
    return { key: { ...key, name }, isNested: false, opened: undefined };
  return { key: { ...key, name: `${group}.${name}` }, isNested: true, opened: group };
}

/**
 * What Python's configparser, the AWS CLI's, takes a line for: `more` continues the value above it, because it is
 * indented further than that key; `else` is a key that ends at a colon, or nothing that it knows.
 */
function cliReader(): (line: ConfigLine) => 'section' | 'key' | 'more' | 'else' {
  let hasKey = false;
  let level = 0;
  return ({ text, indent }) => {
    if (hasKey && indent.length > level) return 'more';
    level = indent.length;
    hasKey = !/^\s*\[.+\]/.test(text);
    if (!hasKey) return 'section';
    return /^[^:=]+=/.test(text) ? 'key' : 'else';
  };
}
