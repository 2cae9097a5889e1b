import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hookSpec } from '../../src/hooks/hook-spec.ts';

interface Matched {
  readonly matcher?: string;
  readonly hooks: readonly { readonly command: string }[];
}

const MANIFEST = new URL('../../hooks/hooks.json', import.meta.url);
const HOOKS: Readonly<Record<string, readonly Matched[]>> = JSON.parse(readFileSync(MANIFEST, 'utf8')).hooks;
const COMMANDS = ['doctor', 'setup', 'reset', 'rollout'];

/** The hook that a command runs, by the name of its file. */
function calledBy(command: string): string | undefined {
  return /^\. "\$\{CLAUDE_PLUGIN_ROOT\}\/hooks\/([a-z-]+)\.cmd"$/.exec(command)?.[1];
}

/** The hooks that Claude Code calls for a slash command: it takes a matcher with a colon for a pattern. */
function calledFor(command: string): readonly (string | undefined)[] {
  const matched = (HOOKS.UserPromptExpansion ?? []).filter(({ matcher = '' }) =>
    RegExp(matcher).test(command),
  );
  return matched.flatMap(({ hooks }) => hooks.map(({ command }) => calledBy(command)));
}

describe.each(COMMANDS)('the hook of /bedrock:%s', (name) => {
  test('is called for it', () => {
    expect(calledFor(`bedrock:${name}`)).toEqual([name]);
  });

  test.each([`my-bedrock:${name}`, `bedrock:${name}-more`, name])('is not called for /%s', (other) => {
    expect(calledFor(other)).toEqual([]);
  });
});

test('hooks.json calls every hook that the program has', () => {
  const called = Object.values(HOOKS).flatMap((matched) => matched.flatMap(({ hooks }) => hooks));
  const names = called.map(({ command }) => calledBy(command));
  expect(names.sort()).toEqual([...(hookSpec.argument?.choices ?? [])].sort());
});
