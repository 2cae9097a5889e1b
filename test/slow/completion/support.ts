import { spawnSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shell } from '../../../src/shell/shells.ts';
import { PATH } from '../../support/environment.ts';
import { runText } from '../../support/run.ts';
import { put, temporaryWorld } from '../../support/world.ts';

/** Names as people have them, and as nobody should. The one of two words is not read by Claude Code. */
const CONFIG = `[default]
[profile work]
  [profile "quoted"]  ; of two kinds
[profile 'single']
[profile two words]
# [profile commented]
[sso-session corp]
[profile a:b/c@d]
[profile dos]\r
`;
const CREDENTIALS = `[keys]
[$(>ran)]
[it's"odd]
[x;>ran]
[ünï]
`;

/** What completion offers of those files, in their order. */
export const PROFILES = [
  ...['default', 'work', 'quoted', 'single', 'a:b/c@d', 'dos'],
  ...['keys', '$(>ran)', `it's"odd`, 'x;>ran', 'ünï'],
];

/** A person with AWS files, a folder with files in it, and the script of a shell in the file `completion`. */
export interface Person {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly script: string;
}

/** A person who has switched on the completion of that shell. */
export async function personWith(shell: Shell): Promise<Person> {
  const world = await temporaryWorld();
  const { home, cwd } = world;
  await put(join(home, '.aws', 'config'), CONFIG);
  await chmod(await put(join(home, '.aws', 'credentials'), CREDENTIALS), 0o600);
  for (const name of ['key.txt', 'my key.txt', 'folder/inside']) await put(join(cwd, name), '');
  for (const name of ['office', 'customer-1'])
    await runText(world, 'presets', 'save', name, '--profile', 'work', '--pin', 'opus=x');
  const script = join(home, 'completion');
  await put(script, (await runText(world, 'completion', shell)).text);
  const env = { HOME: home, PATH, LANG: 'C.UTF-8', TERM: 'dumb' };
  return { cwd, env, script };
}

/** What a shell printed that was given a script and, on standard input, what a person types. */
export function runShell(person: Person, shell: Shell, args: readonly string[], typed = ''): string {
  const { cwd, env } = person;
  const { stdout, error } = spawnSync(shell, args, {
    cwd,
    env,
    input: typed,
    encoding: 'utf8',
    timeout: 15_000,
  });
  if (error) throw error;
  return stdout;
}

/** True where that shell is installed. */
export function hasShell(shell: Shell): boolean {
  return spawnSync(shell, ['-c', ':']).status === 0;
}
