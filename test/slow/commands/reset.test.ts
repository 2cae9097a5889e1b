import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../../src/model/world.ts';
import { resetSchema } from '../../../src/report/changes/reset.ts';
import { putAwsFiles } from '../../support/aws-home.ts';
import { PATH } from '../../support/environment.ts';
import { runData, runRefusal, runText } from '../../support/run.ts';
import { put, temporaryWorld } from '../../support/world.ts';

const WORK = ['--profile', 'work', '--region', 'eu-central-1', '--offline'];
let world: World & { home: string };
let userFile: string;

beforeEach(async () => {
  world = await temporaryWorld({ now: () => new Date() });
  await putAwsFiles(world.home);
  world = { ...world, env: { PATH } };
  userFile = join(world.home, '.claude', 'settings.json');
});

async function setUp(...options: string[]) {
  const plan = await runData(world, 'setup', '--plan', ...options);
  return runData(world, 'setup', '--apply', '--plan-id', plan.planId, ...options);
}

async function fix(id: string) {
  const { planId } = await runData(world, 'doctor', '--fix', id, '--plan', '--offline');
  return runData(world, 'doctor', '--fix', id, '--apply', '--plan-id', planId, '--offline');
}

async function resetAll(...options: string[]) {
  const plan = await runData(world, 'reset', '--plan', ...options);
  expect(resetSchema.parse(plan)).toEqual(plan);
  return runData(world, 'reset', '--apply', '--plan-id', plan.planId, ...options);
}

const text = (file = userFile) => readFile(file, 'utf8');
const edit = async (from: string | RegExp, to: string) => put(userFile, (await text()).replace(from, to));

/** Every file and directory below a directory with its mode and bytes. */
async function picture(directory: string): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const shown = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const mode = (await stat(path)).mode.toString(8);
    return [path, entry.isFile() ? `${mode} ${(await readFile(path)).toString('base64')}` : mode] as const;
  });
  return Object.fromEntries(await Promise.all(shown));
}

describe('nobody edited the file since', () => {
  test.each([
    ['an ordinary file', '{\n  "theme": "dark",\n  "env": { "AWS_REGION": "us-east-1" }\n}\n'],
    ['a byte order mark, CRLF, tabs, no final newline', '\uFEFF{\r\n\t"env": {\r\n\t\t"A": "b"\r\n\t}\r\n}'],
    ['a single line', '{"env":{},"x":[1,2,{"y":null}]}'],
    ['empty objects with odd spaces', '{ "env" : {  } , "z" : 1e3 }'],
  ])('%s comes back byte for byte, and nothing of ours is left', async (_name, before) => {
    await put(userFile, before);
    const home = await picture(world.home);
    await setUp(...WORK);
    expect(await text()).not.toBe(before);
    const done = await resetAll();
    expect(done.files).toEqual([{ scope: 'user', file: userFile, result: 'restored' }]);
    expect(await picture(world.home)).toEqual(home);
  });

  test.each([
    ['between two setups', [0, -24]],
    ['after an update of the program, and once more', [24, 12, -24]],
  ])('the clock was set back %s', async (_name, hours) => {
    const before = '{"env":{"AWS_REGION":"us-east-1"}}';
    await put(userFile, before);
    const home = await picture(world.home);
    for (const [index, hour] of hours.entries()) {
      world = { ...world, now: () => new Date(Date.now() + hour * 3_600_000) };
      await setUp('--profile', 'work', '--region', `eu-west-${index + 1}`, '--offline');
    }
    const done = await resetAll();
    expect(done).toMatchObject({ files: [{ file: userFile, result: 'restored' }], warnings: [] });
    expect(await picture(world.home)).toEqual(home);
  });

  test('a file and directories that setup created are gone', async () => {
    const home = await picture(world.home);
    await setUp(...WORK);
    await setUp(...WORK, '--scope', 'local', '--complete');
    const done = await resetAll();
    expect(done.files.map(({ result }: { result: string }) => result)).toEqual(['removed', 'removed']);
    expect(await picture(world.home)).toEqual(home);
    expect(await readdir(world.cwd)).toEqual([]);
  });

  test('a directory stays when somebody put something into it', async () => {
    await setUp(...WORK, '--scope', 'project');
    await put(join(world.cwd, '.claude', 'commands', 'mine.md'), 'x');
    await resetAll();
    expect(await readdir(join(world.cwd, '.claude'))).toEqual(['commands']);
  });

  test('several setups in a row are undone together', async () => {
    await put(userFile, '{"a": 1}');
    const home = await picture(world.home);
    await setUp(...WORK);
    await setUp('--profile', 'keys', '--region', 'us-west-2', '--offline', '--set', 'MAX_THINKING_TOKENS=1');
    await setUp(...WORK, '--pin', 'opus=eu.anthropic.claude-opus-4-8');
    await resetAll();
    expect(await picture(world.home)).toEqual(home);
  });

  test('the API key leaves with its file mode and its backup', async () => {
    await chmod(await put(userFile, '{"env":{"AWS_BEARER_TOKEN_BEDROCK":"ABSKformerformerformer"}}'), 0o640);
    const home = await picture(world.home);
    const key = `ABSK${'c2VjcmV0'.repeat(8)}`;
    const piped: World = { ...world, readStdin: async () => key, isStdinTerminal: () => false };
    const options = ['--auth', 'api-key', '--api-key-stdin', '--region', 'us-east-1', '--offline'];
    const plan = await runData(piped, 'setup', '--plan', ...options);
    await runData(piped, 'setup', '--apply', '--plan-id', plan.planId, ...options);
    const undoing = await runData(world, 'reset', '--plan');
    expect(JSON.stringify(undoing)).not.toContain(key);
    expect(JSON.stringify(undoing)).not.toContain('ABSKformerformerformer');
    await resetAll();
    expect(await picture(world.home)).toEqual(home);
  });

  test('a linked file stays a link', async () => {
    const target = await put(join(world.home, 'dotfiles', 'claude.json'), '{}\n');
    await mkdir(join(world.home, '.claude'));
    await symlink('../dotfiles/claude.json', userFile);
    await setUp(...WORK);
    await resetAll();
    expect(await text(target)).toBe('{}\n');
    expect((await stat(userFile)).isFile()).toBe(true);
  });
});

describe('the folder of the settings is a link', () => {
  let real: string;

  beforeEach(async () => {
    real = join(world.home, 'dotfiles', 'claude');
    await mkdir(real, { recursive: true });
    await symlink('dotfiles/claude', join(world.home, '.claude'));
  });

  test('a file that setup made there and edited again is one file, and goes', async () => {
    const home = await picture(world.home);
    await setUp(...WORK);
    await setUp('--profile', 'keys', '--region', 'us-west-2', '--offline');
    const done = await resetAll();
    expect(done.files).toEqual([{ scope: 'user', file: userFile, result: 'removed' }]);
    expect(await picture(world.home)).toEqual(home);
  });

  test('so it is where an older journal names the file once by the link', async () => {
    await setUp(...WORK);
    const journal = join(real, 'bedrock');
    const [entry = ''] = (await readdir(journal)).filter((name) => name.endsWith('.json'));
    const byRealName = await readFile(join(journal, entry), 'utf8');
    await setUp('--profile', 'keys', '--region', 'us-west-2', '--offline');
    await put(
      join(journal, entry),
      byRealName.replace(JSON.stringify(join(real, 'settings.json')), JSON.stringify(userFile)),
    );
    const done = await resetAll();
    expect(done.files).toEqual([{ scope: 'user', file: userFile, result: 'removed' }]);
    expect(await readdir(real)).toEqual([]);
  });
});

describe('somebody edited the file since', () => {
  test('only our keys go back, to their former values; the rest stays byte for byte', async () => {
    await put(userFile, '{\n  "env": {\n    "AWS_REGION": "us-east-1"\n  }\n}\n');
    await setUp(...WORK);
    await edit('{\n  "env"', '{\n   "model" :   "opus",\n  "env"');
    const done = await resetAll();
    expect(done.files[0].result).toBe('keys');
    expect(await text()).toBe(
      '{\n   "model" :   "opus",\n  "env": {\n    "AWS_REGION": "us-east-1"\n  }\n}\n',
    );
  });

  test('a key of ours that somebody changed is left alone and named', async () => {
    await setUp(...WORK);
    await edit('"eu-central-1"', '"eu-west-1"');
    const plan = await runData(world, 'reset', '--plan');
    expect(plan.left).toEqual([{ file: userFile, key: 'env.AWS_REGION', why: 'changed-since' }]);
    await resetAll();
    expect(JSON.parse(await text())).toEqual({ env: { AWS_REGION: 'eu-west-1' } });
  });

  test('env goes with our last key where setup had made it', async () => {
    await put(userFile, '{\n  "theme": "dark"\n}\n');
    await setUp(...WORK);
    await edit('"dark"', '"light"');
    await resetAll();
    expect(await text()).toBe('{\n  "theme": "light"\n}\n');
  });

  test('an edit between two setups survives the reset of both', async () => {
    await put(userFile, '{\n  "theme": "dark"\n}\n');
    await setUp(...WORK);
    await edit('"dark"', '"light"');
    await setUp('--profile', 'keys', '--region', 'us-west-2', '--offline');
    await resetAll();
    expect(await text()).toBe('{\n  "theme": "light"\n}\n');
  });

  describe('by hand, before another change of ours', () => {
    const WRONG = ['"AWS_PROFILE": "work"', '"AWS_PROFILE": "wrok"'] as const;
    const FOLLOWED_BY = [
      ['a fix of the doctor', () => fix('profile-missing')],
      ['another setup', () => setUp('--profile', 'keys', '--region', 'us-west-2', '--offline')],
    ] as const;

    test.each(FOLLOWED_BY)(
      'with %s the file comes to what it was before the first of them',
      async (_, next) => {
        await put(userFile, '{\n  "theme": "dark",\n  "env": {\n    "AWS_PROFILE": "mine"\n  }\n}\n');
        const home = await picture(world.home);
        await setUp(...WORK);
        await edit(...WRONG);
        await next();
        const plan = await runData(world, 'reset', '--plan');
        expect(plan.left).toEqual([]);
        expect(plan.warnings).toEqual([
          {
            code: 'edited-between',
            message: `env.AWS_PROFILE in ${userFile} was set to 'wrok' by hand between two changes of ours. That does not come back; what stood there before the first of them does.`,
          },
        ]);
        expect((await runText(world, 'reset', '--plan')).text).toContain("'wrok' by hand");
        await resetAll();
        expect(await picture(world.home)).toEqual(home);
      },
    );

    test('a file that setup had made goes, and the next reset finds nothing', async () => {
      const home = await picture(world.home);
      await setUp(...WORK);
      await edit(...WRONG);
      await fix('profile-missing');
      await resetAll();
      expect(await picture(world.home)).toEqual(home);
      expect(await runData(world, 'reset', '--plan')).toMatchObject({ files: [], stillOn: [] });
    });

    test('what was changed once more after the last of them stays', async () => {
      await setUp(...WORK);
      await edit(...WRONG);
      await fix('profile-missing');
      await edit('"AWS_PROFILE": "work"', '"AWS_PROFILE": "keys"');
      const done = await resetAll();
      expect(done.left).toEqual([{ file: userFile, key: 'env.AWS_PROFILE', why: 'changed-since' }]);
      expect(JSON.parse(await text())).toEqual({ env: { AWS_PROFILE: 'keys' } });
    });

    test('a secret in between is not told', async () => {
      const key = (letter: string) => `ABSK${letter.repeat(60)}`;
      const withKey = (letter: string) => {
        world = { ...world, env: { PATH, AWS_BEARER_TOKEN_BEDROCK: key(letter) } };
        return setUp('--auth', 'api-key', '--region', 'us-east-1', '--offline');
      };
      await withKey('a');
      await edit(key('a'), key('b'));
      await withKey('c');
      const plan = await runData(world, 'reset', '--plan');
      expect(plan.warnings).toMatchObject([{ code: 'edited-between' }]);
      expect(JSON.stringify(plan)).not.toContain('bbbbb');
      await resetAll();
      await expect(text()).rejects.toThrow('ENOENT');
    });
  });

  test('a secret from before comes back out of the backup', async () => {
    await put(userFile, '{"env":{"AWS_BEARER_TOKEN_BEDROCK":"ABSKformerformerformer"}}');
    await setUp(...WORK);
    await edit('{"env"', '{"theme":"dark","env"');
    await resetAll();
    expect(await text()).toBe('{"theme":"dark","env":{"AWS_BEARER_TOKEN_BEDROCK":"ABSKformerformerformer"}}');
  });

  test('a file that does not parse any more stays, and so does its journal', async () => {
    await setUp(...WORK);
    await put(userFile, '{ broken');
    const plan = await runData(world, 'reset', '--plan');
    expect(plan.warnings).toEqual([expect.objectContaining({ code: 'settings-invalid-json' })]);
    expect(plan).not.toHaveProperty('applyOptions');
    const done = await resetAll();
    expect(done).toMatchObject({
      files: [{ scope: 'user', file: userFile, result: 'stuck' }],
      isApplied: false,
    });
    expect(await text()).toBe('{ broken');
    await put(userFile, '{"env":{"AWS_PROFILE":"work"}}');
    await resetAll();
    await expect(text()).rejects.toThrow('ENOENT');
  });

  test('a file that was deleted is told, and its former text is kept', async () => {
    await put(userFile, '{"a":1}');
    await setUp(...WORK);
    await rm(userFile);
    const done = await resetAll();
    expect(done.files[0].result).toBe('gone');
    const journal = join(world.home, '.claude', 'bedrock');
    const backup = (await readdir(journal)).find((name) => name.endsWith('.bak')) ?? '';
    expect(await readFile(join(journal, backup), 'utf8')).toBe('{"a":1}');
  });
});

describe('one scope of several', () => {
  test('only that scope, and only of this repository', async () => {
    await setUp(...WORK);
    await setUp(...WORK, '--scope', 'project', '--complete');
    const other = join(world.cwd, '..', 'other');
    await mkdir(other);
    const here = world;
    world = { ...here, cwd: other };
    await setUp(...WORK, '--scope', 'project', '--complete');
    world = here;
    const done = await resetAll('--scope', 'project');
    expect(done.files.map(({ file }: { file: string }) => file)).toEqual([
      join(world.cwd, '.claude', 'settings.json'),
    ]);
    expect(JSON.parse(await text()).env.AWS_PROFILE).toBe('work');
    expect((await stat(join(other, '.claude', 'settings.json'))).isFile()).toBe(true);
  });
});

describe('without a journal', () => {
  const WIZARD = {
    theme: 'dark',
    model: 'opus',
    env: {
      CLAUDE_CODE_USE_BEDROCK: 1,
      AWS_REGION: 'us-east-1',
      AWS_PROFILE: 'mine',
      ANTHROPIC_DEFAULT_SONNET_MODEL: 'us.anthropic.claude-sonnet-4-6',
      ANTHROPIC_DEFAULT_OPUS_MODEL: 'claude-opus-4-8',
      MAX_THINKING_TOKENS: '1024',
      GITHUB_TOKEN: 'ghp_secret',
    },
    awsAuthRefresh: 'corp-login',
  };

  test('the Bedrock keys are offered, named with their place; the rest stays', async () => {
    await put(userFile, JSON.stringify(WIZARD, null, 2));
    const plan = await runData(world, 'reset', '--plan');
    expect(plan).toMatchObject({ way: 'found', warnings: [{ code: 'former-values-unknown' }] });
    expect(plan.changes.map(({ key }: { key: string }) => key)).toEqual([
      'env.CLAUDE_CODE_USE_BEDROCK',
      'env.AWS_PROFILE',
      'env.AWS_REGION',
      'env.ANTHROPIC_DEFAULT_SONNET_MODEL',
      'awsAuthRefresh',
    ]);
    await resetAll();
    expect(JSON.parse(await text())).toEqual({
      theme: 'dark',
      model: 'opus',
      env: {
        ANTHROPIC_DEFAULT_OPUS_MODEL: 'claude-opus-4-8',
        MAX_THINKING_TOKENS: '1024',
        GITHUB_TOKEN: 'ghp_secret',
      },
    });
  });

  test('keys can be kept', async () => {
    await put(userFile, JSON.stringify(WIZARD));
    await resetAll('--keep', 'AWS_PROFILE', '--keep', 'env.AWS_REGION');
    expect(JSON.parse(await text()).env).toMatchObject({ AWS_PROFILE: 'mine', AWS_REGION: 'us-east-1' });
  });

  test('a key to be kept that there is not is no key', async () => {
    await put(userFile, JSON.stringify(WIZARD));
    const refusal = await runRefusal(world, 'reset', '--plan', '--keep', 'AWS_PROFIL');
    expect(refusal).toMatchObject({ code: 'usage', fix: 'Did you mean AWS_PROFILE?', exitCode: 2 });
  });

  test('keys cannot be kept where the journal puts back what setup replaced', async () => {
    await setUp(...WORK);
    const refusal = await runRefusal(world, 'reset', '--plan', '--keep', 'AWS_PROFILE');
    expect(refusal).toMatchObject({ code: 'usage', message: expect.stringContaining('--found') });
    await resetAll('--found', '--keep', 'AWS_PROFILE');
    expect(JSON.parse(await text()).env).toEqual({ AWS_PROFILE: 'work' });
  });

  test('nothing is kept of what was removed, which may be an API key; the plan says so', async () => {
    await put(userFile, JSON.stringify({ env: { ...WIZARD.env, AWS_BEARER_TOKEN_BEDROCK: 'ABSKsecret' } }));
    const { warnings } = await runData(world, 'reset', '--plan');
    expect(warnings[0].message).toContain('cannot be undone');
    await resetAll();
    expect(await readdir(join(world.home, '.claude'))).toEqual(['settings.json']);
  });

  test('what was removed is not put back by the next reset', async () => {
    await put(userFile, JSON.stringify(WIZARD));
    await resetAll();
    const plan = await runData(world, 'reset', '--plan');
    expect(plan).toMatchObject({
      files: [],
      changes: [],
      nextStep: expect.stringContaining('No settings file'),
    });
  });

  test('Bedrock set by hand after that is offered again', async () => {
    await put(userFile, JSON.stringify(WIZARD));
    await resetAll();
    await put(userFile, '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}');
    await resetAll();
    expect(JSON.parse(await text())).toEqual({ env: {} });
  });

  test('Bedrock set by hand beside what setup wrote is named once that is undone', async () => {
    await setUp(...WORK);
    await resetAll();
    await setUp(...WORK, '--scope', 'local');
    await put(userFile, '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}');
    const plan = await runData(world, 'reset', '--plan', '--scope', 'user');
    expect(plan.nextStep).toContain('reset --plan --found');
    expect(plan.stillOn).toContainEqual({ place: userFile, line: 1 });
  });

  test('AWS settings without the switch are nobody’s business', async () => {
    await put(userFile, '{"env":{"AWS_PROFILE":"mine","AWS_REGION":"eu-west-1"}}');
    expect((await runData(world, 'reset', '--plan')).changes).toEqual([]);
  });
});

describe('settings that were emptied since', () => {
  test.each(['', '\n', ' \r\n'])('%j: all comes back that stood there before', async (emptied) => {
    const before = '{\n\t"theme": "dark", "env": {"AWS_REGION": "us-east-1"}\n}';
    await put(userFile, before);
    await setUp(...WORK);
    await setUp('--profile', 'work', '--region', 'us-west-2', '--offline');
    await put(userFile, emptied);
    const done = await resetAll();
    expect(done).toMatchObject({ files: [{ result: 'restored' }], left: [] });
    expect(await text()).toBe(before);
  });

  test('go where there were none', async () => {
    await setUp(...WORK);
    await put(userFile, '');
    expect(await resetAll()).toMatchObject({ files: [{ result: 'removed' }] });
    expect(await readdir(world.home)).not.toContain('.claude');
  });

  test('stay empty where they were so before', async () => {
    await put(userFile, '');
    await setUp(...WORK);
    await put(userFile, `${await text()}\n`);
    await setUp('--profile', 'work', '--region', 'us-west-2', '--offline');
    await put(userFile, '');
    await resetAll();
    expect(await text()).toBe('');
  });

  test('an object without a key is a choice, and only our keys are undone', async () => {
    await put(userFile, '{"theme":"dark"}');
    await setUp(...WORK);
    await put(userFile, '{}');
    await resetAll();
    expect(await text()).toBe('{}');
  });
});

describe('a journal that cannot be used', () => {
  const journalFile = async () => {
    const journal = join(world.home, '.claude', 'bedrock');
    const name = (await readdir(journal)).find((entry) => entry.endsWith('.json')) ?? '';
    return join(journal, name);
  };

  test.each([
    ['damaged', () => '{ half', 'journal-damaged'],
    ['edited by hand into something else', (t: string) => t.replace('"keys"', '"kyes"'), 'journal-damaged'],
    ['of a newer version', (t: string) => t.replace('"version": 2', '"version": 4'), 'journal-newer'],
  ])('%s: is told, deletes nothing, and the way without it is offered', async (_name, change, code) => {
    await put(userFile, '{"a":1}');
    await setUp(...WORK);
    const file = await journalFile();
    await put(file, change(await readFile(file, 'utf8')));
    const before = await picture(world.home);
    const plan = await runData(world, 'reset', '--plan');
    expect(plan.warnings).toEqual([
      expect.objectContaining({ code, message: expect.stringContaining(file) }),
    ]);
    expect(plan.nextStep).toContain('reset --plan --found');
    await resetAll();
    expect(await picture(world.home)).toEqual(before);
    await resetAll('--found');
    expect(JSON.parse(await text())).toEqual({ a: 1, env: {} });
    expect(await readFile(file, 'utf8')).toBe(change(await readFile(file, 'utf8')));
  });

  test.each([
    ['is a link', async (file: string) => symlink(await moved(file), file), 'it is a link'],
    [
      'is a FIFO',
      async (file: string) => void execFileSync('mkfifo', [await emptied(file)]),
      'it is no file',
    ],
    ['is a directory', async (file: string) => mkdir(await emptied(file)), 'it is no file'],
  ])('an entry that %s is named, and deletes nothing', async (_name, change, why) => {
    await put(userFile, '{"a":1}');
    await setUp(...WORK);
    const file = await journalFile();
    await change(file);
    const before = await text();
    const { warnings } = await resetAll();
    const message = expect.stringContaining(`${file} cannot be read (${why})`);
    expect(warnings).toEqual([expect.objectContaining({ code: 'journal-unreadable', message })]);
    expect(await text()).toBe(before);
    expect(await readdir(join(file, '..'))).toContain(basename(file));
  });

  const moved = async (file: string) => {
    await rename(file, `${file}.elsewhere`);
    return `${file}.elsewhere`;
  };
  const emptied = async (file: string) => {
    await rm(file);
    return file;
  };

  test('a journal that is no directory is named, and does not count as none', async () => {
    const journal = await put(join(world.home, '.claude', 'bedrock'), 'x');
    const { warnings, way } = await runData(world, 'reset', '--plan');
    expect(way).toBe('journal');
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'journal-unreadable', message: expect.stringContaining(journal) }),
    ]);
  });

  test('entries that cannot be removed: the file is back, and that is what is said', async () => {
    await put(userFile, '{"a":1}');
    await setUp(...WORK);
    const backup = (await journalFile()).replace(/json$/, 'bak');
    await rm(backup);
    await put(join(backup, 'x'), '');
    const { planId } = await runData(world, 'reset', '--plan');
    const refused = await runRefusal(world, 'reset', '--apply', '--plan-id', planId);
    expect(refused).toMatchObject({ code: 'settings-write-failed' });
    expect(refused.message).toContain(`${userFile} was put back`);
    expect(JSON.parse(await text())).toEqual({ a: 1, env: {} });
  });

  test('a launcher that cannot be removed does not make a reset that is done fail', async () => {
    await put(userFile, '{"a":1}');
    await setUp('--auth', 'isolated', ...WORK);
    const launcher = join(world.home, '.claude', 'bedrock', 'bin', 'claude-bedrock');
    await rm(launcher);
    await put(join(launcher, 'x'), '');
    const done = await resetAll();
    expect(done.isApplied).toBe(true);
    expect(done.warnings).toContainEqual(
      expect.objectContaining({ code: 'left-behind', message: expect.stringContaining(launcher) }),
    );
    expect(await text()).toBe('{"a":1}');
  });

  test('a backup that does not fit its entry is not trusted: only our keys go back', async () => {
    await put(userFile, '{"a":1}');
    await setUp(...WORK);
    const file = await journalFile();
    await put(file.replace(/json$/, 'bak'), '{"evil":true}');
    const done = await resetAll();
    expect(done.files[0].result).toBe('keys');
    expect(JSON.parse(await text())).toMatchObject({ a: 1 });
    expect(await text()).not.toContain('evil');
  });
});

describe('what the plan tells', () => {
  test('what still switches Bedrock on, with the line', async () => {
    await setUp(...WORK);
    const shared = join(world.cwd, '.claude', 'settings.json');
    await put(shared, '{\n  "env": {\n    "CLAUDE_CODE_USE_BEDROCK": "1"\n  }\n}\n');
    await put(
      join(world.home, '.bashrc'),
      '# export CLAUDE_CODE_USE_BEDROCK=1\nexport CLAUDE_CODE_USE_BEDROCK=1\n',
    );
    await put(join(world.home, '.config/fish/config.fish'), 'set -gx CLAUDE_CODE_USE_BEDROCK 0\n');
    const managed = join(world.systemRoot, 'etc/claude-code/managed-settings.json');
    await put(managed, '{"env":{"CLAUDE_CODE_USE_BEDROCK":"true"}}');
    const plan = await runData(world, 'reset', '--plan', '--scope', 'user');
    expect(plan.stillOn).toEqual([
      { place: managed, line: 1 },
      { place: shared, line: 3 },
      { place: join(world.home, '.bashrc'), line: 2 },
    ]);
    expect(plan.next).toContain('still use Amazon Bedrock');
  });

  test('what Claude Code uses next', async () => {
    await setUp(...WORK);
    expect((await runData(world, 'reset', '--plan')).next).toContain('ask you to sign in');
    await put(join(world.home, '.claude.json'), '{"oauthAccount":{"emailAddress":"ada@example.com"}}');
    expect((await runData(world, 'reset', '--plan')).next).toContain('Claude account');
    const { text: shown } = await runText(world, 'reset', '--plan');
    expect(shown).not.toContain('ada@example.com');
  });

  test('the command that does it, as a whole sentence and on a line that can be copied', async () => {
    await setUp(...WORK);
    const { applyOptions, nextStep } = await runData(world, 'reset', '--plan');
    expect(nextStep).toBe(`Nothing is written yet. To do this: claude-bedrock ${applyOptions}`);
    const { text: shown } = await runText(world, 'reset', '--plan');
    expect(shown).toMatch(/\nNothing is written yet\. To do this:\n {2}claude-bedrock reset --apply \S.*\n$/);
  });

  test('refuses an id when the file changed since the plan', async () => {
    await setUp(...WORK);
    const plan = await runData(world, 'reset', '--plan');
    await edit('"eu-central-1"', '"eu-west-1"');
    const refusal = await runRefusal(world, 'reset', '--apply', '--plan-id', plan.planId);
    expect(refusal.code).toBe('plan-changed');
  });
});
