import { type ConfigLine, isIdle } from '../../facts/aws-files/aws-config-lines.ts';
import { type ConfigKey, readConfigText } from '../../facts/aws-files/aws-config-text.ts';
import { maskShapes } from '../../facts/settings/shown-value.ts';
import { isHiddenKey } from '../../knowledge/aws-config-keys.ts';

/**
 * The text of an AWS config file as it may be shown: sections and keys stay, and the values that tell where a profile
 * leads; every other value and every comment becomes `…`, because it may hold anybody's keys. The layout stays.
 */
export function redactAwsConfig(text: string): string {
  const { lines, sections } = readConfigText(text);
  const keys = new Map(sections.flatMap((section) => section.keys).map((key) => [key.at, key]));
  const headers = new Set(sections.map(({ at }) => at));
  const shown = lines.map((line, at) => {
    if (headers.has(at)) return `${line.code}${shownComment(line)}${line.eol}`;
    const key = keys.get(at);
    return (key ? shownKey(line, key) : shownOther(line)) + line.eol;
  });
  return shown.join('');
}

function shownKey(line: ConfigLine, { name, value, from }: ConfigKey): string {
  const visible = value === '' ? '' : isHiddenKey(name) ? '…' : maskShapes(value);
  return `${line.text.slice(0, from)}${visible}${shownComment(line)}`;
}

/** With the white space before it, as the SDK takes that for a part of it. */
function shownComment({ text, code, commentAt }: ConfigLine): string {
  return commentAt === undefined ? '' : `${text.slice(code.trimEnd().length, commentAt + 1)} …`;
}

function shownOther(line: ConfigLine): string {
  const { text, indent } = line;
  if (text.trim() === '') return text;
  return isIdle(line) ? `${indent}${text.trim().slice(0, 1)} …` : `${indent}…`;
}
