import { parseAwsConfig } from '../../facts/aws-files/aws-config-file.ts';
import type { ConfigLine } from '../../facts/aws-files/aws-config-lines.ts';
import { type ConfigKey, type ConfigSection, readConfigText } from '../../facts/aws-files/aws-config-text.ts';
import type { Edit } from '../../model/change.ts';
import { ambiguityIn } from './aws-config-ambiguity.ts';
import { bySection } from './aws-config-edits.ts';
import type { FileFormat } from './file-format.ts';

/** The AWS config file: sections of `key = value`, edited line by line. */
export const AWS_CONFIG: FileFormat = {
  parse: parseAwsConfig,
  obstacle: (file, { text }, paths) => ambiguityIn(file, text, paths),
  edit: editText,
  isBlank: (text) => text.trim() === '',
};

/** A line that is to be written; without a line end of its own it gets the file's. */
type NewLine = Pick<ConfigLine, 'text'> & { readonly eol?: string };

function editText(text: string, edits: readonly Edit[]): string {
  const config = readConfigText(text);
  const places = new Map(config.sections.map(({ name }, index) => [name, index]));
  const result: (readonly NewLine[])[] = config.lines.map((line) => [line]);
  const added: NewLine[][] = [];
  for (const [name, ofSection] of bySection(edits)) {
    const index = places.get(name) ?? -1;
    const section = config.sections[index];
    const separator = separatorAt(
      config.sections,
      section ? index : config.sections.length - 1,
      config.lines,
    );
    if (section) editSection(config.lines, section, ofSection, { result, separator });
    else added.push(newSection(name, ofSection, separator));
  }
  const above = result.flat();
  const lines = [...above, ...withBlankLines(above.length === 0, added)];
  return joinLines(lines, lineEndOf(config.lines), text === '' || text.endsWith('\n'));
}

/** The lines that take the place of each line, and how an equals sign is spelled there. */
interface Rewriting {
  readonly result: (readonly NewLine[])[];
  readonly separator: string;
}

function editSection(
  lines: readonly ConfigLine[],
  section: ConfigSection,
  edits: readonly Edit[],
  { result, separator }: Rewriting,
): void {
  const fresh: NewLine[] = [];
  for (const { path, value } of edits) {
    const [, name] = path;
    const key = section.keys.find((candidate) => candidate.name === name);
    if (name === undefined) removeHeader(lines, section, result);
    else if (key) result[key.at] = changedLine(lines[key.at], key, value);
    else if (value !== undefined) fresh.push(newKey(lines, section, `${name}${separator}${String(value)}`));
  }
  // Not behind the comments at its end: those mostly belong to the next section.
  result[section.last] = [...(result[section.last] ?? []), ...fresh];
}

/** A comment behind the value gets a line of its own, because the AWS CLI takes it for a part of the value. */
function changedLine(line: ConfigLine | undefined, key: ConfigKey, value: Edit['value']): readonly NewLine[] {
  if (!line) return [];
  const { text, eol, indent, commentAt } = line;
  const comment = commentAt === undefined ? [] : [{ text: indent + text.slice(commentAt), eol }];
  if (value === undefined) return comment;
  const behind = commentAt === undefined ? text.slice(key.to) : '';
  return [...comment, { text: `${text.slice(0, key.from)}${String(value)}${behind}`, eol }];
}

/** With the blank line before it, which parted it from the section above. */
function removeHeader(
  lines: readonly ConfigLine[],
  { at }: ConfigSection,
  result: (readonly NewLine[])[],
): void {
  result[at] = [];
  if (lines[at - 1]?.text.trim() === '') result[at - 1] = [];
}

/** Indented as the key above it, but not below a key without a value: there it would belong to that one. */
function newKey(lines: readonly ConfigLine[], { keys, last }: ConfigSection, text: string): NewLine {
  const above = keys.at(-1);
  const isGroup = above?.value === '' || above?.name.includes('.');
  const indent = above && !isGroup ? (lines[above.at]?.indent ?? '') : '';
  return { text: indent + text, eol: lines[last]?.eol ?? '' };
}

function newSection(name: string, edits: readonly Edit[], separator: string): NewLine[] {
  const wanted = edits.filter(({ path, value }) => path[1] !== undefined && value !== undefined);
  if (wanted.length === 0) return [];
  return [
    { text: `[${name}]` },
    ...wanted.map(({ path, value }) => ({ text: `${path[1]}${separator}${String(value)}` })),
  ];
}

/** How the nearest key, at best in this section or above, spells its equals sign: `=`, ` = `; one white space at most. */
function separatorAt(
  sections: readonly ConfigSection[],
  index: number,
  lines: readonly ConfigLine[],
): string {
  const hasValue = ({ value }: ConfigKey) => value !== '';
  const hasKey = ({ keys }: ConfigSection) => keys.some(hasValue);
  const section = sections.findLast((one, i) => i <= index && hasKey(one)) ?? sections.find(hasKey);
  const nearest = section?.keys.findLast(hasValue);
  if (!nearest) return ' = ';
  const { code = '' } = lines[nearest.at] ?? {};
  const equals = code.indexOf('=');
  const before = /\s*$/.exec(code.slice(0, equals))?.[0].slice(0, 1);
  return `${before}=${code.slice(equals + 1, nearest.from).slice(0, 1)}`;
}

/** One blank line, no more and no less, parts each new section from what stands above it: it goes with the section. */
function withBlankLines(isFirst: boolean, added: readonly NewLine[][]): readonly NewLine[] {
  const filled = added.filter((section) => section.length > 0);
  return filled.flatMap((section, i) => (isFirst && i === 0 ? section : [{ text: '' }, ...section]));
}

function lineEndOf(lines: readonly ConfigLine[]): string {
  return lines.findLast(({ eol }) => eol !== '')?.eol ?? '\n';
}

/** The last line is left without a line end where it had none. */
function joinLines(lines: readonly NewLine[], eol: string, isEnded: boolean): string {
  const joined = lines.map((line) => `${line.text}${line.eol || eol}`).join('');
  return isEnded ? joined : joined.replace(/\r?\n$/, '');
}
