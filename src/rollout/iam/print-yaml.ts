/** What a template holds. */
export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

/**
 * Prints a value as YAML that means the same in 1.1 and 1.2: each text in quotes as JSON has it, but for words that can
 * be nothing else. JSON's own escapes are all escapes of YAML.
 */
export function printYaml(value: Yaml): string {
  return `${linesOf(value).join('\n')}\n`;
}

function linesOf(value: Yaml): readonly string[] {
  if (typeof value !== 'object') return [scalar(value)];
  if (Array.isArray(value)) {
    if (value.length === 0) return ['[]'];
    return value.flatMap((one: Yaml) => {
      const [first = '', ...rest] = linesOf(one);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return ['{}'];
  return entries.flatMap(([key, one]) => {
    const lines = linesOf(one);
    const isBlock = typeof one === 'object' && Object.keys(one).length > 0;
    return isBlock
      ? [`${scalar(key)}:`, ...lines.map((line) => `  ${line}`)]
      : [`${scalar(key)}: ${lines[0] ?? ''}`];
  });
}

/** Words of the other kind of value, in any spelling that some version of YAML knows. */
const NO_TEXT = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const isWord = /^[A-Za-z][A-Za-z0-9]*(::?[A-Za-z0-9]+)*$/.test(value) && !NO_TEXT.test(value);
  // What JSON leaves as it is and YAML does not take: the end of a line in Unicode, and half a pair.
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return isWord ? value : JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}
