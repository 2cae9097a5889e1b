import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/registry.ts';
import { hasShell, type Person, PROFILES, personWith, runShell } from './support.ts';

/** What fish offers behind a line. */
function offers(person: Person, line: string): readonly string[] {
  const command = 'source $argv[1]; complete -C $argv[2]';
  const output = runShell(person, 'fish', ['--no-config', '-c', command, person.script, line]);
  return output.split('\n').flatMap((each) => each.split('\t')[0] || []);
}

describe.skipIf(!hasShell('fish'))('completion in fish', () => {
  test.each([
    ['a subcommand', 'sta', ['status', 'statusline']],
    ['an option', 'setup --sc', ['--scope']],
    ['a choice', 'setup --scope pr', ['project']],
    ['a choice behind =', 'setup --scope=lo', ['--scope=local']],
    ['all choices', 'setup --scope ', ['local', 'project', 'user']],
    ['a region', 'models --region eu-n', ['eu-north-1']],
    ['a check', 'doctor --check clock', ['clock-skew']],
    ['what can be fixed', 'doctor --fix=region-mis', ['--fix=region-missing']],
    ['a word beside the regions', 'models --region al', ['all']],
    ['the word that follows a subcommand', 'completion ', ['bash', 'fish', 'zsh']],
    ['nothing behind that word', 'completion fish ', []],
    ['a preset', 'use of', ['office']],
    ['a preset behind what is done with it', 'presets show cu', ['customer-1']],
    ['a key that a value follows', 'setup --pin so', ['sonnet=']],
    ['a file', 'setup --api-key-file ke', ['key.txt']],
    ['an SSO session', 'login --sso-session ', ['corp']],
    ['an option once', 'reset --scope user --sco', []],
    ['an option once, behind =', 'reset --scope=user --sco', []],
    ['a repeatable one again', 'setup --pin A --pi', ['--pin']],
    ['nothing where anything may stand', 'models --model ', []],
    ['a profile behind =', 'login --profile=a:b', ['--profile=a:b/c@d']],
  ])('offers %s', async (_name, line, expected) => {
    expect(offers(await personWith('fish'), `claude-bedrock ${line}`)).toEqual(expected);
  });

  test('offers every subcommand', async () => {
    const names = COMMANDS.map(({ name }) => name).sort();
    expect(offers(await personWith('fish'), 'claude-bedrock ')).toEqual(names);
  });

  test('offers every profile under its own name, and runs none', async () => {
    const person = await personWith('fish');
    const offered = offers(person, 'claude-bedrock setup --profile ');
    expect([...offered].sort()).toEqual([...PROFILES].sort());
    expect(existsSync(join(person.cwd, 'ran'))).toBe(false);
  });
});
