import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { launcherFile } from '../../src/facts/claude-code/launcher-file.ts';
import type { World } from '../../src/model/world.ts';
import { setupSchema } from '../../src/report/changes/setup.ts';
import { EXAMPLE, shortTermApiKey } from '../../src/sandbox/index.ts';
import { putAwsCli, putAwsFiles } from '../support/aws-home.ts';
import { PATH } from '../support/environment.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { put, temporaryWorld } from '../support/world.ts';

const WORK = ['--profile', 'work', '--region', 'eu-central-1', '--offline'];
let world: World & { home: string };
let userFile: string;
/** What `awsAuthRefresh` says where our launcher renews the sign-in of `work`. */
let ownRefresh: string;

beforeEach(async () => {
  world = await temporaryWorld();
  await putAwsFiles(world.home);
  const bin = await putAwsCli(world.home, '2.15.30');
  world = { ...world, env: { ...world.env, PATH: `${bin}:${PATH}` } };
  userFile = join(world.home, '.claude', 'settings.json');
  ownRefresh = `${launcherFile(join(world.home, '.claude'), 'linux')} login --auth-refresh --profile=work`;
});

/** Plans, then applies what was planned. */
async function planAndApply(in_: World, ...options: string[]) {
  const plan = await runData(in_, 'setup', '--plan', ...options);
  return runData(in_, 'setup', '--apply', '--plan-id', plan.planId, ...options);
}
const settings = async () => JSON.parse(await readFile(userFile, 'utf8'));

describe('planning', () => {
  test('shows every key with its old and new value, a diff and an id, and writes nothing', async () => {
    await put(userFile, '{\n  "env": {\n    "AWS_REGION": "us-east-1"\n  }\n}\n');
    const plan = await runData(
      world,
      'setup',
      '--plan',
      ...WORK,
      '--pin',
      'sonnet=eu.anthropic.claude-sonnet-4-6',
    );
    expect(setupSchema.parse(plan)).toEqual(plan);
    const place = { scope: 'user', file: userFile };
    expect(plan.changes).toEqual([
      { ...place, key: 'env.CLAUDE_CODE_USE_BEDROCK', after: '1' },
      { ...place, key: 'env.AWS_PROFILE', after: 'work' },
      { ...place, key: 'env.AWS_REGION', before: 'us-east-1', after: 'eu-central-1' },
      { ...place, key: 'env.ANTHROPIC_DEFAULT_SONNET_MODEL', after: 'eu.anthropic.claude-sonnet-4-6' },
      { ...place, key: 'awsAuthRefresh', after: ownRefresh },
    ]);
    expect(plan.planId).toMatch(/^[0-9a-f]{16}$/);
    expect(plan.diff).toContain('-    "AWS_REGION": "us-east-1"');
    expect(plan.diff).toContain('+    "AWS_PROFILE": "work"');
    expect(await readFile(userFile, 'utf8')).toBe('{\n  "env": {\n    "AWS_REGION": "us-east-1"\n  }\n}\n');
    expect(await readdir(join(world.home, '.claude'))).toEqual(['settings.json']);
  });

  test('shows a person how to apply it', async () => {
    const { text } = await runText(world, 'setup', '--plan', ...WORK);
    expect(text).toContain('+ env.AWS_PROFILE = work');
    expect(text).toMatch(
      /claude-bedrock setup --apply --plan-id [0-9a-f]{16} --profile work --region eu-central-1/,
    );
  });

  test("takes the profile's region where none is named", async () => {
    const plan = await runData(world, 'setup', '--plan', '--profile', 'work', '--offline');
    expect(plan.changes).toContainEqual(
      expect.objectContaining({ key: 'env.AWS_REGION', after: 'eu-central-1' }),
    );
  });

  test('shows no value of keys that are not ours', async () => {
    await put(
      userFile,
      '{"env":{"GITHUB_TOKEN":"ghp_verysecret"},"mcpServers":{"x":{"args":["--key=hunter2"]}}}',
    );
    const plan = await runData(world, 'setup', '--plan', ...WORK);
    const { text } = await runText(world, 'setup', '--plan', ...WORK);
    for (const output of [JSON.stringify(plan), text]) {
      expect(output).not.toContain('ghp_verysecret');
      expect(output).not.toContain('hunter2');
    }
  });
});

describe('applying', () => {
  test('writes exactly what was planned', async () => {
    await put(userFile, '{\n  "theme": "dark"\n}\n');
    await planAndApply(
      world,
      ...WORK,
      '--model',
      'eu.anthropic.claude-opus-4-8',
      '--set',
      'MAX_THINKING_TOKENS=1024',
    );
    expect(await readFile(userFile, 'utf8')).toBe(`{
  "theme": "dark",
  "env": {
    "CLAUDE_CODE_USE_BEDROCK": "1",
    "AWS_PROFILE": "work",
    "AWS_REGION": "eu-central-1",
    "ANTHROPIC_MODEL": "eu.anthropic.claude-opus-4-8",
    "MAX_THINKING_TOKENS": "1024"
  },
  "awsAuthRefresh": "${ownRefresh}"
}
`);
  });

  test('applied twice equals once', async () => {
    await planAndApply(world, ...WORK);
    const once = await readFile(userFile, 'utf8');
    const again = await planAndApply(world, ...WORK);
    expect(again).toMatchObject({ changes: [], diff: '', isApplied: false });
    expect(await readFile(userFile, 'utf8')).toBe(once);
  });

  test.each([
    ['the file changed', async () => put(userFile, '{"theme":"dark"}'), WORK],
    [
      'the answers changed',
      async () => undefined,
      ['--profile', 'keys', '--region', 'eu-central-1', '--offline'],
    ],
  ])('refuses an id when %s since the plan', async (_name, change, options) => {
    const plan = await runData(world, 'setup', '--plan', ...WORK);
    await change();
    const before = await readFile(userFile, 'utf8').catch(() => undefined);
    const refusal = await runRefusal(world, 'setup', '--apply', '--plan-id', plan.planId, ...options);
    expect(refusal).toMatchObject({ code: 'plan-changed', exitCode: 1 });
    expect(await readFile(userFile, 'utf8').catch(() => undefined)).toBe(before);
  });

  test('keeps the former bytes and what was done in a private journal', async () => {
    const former = '{ "env":{"AWS_REGION" : "us-east-1"} }';
    await put(userFile, former);
    await planAndApply(world, ...WORK);
    const journal = join(world.home, '.claude', 'bedrock');
    const names = (await readdir(journal)).filter((name) => name !== 'bin').sort();
    expect(names).toHaveLength(2);
    expect((await stat(journal)).mode & 0o777).toBe(0o700);
    const [backup, entry] = names.map((name) => join(journal, name));
    expect(await readFile(backup ?? '', 'utf8')).toBe(former);
    expect(JSON.parse(await readFile(entry ?? '', 'utf8'))).toMatchObject({
      version: 2,
      state: 'applied',
      file: userFile,
      keys: expect.arrayContaining([
        {
          path: ['env', 'AWS_REGION'],
          before: { state: 'value', value: 'us-east-1' },
          after: { state: 'value', value: 'eu-central-1' },
        },
      ]),
    });
    for (const file of names) expect((await stat(join(journal, file))).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['project', 'settings.json'],
    ['local', 'settings.local.json'],
  ])('writes the %s scope into the repository', async (scope, name) => {
    await planAndApply(world, ...WORK, '--scope', scope);
    const file = JSON.parse(await readFile(join(world.cwd, '.claude', name), 'utf8'));
    expect(file.env.AWS_PROFILE).toBe('work');
    await expect(stat(userFile)).rejects.toThrow();
  });

  test('the plan ends with the command that writes it', async () => {
    const { applyOptions, nextStep } = await runData(world, 'setup', '--plan', ...WORK);
    expect(nextStep).toBe(`Nothing is written yet. To write this: claude-bedrock ${applyOptions}`);
    const { text } = await runText(world, 'setup', '--plan', ...WORK);
    expect(text).toMatch(
      /\nNothing is written yet\. To write this:\n {2}claude-bedrock setup --apply \S.*\n$/,
    );
  });

  describe('where the profile does not exist', () => {
    const named = async (name: string) => (await runRefusal(world, 'setup', '--plan', '--profile', name)).fix;

    test('names those that there are', async () => {
      expect(await named('nobody')).toMatch(/^There are: .*work.*\.$/);
      const many = Array.from({ length: 7 }, (_, i) => `[profile p${i}]\ncredential_process = x\n`).join('');
      await put(join(world.home, '.aws', 'config'), `[profile half]\nregion = us-east-1\n${many}`);
      await put(join(world.home, '.aws', 'credentials'), '');
      expect(await named('nobody')).toBe('There are: p0, p1, p2, p3, p4 and 3 more.');
    });

    test('says how to get one where there is none', async () => {
      await put(join(world.home, '.aws', 'config'), '');
      await put(join(world.home, '.aws', 'credentials'), '');
      const fix =
        'There is no AWS profile yet. To sign in and make one: claude-bedrock setup, or /bedrock:setup in Claude Code.';
      expect(await named('nobody')).toBe(fix);
      const unnamed = await runRefusal(world, 'setup', '--plan', '--region', 'us-east-1');
      expect(unnamed.fix).toBe(`Add --profile PROFILE. ${fix}`);
    });
  });

  test('needs the plan id', async () => {
    expect(await runRefusal(world, 'setup', '--apply', ...WORK)).toMatchObject({
      code: 'usage',
      exitCode: 2,
    });
  });
});

describe('an API key', () => {
  const KEY = `ABSK${'Qk9sZWFuS2V5'.repeat(8)}`;
  const options = (file: string) => [
    '--auth',
    'api-key',
    '--api-key-file',
    file,
    '--region',
    'us-east-1',
    '--offline',
  ];

  test('is written to a private file and shown nowhere', async () => {
    await chmod(await put(userFile, '{\n  "env": {\n    "AWS_PROFILE": "old"\n  }\n}\n'), 0o644);
    const file = await put(join(world.home, 'key.txt'), `  ${KEY}\n`);
    const plan = await runData(world, 'setup', '--plan', ...options(file));
    const done = await runData(world, 'setup', '--apply', '--plan-id', plan.planId, ...options(file));
    expect((await settings()).env).toEqual({
      CLAUDE_CODE_USE_BEDROCK: '1',
      AWS_BEARER_TOKEN_BEDROCK: KEY,
      AWS_REGION: 'us-east-1',
    });
    expect((await stat(userFile)).mode & 0o777).toBe(0o600);
    expect(plan.changes).toContainEqual(
      expect.objectContaining({ key: 'file mode', before: '644', after: '600' }),
    );
    const { text } = await runText(world, 'setup', '--plan', ...options(file));
    const journal = join(world.home, '.claude', 'bedrock');
    const entries = (await readdir(journal)).filter((name) => name.endsWith('.json'));
    const written = await Promise.all(entries.map((name) => readFile(join(journal, name), 'utf8')));
    for (const output of [JSON.stringify([plan, done]), text, ...written]) expect(output).not.toContain(KEY);
    expect(JSON.stringify(plan)).toContain('ABSK…');
  });

  test('is read from standard input and from the environment', async () => {
    const piped: World = { ...world, readStdin: async () => `${KEY}\n`, isStdinTerminal: () => false };
    await planAndApply(piped, '--auth', 'api-key', '--api-key-stdin', '--region', 'us-east-1', '--offline');
    expect((await settings()).env.AWS_BEARER_TOKEN_BEDROCK).toBe(KEY);
    const other = `${KEY}Mg`;
    const exported: World = { ...world, env: { ...world.env, AWS_BEARER_TOKEN_BEDROCK: other } };
    await planAndApply(exported, '--auth', 'api-key', '--region', 'us-east-1', '--offline');
    expect((await settings()).env.AWS_BEARER_TOKEN_BEDROCK).toBe(other);
  });

  test.each([
    [0o644, ['api-key-file-open']],
    [0o640, ['api-key-file-open']],
    [0o600, []],
  ])('in a file of mode %o is told of where others may read it', async (mode, expected) => {
    const file = await put(join(world.home, 'key.txt'), KEY);
    await chmod(file, mode);
    const { warnings } = await runData(world, 'setup', '--plan', ...options(file));
    expect(warnings.map(({ code }: { code: string }) => code)).toEqual(expected);
  });

  test('that ends soon says when, and that a profile does not', async () => {
    const { accessKeyId, secretAccessKey } = EXAMPLE;
    const key = shortTermApiKey({ accessKeyId, secretAccessKey }, 'us-east-1', world.now());
    const file = await put(join(world.home, 'key.txt'), key);
    await chmod(file, 0o600);
    const { warnings } = await runData(world, 'setup', '--plan', ...options(file));
    expect(warnings).toEqual([
      {
        code: 'api-key-ends',
        message:
          'This key ends at 2026-11-21 00:00 UTC (in 12 hours); then Claude Code stops until a new one is set. A profile renews itself.',
      },
    ]);
  });

  test('is read from a file of the home directory that no shell has expanded', async () => {
    await put(join(world.home, 'key.txt'), KEY);
    await planAndApply(world, ...options('~/key.txt'));
    expect((await settings()).env.AWS_BEARER_TOKEN_BEDROCK).toBe(KEY);
  });

  test('makes way for a profile again', async () => {
    const file = await put(join(world.home, 'key.txt'), KEY);
    await planAndApply(world, ...options(file));
    await planAndApply(world, ...WORK);
    expect((await settings()).env).not.toHaveProperty('AWS_BEARER_TOKEN_BEDROCK');
  });

  test.each([
    ['of Anthropic', 'sk-ant-api03-abcdefghijklmnop', 'api-key-not-bedrock'],
    ['that is an access key id', 'AKIARTX3GSDSQADVOPER', 'api-key-not-bedrock'],
    ['of two lines', `${KEY}\n${KEY}`, 'api-key-malformed'],
    ['that is empty', '\n', 'api-key-malformed'],
  ])('%s is refused', async (_name, content, code) => {
    const file = await put(join(world.home, 'key.txt'), content);
    const refusal = await runRefusal(world, 'setup', '--plan', ...options(file));
    expect(refusal.code).toBe(code);
    expect(refusal.message + refusal.fix).not.toContain(content.trim() || 'nothing to leak');
  });

  test('that is longer than any is refused', async () => {
    const file = await put(join(world.home, 'key.txt'), KEY);
    const readStdin = async () => {
      throw new RangeError('too long');
    };
    const piped: World = { ...world, readStdin, isStdinTerminal: () => false };
    const given = options(file).filter((option) => option !== file && option !== '--api-key-file');
    const refusal = await runRefusal(piped, 'setup', '--plan', ...given, '--api-key-stdin');
    expect(refusal.code).toBe('api-key-malformed');
  });

  test('is refused for the scope that a repository shares, and for a file that git tracks', async () => {
    const file = await put(join(world.home, 'key.txt'), KEY);
    const shared = await runRefusal(world, 'setup', '--plan', ...options(file), '--scope', 'project');
    expect(shared.code).toBe('api-key-scope');
    const local = await put(join(world.cwd, '.claude', 'settings.local.json'), '{}');
    await world.exec(join(PATH, 'git'), ['init', '-q'], { cwd: world.cwd, timeoutMs: 5_000 });
    await world.exec(join(PATH, 'git'), ['add', '-f', local], { cwd: world.cwd, timeoutMs: 5_000 });
    const tracked = await runRefusal(world, 'setup', '--plan', ...options(file), '--scope', 'local');
    expect(tracked.code).toBe('api-key-tracked');
  });

  test.each([
    ['in quotation marks', `"${KEY}"`],
    ['behind its variable', `export AWS_BEARER_TOKEN_BEDROCK=${KEY}`],
  ])('%s is refused before AWS is asked, with what to take away', async (words, content) => {
    const file = await put(join(world.home, 'key.txt'), content);
    const refusal = await runRefusal(world, 'setup', '--plan', ...options(file));
    expect(refusal).toMatchObject({
      code: 'api-key-malformed',
      message: expect.stringContaining(words.split(' ')[0] ?? ''),
      fix: 'Leave nothing but the key itself.',
    });
    expect(refusal.message).not.toContain(KEY);
  });

  test.each([
    ['that is not there', 'gone.txt', 'There is no file FILE.'],
    ['that is a directory', '.aws', 'FILE is not a file that holds an API key.'],
  ])('in a file %s is told so', async (_, name, message) => {
    const file = join(world.home, name);
    const refusal = await runRefusal(world, 'setup', '--plan', ...options(file));
    expect(refusal.message).toBe(message.replace('FILE', file));
  });

  test('is missing where nobody put one', async () => {
    const refusal = await runRefusal(world, 'setup', '--plan', '--auth', 'api-key', '--region', 'us-east-1');
    expect(refusal.code).toBe('api-key-missing');
  });
});

describe('bad settings files are refused and stay as they are', () => {
  test.each([
    ['a comment', '{\n  // mine\n  "a": 1\n}', 'settings-invalid-json', 'line 2, column 3'],
    ['a trailing comma', '{\n  "a": 1,\n}', 'settings-invalid-json', 'line 2, column 9'],
    ['a truncated text', '{\n  "env": {', 'settings-invalid-json', 'line 2'],
    ['a merge conflict', '<<<<<<< HEAD\n{}\n', 'settings-invalid-json', 'merge conflict marker'],
    ['an array', '[]', 'settings-not-object', 'an array'],
    ['env null', '{"env":null}', 'settings-env-not-object', 'null'],
    ['env a string', '{"env":"x"}', 'settings-env-not-object', 'a string'],
    ['a list as a command', '{"awsAuthRefresh":["aws"]}', 'settings-value-type', 'awsAuthRefresh'],
    ['a key twice', '{"env":{"A":"1","A":"2"}}', 'settings-duplicate-key', 'line 1'],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), 'settings-not-utf8', 'UTF-8'],
  ])('%s', async (_name, content, code, hint) => {
    await put(userFile, content);
    const refusal = await runRefusal(world, 'setup', '--plan', ...WORK);
    expect(refusal).toMatchObject({ code, exitCode: 1 });
    expect(refusal.message).toContain(hint);
    expect(await readFile(userFile)).toEqual(Buffer.from(content as string));
  });

  test('a number in env is accepted and stays as it is', async () => {
    await put(userFile, '{"env":{"CLAUDE_CODE_USE_BEDROCK":1,"OTHER":5}}');
    await planAndApply(world, ...WORK);
    expect(await readFile(userFile, 'utf8')).toMatch(/^\{"env":\{"CLAUDE_CODE_USE_BEDROCK":1,"OTHER":5,/);
  });

  test('an object in env stays as it is', async () => {
    await put(userFile, '{"env":{"OTHER":{"a":null}}}');
    await planAndApply(world, ...WORK);
    expect(await readFile(userFile, 'utf8')).toMatch(/^\{"env":\{"OTHER":\{"a":null\},/);
  });

  test.each(['', ' \n'])(
    'an empty file (%j) is one without settings, as Claude Code takes it',
    async (content) => {
      await put(userFile, content);
      await planAndApply(world, ...WORK);
      expect((await settings()).env.AWS_PROFILE).toBe('work');
    },
  );

  test('a read-only file', async () => {
    await chmod(await put(userFile, '{}'), 0o444);
    const plan = await runData(world, 'setup', '--plan', ...WORK);
    const refusal = await runRefusal(world, 'setup', '--apply', '--plan-id', plan.planId, ...WORK);
    expect(refusal.code).toBe('settings-read-only');
    expect(await readFile(userFile, 'utf8')).toBe('{}');
  });

  test('a directory in its place', async () => {
    await put(join(userFile, 'x'), '');
    expect((await runRefusal(world, 'setup', '--plan', ...WORK)).code).toBe('settings-not-a-file');
  });

  test('the home directory taken for a repository', async () => {
    const refusal = await runRefusal(
      { ...world, cwd: world.home },
      'setup',
      '--plan',
      ...WORK,
      '--scope',
      'project',
    );
    expect(refusal.code).toBe('scope-is-home');
  });
});

describe('bad answers are refused with a way out', () => {
  test.each([
    ['an unknown profile', ['--profile', 'wrok'], 'profile-missing', "'work'"],
    ['a profile that leads nowhere', ['--profile', 'broken'], 'profile-incomplete', ''],
    ['a profile name the SDK does not read', ['--profile', 'two words'], 'profile-name-unsupported', ''],
    ['a shell command for a profile', ['--profile', 'x;rm -rf ~'], 'profile-missing', ''],
    ['no profile', [], 'option-missing', '--profile'],
    ['a region with a typo', ['--profile', 'work', '--region', 'eu_central_1'], 'region-malformed', ''],
    [
      'a model of another geography',
      ['--profile', 'work', '--model', 'us.anthropic.claude-sonnet-4-6'],
      'model-wrong-prefix',
      'eu.anthropic.claude-sonnet-4-6',
    ],
    [
      'an ARN of another region',
      [
        '--profile',
        'work',
        '--model',
        'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc',
      ],
      'arn-region',
      'us-east-1',
    ],
    [
      "a model in Anthropic's own spelling",
      ['--profile', 'work', '--model', 'claude-sonnet-4-6'],
      'model-malformed',
      '',
    ],
    ['an unknown family', ['--profile', 'work', '--pin', 'gpt=x'], 'model-family-unknown', 'sonnet'],
    [
      'an unknown key',
      ['--profile', 'work', '--set', 'ANTHROPIC_BEDROCK_SERVICE_TEIR=flex'],
      'setting-unknown',
      'ANTHROPIC_BEDROCK_SERVICE_TIER',
    ],
    [
      'a key with an option of its own',
      ['--profile', 'work', '--set', 'AWS_PROFILE=x'],
      'setting-unknown',
      '--profile',
    ],
    [
      'a value out of range',
      ['--profile', 'work', '--set', 'ANTHROPIC_BEDROCK_SERVICE_TIER=fast'],
      'setting-invalid',
      'flex',
    ],
    [
      'a base URL with a query',
      ['--profile', 'work', '--set', 'ANTHROPIC_BEDROCK_BASE_URL=https://x.example/v1?key=1'],
      'setting-invalid',
      'query',
    ],
    ['a profile beside an API key', ['--auth', 'api-key', '--profile', 'work'], 'option-conflict', ''],
    ['an unknown option', ['--profil', 'work'], 'usage', ''],
  ])('%s', async (_name, options, code, hint) => {
    const refusal = await runRefusal(world, 'setup', '--plan', '--offline', ...options);
    expect(refusal.code).toBe(code);
    expect(refusal.message + refusal.fix).toContain(hint);
    expect(refusal.exitCode).toBe(code === 'usage' ? 2 : 1);
  });
});

describe('a plan warns', () => {
  const GATEWAY = ['--set', 'ANTHROPIC_BEDROCK_BASE_URL=https://gateway.example.com'];
  const SIGNED = ['--set', 'CLAUDE_CODE_SKIP_BEDROCK_AUTH='];
  const codes = async (...options: string[]) =>
    (await runData(world, 'setup', '--plan', ...WORK, ...options)).warnings.map(
      (w: { code: string }) => w.code,
    );

  test('of nothing where there is nothing to warn of', async () => {
    expect(await codes()).toEqual([]);
  });

  test('when a higher scope says otherwise, and not when it says the same', async () => {
    const file = join(world.cwd, '.claude', 'settings.json');
    await put(file, '{"env":{"AWS_PROFILE":"keys","AWS_REGION":"eu-central-1"}}');
    expect(await codes()).toEqual(['overridden-by-scope']);
    await put(
      join(world.systemRoot, 'etc/claude-code/managed-settings.json'),
      '{"env":{"AWS_REGION":"us-east-1"}}',
    );
    expect(await codes()).toEqual(['overridden-by-scope', 'overridden-by-scope']);
  });

  test('when an API key elsewhere would win', async () => {
    world = { ...world, env: { ...world.env, AWS_BEARER_TOKEN_BEDROCK: 'ABSKsecretsecretsecret' } };
    expect(await codes()).toEqual(['auth-conflict']);
  });

  test.each([
    ['the file that is written', () => userFile, [], ['auth-conflict']],
    ['another', () => join(world.cwd, '.claude', 'settings.json'), [], ['auth-conflict']],
    ['the file that is written, before a gateway', () => userFile, [...GATEWAY], []],
    ['the file that is written, until now', () => userFile, [...SIGNED], []],
  ])('when signing is switched off in %s', async (_, file, options, expected) => {
    await put(file(), '{"env":{"CLAUDE_CODE_SKIP_BEDROCK_AUTH":"1"}}');
    expect(await codes(...options)).toEqual(expected);
  });

  test('when another file does not parse', async () => {
    await put(join(world.cwd, '.claude', 'settings.local.json'), '{,}');
    expect(await codes()).toEqual(['settings-invalid-json']);
  });

  test('when git tracks the file', async () => {
    const file = await put(join(world.cwd, '.claude', 'settings.json'), '{}');
    await world.exec(join(PATH, 'git'), ['init', '-q'], { cwd: world.cwd, timeoutMs: 5_000 });
    await world.exec(join(PATH, 'git'), ['add', file], { cwd: world.cwd, timeoutMs: 5_000 });
    expect(await codes('--scope', 'project')).toEqual(['tracked-by-git', 'shared-profile', 'shared-refresh']);
  });

  test("when a model is named as Anthropic's own service does", async () => {
    await put(userFile, '{"model":"claude-opus-4-8"}');
    expect(await codes()).toEqual(['model-elsewhere']);
  });
});

describe('every documented key', () => {
  test('is written where it belongs, seen by status, and taken back byte for byte', async () => {
    const before = '{\n  "env": {\n    "EDITOR": "vi"\n  },\n  "fallbackModel": ["haiku"]\n}\n';
    await put(userFile, before);
    const set = [
      ['CLAUDE_CODE_SUBAGENT_PROMPT_CACHE_TTL=1h', 'fallbackModel=opus,sonnet', 'promptCacheTtl=1h'],
      ['alwaysThinkingEnabled=false', 'HTTPS_PROXY=http://proxy.example.com:8080'],
    ].flatMap((row) => row.flatMap((pair) => ['--set', pair]));
    await planAndApply(world, ...WORK, ...set);
    expect(await settings()).toMatchObject({
      env: {
        EDITOR: 'vi',
        CLAUDE_CODE_SUBAGENT_PROMPT_CACHE_TTL: '1h',
        HTTPS_PROXY: 'http://proxy.example.com:8080',
      },
      fallbackModel: ['opus', 'sonnet'],
      promptCacheTtl: '1h',
      alwaysThinkingEnabled: false,
    });
    const { effective } = await runData(world, 'status');
    const values = Object.fromEntries(
      effective.map(({ key, value }: { key: string; value: string }) => [key, value]),
    );
    expect(values).toMatchObject({
      fallbackModel: '["opus","sonnet"]',
      promptCacheTtl: '1h',
      alwaysThinkingEnabled: 'false',
      HTTPS_PROXY: 'http://proxy.example.com:8080',
    });
    const { planId } = await runData(world, 'reset', '--plan');
    await runData(world, 'reset', '--apply', '--plan-id', planId);
    expect(await readFile(userFile, 'utf8')).toBe(before);
  });
});

describe('what this Claude Code and its administrator let be', () => {
  const managed = (text: object) =>
    put(join(world.systemRoot, 'etc/claude-code/managed-settings.json'), JSON.stringify(text));
  const claude = async (version: string) => {
    const bin = join(world.home, 'claude-bin');
    await chmod(await put(join(bin, 'claude'), `#!/bin/sh\necho '${version} (Claude Code)'\n`), 0o755);
    world = { ...world, env: { ...world.env, PATH: `${bin}:${world.env.PATH}` } };
  };

  test.each([
    [
      'another provider alone',
      { allowedProviders: ['vertex'] },
      /allowedProviders in .*managed-settings.json/,
    ],
    [
      'a newer version alone',
      { requiredMinimumVersion: '2.1.400' },
      /requiredMinimumVersion in .* 2\.1\.400/,
    ],
    [
      'no model',
      { deniedModels: ['opus', 'sonnet', 'haiku', 'fable'] },
      /deniedModels in .*no model is left/,
    ],
  ])('a plan is refused where %s is allowed, with the file that says so', async (_name, text, message) => {
    await claude('2.1.332');
    await managed(text);
    const refusal = await runRefusal(world, 'setup', '--plan', ...WORK);
    expect(refusal).toMatchObject({ code: 'policy-forbids', message: expect.stringMatching(message) });
  });

  test('a gateway is refused that the administrator does not name', async () => {
    await claude('2.1.332');
    await managed({ allowedProviders: ['bedrock', 'customEndpoint'] });
    expect(await runData(world, 'setup', '--plan', ...WORK)).toMatchObject({ warnings: [] });
    const gateway = ['--set', 'ANTHROPIC_BEDROCK_BASE_URL=https://gw.example.com'];
    const refusal = await runRefusal(world, 'setup', '--plan', ...WORK, ...gateway);
    expect(refusal).toMatchObject({ code: 'policy-forbids', message: expect.stringContaining('BASE_URL') });
  });

  test('that an organisation may decide otherwise is told, with the file that says so', async () => {
    const organizationUuid = '1';
    const told = async (signIn: object, kept: unknown) => {
      const directory = join(world.home, '.claude');
      await put(join(directory, '.credentials.json'), JSON.stringify(signIn));
      await put(join(directory, 'state', 'hybrid-settings.json'), JSON.stringify(kept));
      const { warnings } = await runData(world, 'setup', '--plan', ...WORK);
      return warnings.map(({ code, message }: Record<string, string>) => `${code}: ${message}`).join();
    };
    const signIn = { hybridOauth: { organizationUuid, accessToken: 'sk-ant-oat01-x' } };
    const kept = { organizationUuid, fetchedAt: 1795920465511, settings: { env: {} } };
    expect(await told(signIn, kept)).toMatch(/^organization-managed: .*credentials\.json.*sets variables/);
    expect(await told(signIn, { ...kept, settings: {} })).toMatch(/leads requests nowhere/);
    expect(await told(signIn, { ...kept, organizationUuid: '2' })).toMatch(/Which provider it is/);
    expect(await told(signIn, { settings: 'x' })).toMatch(/^organization-managed/);
    // What was fetched by a sign-in that is over counts for nothing.
    expect(await told({}, kept)).toBe('');
    expect(await told({ hybridOauth: 5 }, kept)).toBe('');
  });

  test('that an older version pays for counting tokens behind an application profile is told', async () => {
    const arn = 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc123def456';
    const told = async () =>
      (await runData(world, 'setup', '--plan', ...WORK, '--pin', `sonnet=${arn}`)).warnings;
    await claude('2.1.260');
    expect(await told()).toContainEqual({
      code: 'counting-billed',
      message: expect.stringContaining('2.1.261'),
    });
    await claude('2.1.332');
    expect(await told()).not.toContainEqual(expect.objectContaining({ code: 'counting-billed' }));
  });

  test('a value that this version does not know yet is told, and an id of Bedrock is none', async () => {
    const told = async (...set: string[]) => {
      const { warnings } = await runData(world, 'setup', '--plan', ...WORK, '--set', ...set);
      return warnings.map(({ code, message }: Record<string, string>) => `${code}: ${message}`);
    };
    await claude('2.1.200');
    const late = [
      expect.stringMatching(
        /^setting-too-new: env\.CLAUDE_CODE_SUBAGENT_MODEL: claude-opus-5-5 is known from .* 2\.1\.280 on; this is 2\.1\.200: .*claude update$/,
      ),
    ];
    expect(await told('CLAUDE_CODE_SUBAGENT_MODEL=claude-opus-5-5')).toEqual(late);
    expect(await told('CLAUDE_CODE_SUBAGENT_MODEL=claude-opus-5-5[1m]')).toEqual(late);
    expect(await told('fallbackModel=opus,claude-sonnet-5-5')).toEqual([
      expect.stringMatching(/^setting-too-new: fallbackModel: claude-sonnet-5-5 is known from/),
    ]);
    for (const known of ['claude-sonnet-5', 'fable', 'eu.anthropic.claude-opus-5-5'])
      expect(await told(`CLAUDE_CODE_SUBAGENT_MODEL=${known}`)).toEqual([]);
    await claude('2.1.169');
    expect(await told('CLAUDE_CODE_SUBAGENT_MODEL=fable')).toEqual([
      expect.stringMatching(/^setting-too-new: .*fable is known from Claude Code 2\.1\.170 on/),
    ]);
    await claude('2.1.332');
    expect(await told('CLAUDE_CODE_SUBAGENT_MODEL=claude-opus-5-5')).toEqual([]);
  });

  test('an agent that leads with a model of its own is told, unless it asks the planned one', async () => {
    await claude('2.1.332');
    const file = join(world.home, '.claude/agents/reviewer.md');
    const agent = (model: string) =>
      put(file, `---\nname: reviewer\ndescription: Reviews\nmodel: ${model}\n---\n`);
    await put(join(world.home, '.claude/settings.json'), JSON.stringify({ agent: 'reviewer' }));
    const pin = ['--model', 'eu.anthropic.claude-opus-4-8'];
    const told = async (...more: string[]) =>
      (await runData(world, 'setup', '--plan', ...WORK, ...more)).warnings;
    await agent('eu.anthropic.claude-sonnet-4-6');
    expect(await told()).toEqual([]);
    expect(await told(...pin)).toMatchObject([
      {
        code: 'agent-leads',
        message: expect.stringMatching(/reviewer\.md .* eu\.anthropic\.claude-sonnet-4-6/),
      },
    ]);
    await agent('eu.anthropic.claude-opus-4-8');
    expect(await told(...pin)).toEqual([]);
    expect(await told('--model', 'eu.anthropic.claude-opus-4-8[1m]')).toEqual([]);
  });

  test('a model that a list leaves out, and a key that this version does not read, are told', async () => {
    await claude('2.1.250');
    await managed({ availableModels: ['sonnet'] });
    const model = ['--model', 'eu.anthropic.claude-opus-4-8', '--set', 'CLAUDE_CODE_SUBAGENT_EFFORT=low'];
    const { warnings } = await runData(world, 'setup', '--plan', ...WORK, ...model);
    expect(warnings).toMatchObject([
      {
        code: 'setting-too-new',
        message: expect.stringMatching(/SUBAGENT_EFFORT is read from .* 2\.1\.\d+ on; this is 2\.1\.250/),
      },
      {
        code: 'model-restricted',
        message: expect.stringMatching(/left out by availableModels in .*managed-settings/),
      },
    ]);
  });
});
