import type { RegKey, RegValue } from '../formats/reg.ts';

/** Reads what `reg query KEY` prints: the key in a line of its own, below it four blanks, name, type and value. */
export function parseRegQuery(output: string): readonly RegKey[] {
  const keys: { path: string; values: RegValue[] }[] = [];
  for (const line of output.split(/\r?\n/)) {
    if (/^HKEY_/.test(line)) keys.push({ path: line.trimEnd(), values: [] });
    const [, name, type, data = ''] = /^ {4}(\S.*?) {4}(REG_\w+)(?: {4}(.*))?$/.exec(line) ?? [];
    if (name !== undefined && type !== undefined) keys.at(-1)?.values.push(valueOfType(name, type, data));
  }
  return keys;
}

function valueOfType(shown: string, type: string, data: string): RegValue {
  // So named in the language of the system; of no other name it begins with a bracket.
  const name = /^\(.*\)$/.test(shown) ? '' : shown;
  switch (type) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return { name, type, text: data };
    case 'REG_DWORD':
      return { name, type, number: Number.parseInt(data, 16) || 0 };
    case 'REG_MULTI_SZ':
      return { name, type, texts: data.split('\\0') };
    default:
      return {
        name,
        type: type === 'REG_QWORD' || type === 'REG_BINARY' ? type : 'other',
        bytes: Buffer.alloc(0),
      };
  }
}
