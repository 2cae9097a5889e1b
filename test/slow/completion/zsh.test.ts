import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/registry.ts';
import { put } from '../../support/world.ts';
import { hasShell, type Person, PROFILES, personWith, runShell } from './support.ts';

/**
 * Types lines with a Tab behind each into a zsh on a terminal of its own, which prints what `compadd` is given.
 * It starts that zsh once for all lines: to load its completion takes half a second.
 */
const TYPIST = `
zmodload zsh/zpty
zpty zsh zsh -f -i
zpty -w zsh "PROMPT=; fpath=($1 $fpath); autoload -Uz compinit && compinit -u -D; $2"
zpty -w zsh 'compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a hits; builtin compadd -O hits "$@"
  local hit; for hit in $hits; do print -r -- "HIT:$IPREFIX$hit"; done
  builtin compadd "$@"
}'
zpty -w zsh 'claude-bedrock() { : }'
zpty -w zsh "bindkey '^I' complete-word; print READ''Y"
zpty -r zsh out '*READY*'
for line in "\${@[3,-1]}"; do
  zpty -w -n zsh "$line"$'\\t\\n'"print DON''E"$'\\n'
  zpty -r zsh out '*DONE*'
  print -r -- "LINE:$line"
  print -r -- "$out"
done
`;

/** What zsh offers behind each line. */
async function offers(
  person: Person,
  lines: readonly string[],
  { fpath = '', setting = `source ${person.script}` } = {},
): Promise<ReadonlyMap<string, readonly string[]>> {
  const typist = await put(join(dirname(person.script), 'typist'), TYPIST);
  const output = runShell(person, 'zsh', ['-f', typist, fpath, setting, ...lines]);
  const parts = output
    .replaceAll('\r', '')
    .split(/^LINE:/m)
    .slice(1);
  return new Map(
    parts.map((part) => {
      const [line = ''] = part.split('\n');
      return [line, [...part.matchAll(/^.*HIT:(.*)$/gm)].map(([, hit = '']) => hit)];
    }),
  );
}

describe.skipIf(!hasShell('zsh'))('completion in zsh', () => {
  test('offers subcommands, options, choices, files and names', async () => {
    const expected = new Map<string, readonly string[]>([
      ['claude-bedrock sta', ['status', 'statusline']],
      ['claude-bedrock setup --sc', ['--scope']],
      ['claude-bedrock setup --scope pr', ['project']],
      ['claude-bedrock setup --scope=lo', ['--scope=local']],
      ['claude-bedrock setup --scope ', ['user', 'project', 'local']],
      ['claude-bedrock models --region eu-n', ['eu-north-1']],
      ['claude-bedrock models --region al', ['all']],
      ['claude-bedrock doctor --check clock', ['clock-skew']],
      ['claude-bedrock doctor --fix=region-mis', ['--fix=region-missing']],
      ['claude-bedrock completion ', ['bash', 'zsh', 'fish']],
      ['claude-bedrock use of', ['office']],
      ['claude-bedrock use sub', ['subscription']],
      ['claude-bedrock presets show cu', ['customer-1']],
      ['claude-bedrock setup --pin so', ['sonnet=']],
      ['claude-bedrock setup --api-key-file ke', ['key.txt']],
      ['claude-bedrock login --sso-session ', ['corp']],
      ['claude-bedrock reset --scope user --sco', []],
      ['claude-bedrock setup --pin opus=A --pi', ['--pin']],
      ['claude-bedrock models --model ', []],
      ['claude-bedrock login --profile=a:b', ['--profile=a:b/c@d']],
      // Each under its own name, and none is run.
      ['claude-bedrock setup --profile ', PROFILES],
    ]);
    const person = await personWith('zsh');
    expect(await offers(person, [...expected.keys()])).toEqual(expected);
    expect(existsSync(join(person.cwd, 'ran'))).toBe(false);
  });

  test('offers every subcommand, also from a file in fpath', async () => {
    const person = await personWith('zsh');
    const fpath = join(dirname(person.script), 'functions');
    await mkdir(fpath);
    await copyFile(person.script, join(fpath, '_claude-bedrock'));
    const lines = ['claude-bedrock ', 'claude-bedrock '];
    const offered = await offers(person, lines, { fpath, setting: '' });
    expect(offered.get('claude-bedrock ')).toEqual(COMMANDS.map(({ name }) => name));
  });
});
