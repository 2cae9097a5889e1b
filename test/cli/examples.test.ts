import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../src/cli/parse.ts';
import { COMMANDS } from '../../src/registry.ts';

describe.each(COMMANDS)('$name', (spec) => {
  test('has examples in its help, which the program itself understands', () => {
    expect(spec.examples).not.toEqual([]);
    for (const example of spec.examples) {
      // None needs quotes.
      expect(example).toMatch(/^claude-bedrock [^'"\\$]+$/);
      const [, name, ...args] = example.split(' ');
      expect(name).toBe(spec.name);
      expect(parseOptions(spec, args)).toMatchObject({ ok: true });
    }
  });

  test('explains itself and its options without a full stop', () => {
    expect(spec.summary).toMatch(/^[A-Z].*[^.]$/);
    for (const { help } of Object.values(spec.options)) expect(help).toMatch(/^\S.*[^.]$/);
  });
});
