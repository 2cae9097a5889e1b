import { describe, expect, test } from 'vitest';
import type { CommandSpec } from '../../src/cli/command.ts';
import { parseOptions } from '../../src/cli/parse.ts';
import { nearest } from '../../src/text/nearest.ts';

const SPEC: CommandSpec = {
  name: 'example',
  summary: '',
  options: {
    region: { type: 'string', multiple: true, value: 'REGION', help: '' },
    profile: { type: 'string', value: 'PROFILE', help: '' },
    scope: { type: 'string', choices: ['user', 'local'], help: '' },
    probe: { type: 'boolean', help: '' },
    fix: { type: 'string', value: 'ID', isValueOptional: true, help: '' },
  },
  examples: [],
};

describe('options', () => {
  test.each([
    ['none', [], {}],
    ['a flag', ['--probe'], { probe: true }],
    ['a value behind it', ['--profile', 'work'], { profile: 'work' }],
    ['a value in it', ['--profile=work'], { profile: 'work' }],
    ['a value that looks like an option', ['--profile=--odd'], { profile: '--odd' }],
    ['several values', ['--region', 'a', '--region', 'b'], { region: ['a', 'b'] }],
    ['a value that may be missing', ['--fix', 'clock', '--probe'], { fix: 'clock', probe: true }],
    ['without it', ['--fix', '--probe'], { fix: true, probe: true }],
    ['without it, at the end', ['--probe', '--fix'], { fix: true, probe: true }],
    ['what every command knows', ['--json', '--help'], { json: true, help: true }],
    ['spaces and shell characters', ['--profile', 'x;rm -rf ~'], { profile: 'x;rm -rf ~' }],
  ])('%s', (_name, args, expected) => {
    expect(parseOptions(SPEC, args)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['an unknown one, with the nearest', ['--profil', 'x'], "Did you mean '--profile'"],
    ['an unknown one, with nothing near', ['--zzzzzz'], "Unknown option '--zzzzzz'"],
    ['a property of every object', ['--constructor'], "Unknown option '--constructor'"],
    ['a value that is missing', ['--profile'], '--profile PROFILE'],
    ['a value that was forgotten', ['--profile', '--json'], 'needs a value'],
    ['a value that is empty', ['--profile='], 'needs a value'],
    ['a value where none belongs', ['--probe=yes'], 'takes no value'],
    ['one given twice', ['--profile', 'a', '--profile', 'b'], 'given twice'],
    ['another choice', ['--scope', 'team'], 'user, local'],
    ['a choice that is missing', ['--scope'], '--scope user|local'],
    ['a stray argument', ['status'], "Unexpected argument 'status'"],
  ])('%s is a usage error', (_name, args, hint) => {
    const parsed = parseOptions(SPEC, args);
    expect(parsed).toMatchObject({
      ok: false,
      problem: { code: 'usage', message: expect.stringContaining(hint) },
    });
  });
});

describe('the word that follows a subcommand', () => {
  const spec: CommandSpec = { ...SPEC, argument: { name: 'shell', choices: ['bash', 'zsh'], help: '' } };

  test.each([
    ['before options', ['zsh', '--probe'], { shell: 'zsh', probe: true }],
    ['behind options', ['--probe', 'zsh'], { shell: 'zsh', probe: true }],
    ['not, where help is asked for', ['--help'], { help: true }],
  ])('stands %s', (_name, args, value) => {
    expect(parseOptions(spec, args)).toEqual({ ok: true, value });
  });

  test.each([
    ['missing', [], 'claude-bedrock example bash|zsh'],
    ['another', ['fish'], 'none of: bash, zsh'],
    ['misspelt', ['zhs'], "Did you mean 'zsh'"],
    ['a second', ['bash', 'zsh'], "Unexpected argument 'zsh'"],
  ])('%s is a usage error', (_name, args, hint) => {
    const message = expect.stringContaining(hint);
    expect(parseOptions(spec, args)).toMatchObject({ ok: false, problem: { code: 'usage', message } });
  });
});

describe('names and words that are handed on', () => {
  const spec: CommandSpec = {
    ...SPEC,
    argument: { name: 'name', value: 'NAME', isOptional: true, help: '' },
    moreArguments: [{ name: 'other', value: 'NEW', isOptional: true, help: '' }],
    rest: { name: 'args', value: 'ARGUMENTS', help: '' },
  };

  test.each([
    ['no word', [], {}],
    ['one', ['work'], { name: 'work' }],
    ['a dash', ['-', '--probe'], { name: '-', probe: true }],
    ['two', ['work', 'home'], { name: 'work', other: 'home' }],
    [
      'what stands behind --',
      ['work', '--', '-p', '--probe', '--'],
      { name: 'work', args: ['-p', '--probe', '--'] },
    ],
    ['nothing behind --', ['--'], { args: [] }],
  ])('%s', (_name, args, value) => {
    expect(parseOptions(spec, args)).toEqual({ ok: true, value });
  });
});

describe('the nearest name', () => {
  test.each([
    ['wrok', ['home', 'work'], 'work'],
    ['Work', ['home', 'work'], 'work'],
    ['statsu', ['status', 'setup'], 'status'],
    ['x', ['status', 'setup'], undefined],
    ['completely-different', ['status'], undefined],
    ['', [], undefined],
  ])('of %s among %j is %s', (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });

  test('is found among names of any length in no time', () => {
    expect(nearest('a'.repeat(100_000), ['b'.repeat(100_000)])).toBeUndefined();
  });
});
