import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE } from '../../../src/sandbox/index.ts';
import { unescapedIn } from '../../support/fuzz/sound.ts';
import { ANSWERED } from './answers.ts';
import { ATTACKED, type Attack, type Ground, LOOKS, makeGround } from './attack.ts';
import { FILES } from './files.ts';
import { GIT } from './git.ts';
import { HANDED } from './handed.ts';
import { PLACES } from './places.ts';
import { TRUST } from './trust.ts';
import { type Watched, watch } from './watch.ts';

/** All that is known to be tried. To add an attack is to add a row to one of the tables. */
const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  // First, as some of them wait for a deadline.
  'an answer of AWS that is none': ANSWERED,
  'a repository that names programs to git': GIT,
  'a file that is none': FILES,
  'a folder that the person has not trusted': TRUST,
  'a place that is not what it seems': PLACES,
  'a file that a stranger hands over': HANDED,
};

const DEADLINE_MS = 20_000;
const MOST_MEGABYTES = 300;
/** What is said goes to Claude, too: a stranger is not to fill its context. */
const MOST_CHARACTERS = 100_000;
/** Where README says that files of ours may stand. */
const OWN_PLACES = ['home/.claude/bedrock'];

describe.each(Object.entries(ATTACKS))('%s', (_, attacks) => {
  // Side by side: a run waits for strace most of its time. No test may then speak to the runner but by its context.
  test.concurrent.for(attacks.map((attack) => [attack.name, attack] as const))(
    '%s',
    async ([, attack], { onTestFinished }) => {
      const ground = await makeGround(onTestFinished);
      await attack.arrange(ground);
      for (const run of attack.runs ?? LOOKS) {
        const seen = await watch({
          program: attack.isLaunched ? join(ATTACKED, 'bin/claude-bedrock') : process.execPath,
          args: attack.isLaunched ? run : [join(ATTACKED, 'scripts/claude-bedrock.js'), ...run],
          cwd: attack.cwd?.(ground) ?? ground.clone,
          env: ground.env,
          deadlineMs: attack.deadlineMs ?? DEADLINE_MS,
          ...(attack.inside !== undefined && { inside: attack.inside }),
          ...(attack.input !== undefined && { input: attack.input }),
        });
        // With the command line, so that a failure names it.
        expect({ run: run.join(' '), ...broken(attack, ground, seen) }).toEqual({ run: run.join(' ') });
        attack.held?.(seen, ground, run);
      }
    },
  );
});

/** What happened that must never happen; nothing where the attack was held. */
function broken(attack: Attack, { root, sandbox }: Ground, seen: Watched): object {
  const mayStart = ['node', ...(attack.mayStart ?? [])];
  const isOurs = (program: string) => mayStart.includes(basename(program)) && !program.startsWith(`${root}/`);
  const started = seen.programs.filter((program) => !isOurs(program));
  const strange = seen.hosts.filter((host) => host !== `127.0.0.1:${new URL(sandbox.url).port}`);
  const places = [...OWN_PLACES, ...(attack.mayWrite ?? [])].map((place) => join(root, place));
  const written = seen.written.filter(
    (file) =>
      !/^\/dev\/(null|tty)$/.test(file) && !places.some((place) => `${file}/`.startsWith(`${place}/`)),
  );
  const said = seen.stdout + seen.stderr;
  const escapes = unescapedIn(said);
  return {
    ...(started.length > 0 && { started }),
    ...(strange.length > 0 && { asked: strange }),
    ...(written.length > 0 && { written }),
    ...(seen.megabytes > MOST_MEGABYTES && { megabytes: seen.megabytes }),
    ...(seen.exitCode === null && { end: 'not within its deadline' }),
    ...(seen.stdout.includes('"unexpected"') && { bug: seen.stdout }),
    ...(said.length > MOST_CHARACTERS && { characters: said.length }),
    ...(said.includes(EXAMPLE.secretAccessKey) && { secret: said }),
    ...(/met a bug of its own/.test(seen.stderr) && { bug: seen.stderr }),
    ...(escapes && { unescaped: JSON.stringify(escapes) }),
  };
}

test('strace, which watches, is there', () => {
  expect(existsSync('/usr/bin/strace')).toBe(true);
});
