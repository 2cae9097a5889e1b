import { visit } from 'jsonc-parser';
import { type ConfigLine, isIdle } from '../../facts/aws-files/aws-config-lines.ts';
import { type ConfigKey, readConfigText } from '../../facts/aws-files/aws-config-text.ts';
import { maskShapes, shownValue } from '../../facts/settings/shown-value.ts';
import { isHiddenKey } from '../../knowledge/aws-config-keys.ts';
import { EDITOR_VARIABLES } from '../../knowledge/editors.ts';
import { settingsKey } from '../../knowledge/settings-keys.ts';

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

/**
 * The text of a settings file as it may be shown: values of the keys in our table stay (secrets masked, commands
 * cut), every other text becomes `"…"`, because a settings file may hold anybody's tokens. The layout stays.
 */
export function redactSettings(text: string): string {
  return redactJson(text, shownAt);
}

/**
 * The text of an editor's settings as it may be shown: of the variables that Claude Code's extension hands over those
 * in our table; every other text and every comment becomes `…`.
 */
export function redactEditorSettings(text: string): string {
  const names: unknown[] = [];
  visit(text, {
    onLiteralValue: (value, _offset, _length, _line, _column, pathSupplier) => {
      const [first, index, property] = pathSupplier();
      if (first === EDITOR_VARIABLES && property === 'name') names[Number(index)] = value;
    },
  });
  return redactJson(text, ([first, index, property, more], value) => {
    const key =
      first === EDITOR_VARIABLES && more === undefined
        ? settingsKey(String(names[Number(index)]))
        : undefined;
    if (key?.place !== 'env') return '…';
    if (property === 'name') return value;
    return property === 'value' ? shownValue(key, value) : '…';
  });
}

type Path = readonly (string | number)[];

/** The text of some JSON with each text in it, but for names, as `shown` has it. Strict JSON has no comments. */
function redactJson(text: string, shown: (path: Path, value: string) => string): string {
  const parts: string[] = [];
  let end = 0;
  const put = (offset: number, length: number, content: string) => {
    parts.push(text.slice(end, offset), content);
    end = offset + length;
  };
  visit(text, {
    onLiteralValue: (value, offset, length, _line, _column, pathSupplier) => {
      if (typeof value !== 'string') return;
      const visible = shown(pathSupplier(), value);
      if (visible !== value) put(offset, length, JSON.stringify(visible));
    },
    onComment: (offset, length) => {
      const isLine = text.startsWith('//', offset);
      put(offset, length, isLine ? '// …' : '/* … */');
    },
  });
  return parts.join('') + text.slice(end);
}

function shownAt(path: Path, value: string): string {
  const [first, second] = path;
  const isInList = path.length === 2 && typeof second === 'number';
  const name =
    path.length === 2 && first === 'env' ? second : path.length === 1 || isInList ? first : undefined;
  const key = typeof name === 'string' ? settingsKey(name) : undefined;
  const isInPlace = key?.place === (path.length === 2 && !isInList ? 'env' : 'top');
  return key && isInPlace ? shownValue(key, value) : '…';
}
