import { expect, test } from 'vitest';
import { commandLine } from '../../src/shell/command-line.ts';

test.each([
  ['a value', { profile: 'work' }, '--profile work'],
  ['a value for the shell to leave alone', { profile: "ada's" }, `--profile 'ada'\\''s'`],
  ['a value that looks like an option', { profile: '--odd' }, '--profile=--odd'],
  ['a flag', { plan: true }, '--plan'],
  ['several values', { pin: ['a', 'b'] }, '--pin a --pin b'],
])('writes %s', (_name, options, line) => {
  expect(commandLine(options)).toBe(line);
});
