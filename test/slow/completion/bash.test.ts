import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/registry.ts';
import { hasShell, type Person, PROFILES, personWith, runShell } from './support.ts';

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;
/** readline puts in what can follow, or (the second key) all that can. */
const TAB = '\t';
const ALL = '\u001b*';

/** The words that the program gets of a line typed into bash, keys of completion in it. */
function typed(person: Person, line: string, setting = ':'): readonly string[] {
  const lines = [`source '${person.script}'`, 'claude-bedrock() { printf "%s\\n" "$@"; }', setting, line];
  const output = runShell(person, 'bash', ['--norc', '--noprofile', '-i'], `${lines.join('\n')}\n`);
  return output.split('\n').slice(0, -1);
}

describe.skipIf(!hasShell('bash'))('completion in bash', () => {
  test.each([
    ['a subcommand', `sta${TAB}`, ['status']],
    ['an option', `setup --sc${TAB}`, ['setup', '--scope']],
    ['a choice', `setup --scope pr${TAB}`, ['setup', '--scope', 'project']],
    ['a choice behind =', `setup --scope=lo${TAB}`, ['setup', '--scope=local']],
    ['all choices', `setup --scope ${ALL}`, ['setup', '--scope', 'local', 'project', 'user']],
    ['a region', `models --region eu-n${TAB}`, ['models', '--region', 'eu-north-1']],
    ['a check', `doctor --check clock${TAB}`, ['doctor', '--check', 'clock-skew']],
    ['what can be fixed', `doctor --fix=region-mis${TAB}`, ['doctor', '--fix=region-missing']],
    ['a word beside the regions', `models --region al${TAB}`, ['models', '--region', 'all']],
    ['the word that follows a subcommand', `completion f${TAB}`, ['completion', 'fish']],
    ['a preset', `use of${TAB}`, ['use', 'office']],
    ['what stands for none', `use sub${TAB}`, ['use', 'subscription']],
    ['a preset behind what is done with it', `presets show cu${TAB}`, ['presets', 'show', 'customer-1']],
    ['no third', `presets show office of${TAB}`, ['presets', 'show', 'office', 'of']],
    ['a key that a value follows', `setup --pin so${TAB}x`, ['setup', '--pin', 'sonnet=x']],
    ['the same behind =', `setup --pin=so${TAB}x`, ['setup', '--pin=sonnet=x']],
    ['a file', `setup --api-key-file ke${TAB}`, ['setup', '--api-key-file', 'key.txt']],
    ['a file with a space', `setup --api-key-file=my${TAB}`, ['setup', '--api-key-file=my key.txt']],
    ['a folder', `setup --api-key-file fo${TAB}in${TAB}`, ['setup', '--api-key-file', 'folder/inside']],
    ['an SSO session', `login --sso-session ${TAB}`, ['login', '--sso-session', 'corp']],
    ['an option once', `reset --sco${TAB}user --sco${TAB}`, ['reset', '--scope', 'user', '--sco']],
    ['a repeatable one again', `setup --pi${TAB}A --pi${TAB}B`, ['setup', '--pin', 'A', '--pin', 'B']],
    ['nothing where anything may stand', `models --model ${ALL}`, ['models', '--model']],
    ['nothing for an unknown subcommand', `nonsense --j${TAB}`, ['nonsense', '--j']],
  ])('offers %s', async (_name, line, expected) => {
    expect(typed(await personWith('bash'), `claude-bedrock ${line}`)).toEqual(expected);
  });

  test('offers every subcommand', async () => {
    const offered = typed(await personWith('bash'), `claude-bedrock ${ALL}`);
    expect([...offered].sort()).toEqual([...COMMANDS.map(({ name }) => name), '--help', '--version'].sort());
  });

  test('hands every profile over under its own name, and runs none', async () => {
    const person = await personWith('bash');
    const [, , ...offered] = typed(person, `claude-bedrock setup --profile ${ALL}`);
    expect([...offered].sort()).toEqual([...PROFILES].sort());
    expect(existsSync(join(person.cwd, 'ran'))).toBe(false);
  });

  test.each([
    ['bare', 'wo', 'work'],
    ['in single quotes', `'wo`, 'work'],
    ['in double quotes', '"wo', 'work'],
    ['with a quote in it', 'it', `it's"odd`],
    ['that begins like a command', '\\$', '$(>ran)'],
    ['up to a colon', 'a:', 'a:b/c@d'],
    ['up to an @', 'a:b/c@', 'a:b/c@d'],
    ['with letters that are not ASCII', 'ü', 'ünï'],
  ])('completes a profile typed %s', async (_name, start, expected) => {
    const person = await personWith('bash');
    const words = typed(person, `claude-bedrock setup --profile ${start}${TAB}`);
    expect(words).toEqual(['setup', '--profile', expected]);
  });

  test.each([
    ['as bash has them', ':'],
    ['without the colon, as npm wants it', 'COMP_WORDBREAKS=" =@"'],
    ['without the equals sign', 'COMP_WORDBREAKS=" :@"'],
    ['without hosts', 'shopt -u hostcomplete'],
    ['at spaces only', 'COMP_WORDBREAKS=" "'],
  ])('completes a value behind = with words broken %s', async (_name, setting) => {
    const person = await personWith('bash');
    for (const start of ['w', 'a', 'a:', 'a:b/c@']) {
      const expected = start === 'w' ? 'work' : 'a:b/c@d';
      const line = `claude-bedrock setup --profile=${start}${TAB}`;
      expect(typed(person, line, setting)).toEqual(['setup', `--profile=${expected}`]);
    }
  });

  test('is silent where there are no AWS files, also under set -u', async () => {
    const person = await personWith('bash');
    const away = { ...person, env: { ...person.env, HOME: '/nonexistent' } };
    expect(typed(away, `claude-bedrock setup --profile ${TAB}x`, 'set -u')).toEqual([
      'setup',
      '--profile',
      'x',
    ]);
  });

  test('finds the files that the environment names', async () => {
    const person = await personWith('bash');
    const config = join(person.env.HOME ?? '', '.aws', 'config');
    const env = { ...person.env, HOME: '/nonexistent', AWS_CONFIG_FILE: config };
    expect(typed({ ...person, env }, `claude-bedrock login --profile wo${TAB}`)).toContain('work');
  });

  test.skipIf(!hasShellcheck)('is a script that shellcheck has nothing to say about', async () => {
    const { script } = await personWith('bash');
    expect(spawnSync('shellcheck', ['--shell=bash', script], { encoding: 'utf8' }).stdout).toBe('');
  });
});
