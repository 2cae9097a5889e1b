import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { cacheFolder } from '../../src/code-cache/cache-folder.ts';
import {
  DEMO_PROFILE,
  type DemoHome,
  makeDemoHome,
  type Sandbox,
  startSandbox,
} from '../../src/sandbox/index.ts';
import { type Ended, ended, PROGRAM, start } from '../support/program.ts';
import { put, temporaryDirectory } from '../support/world.ts';

let root: string;
let scripts: string;

// A copy, with nothing of what the repository's own may have left.
beforeEach(async () => {
  root = await temporaryDirectory();
  scripts = join(root, 'plugin', 'scripts');
  await cp(dirname(PROGRAM), scripts, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !path.includes('.cache'),
  });
});

const WITH_CACHE = { CLAUDE_BEDROCK_NO_CACHE: '' };

function begin(args: readonly string[], given: Readonly<Record<string, string>> = {}) {
  return start(root, root, args, { ...WITH_CACHE, ...given }, join(scripts, 'claude-bedrock.js'));
}

function run(args: readonly string[], given?: Readonly<Record<string, string>>): Promise<Ended> {
  return ended(begin(args, given));
}

const STATUS = ['status', '--json'];

function cached(name = 'status'): string {
  return join(cacheFolder(join(scripts, '.cache'), name), 'program.js');
}

/** Which file it is: one that is written anew is another. */
async function identity(): Promise<number> {
  return (await lstat(cached())).ino;
}

test('a second run takes the cache and says the same', async () => {
  const first = await run(STATUS);
  const before = await identity();
  expect(await run(STATUS)).toEqual(first);
  expect(await identity()).toBe(before);
});

describe('a command loads what it needs, and no more', () => {
  let sandbox: Sandbox;
  let demo: DemoHome;

  beforeEach(async () => {
    sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    demo = await makeDemoHome(sandbox, new Date());
    onTestFinished(() => rm(demo.root, { recursive: true }));
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: DEMO_PROFILE, AWS_REGION: 'eu-central-1' };
    await put(demo.settingsFile, JSON.stringify({ env }));
  });

  test.each([
    ['status', 'status', ['program']],
    ['doctor --offline', 'doctor', ['doctor', 'program', 'shared']],
    ['doctor', 'doctor', ['aws', 'doctor', 'program', 'shared']],
    [`models --profile ${DEMO_PROFILE}`, 'models', ['aws', 'models', 'program', 'shared']],
  ])('%s', async (line, name, files) => {
    const { code, stderr } = await run([...line.split(' '), '--json'], {
      ...sandbox.environment(),
      HOME: demo.home,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await readdir(dirname(cached(name)))).toEqual(files.map((file) => `${file}.js`));
  });
});

describe('a cache that is not what was written is made anew, and the answer is the same', () => {
  const flip = async (file: string, at: (length: number) => number) => {
    const bytes = await readFile(file);
    const position = at(bytes.length);
    bytes.writeUInt8(bytes.readUInt8(position) ^ 1, position);
    await writeFile(file, bytes);
  };

  test.each<[string, (file: string) => Promise<unknown>]>([
    ['cut short', (file) => truncate(file, 1000)],
    ['without its last byte', async (file) => truncate(file, (await lstat(file)).size - 1)],
    ['empty', (file) => truncate(file, 0)],
    ['with another bit in its header', (file) => flip(file, () => 9)],
    ['with another bit in its first half', (file) => flip(file, (length) => Math.floor(length / 3))],
    ['with another bit in its last byte', (file) => flip(file, (length) => length - 1)],
    ['of another time of the source', () => utimes(join(scripts, 'program.js'), 1, 1)],
  ])('%s', async (_, damage) => {
    const first = await run(STATUS);
    await damage(cached());
    const damaged = await identity();

    expect(await run(STATUS)).toEqual(first);
    const renewed = await identity();
    expect(renewed).not.toBe(damaged);
    expect(await run(STATUS)).toEqual(first);
    expect(await identity()).toBe(renewed);
  });

  test.each<[string, (file: string) => unknown]>([
    ['a directory', (file) => mkdir(join(file, 'deep'), { recursive: true })],
    ['a link', (file) => symlink(join(root, 'secret'), file)],
    ['a pipe', (file) => execFileSync('mkfifo', [file])],
  ])('%s', async (_, replace) => {
    const secret = await put(join(root, 'secret'), 'kept');
    const first = await run(STATUS);
    await rm(cached());
    await replace(cached());

    expect(await run(STATUS)).toEqual(first);
    expect((await lstat(cached())).isFile()).toBe(true);
    expect(await readFile(secret, 'utf8')).toBe('kept');
  });
});

test('where no cache can be written all is as without one', async () => {
  await put(join(scripts, '.cache'), 'in the way');
  const { stderr, code } = await run(STATUS);
  expect([stderr, code]).toEqual(['', 0]);
});

// Only root can run it as somebody else.
test.runIf(process.getuid?.() === 0)('who does not own the program leaves nothing beside it', async () => {
  const expected = await run(STATUS, { CLAUDE_BEDROCK_NO_CACHE: '1' });
  execFileSync('chmod', ['-R', 'a+rwX', root]);
  execFileSync('chown', ['-R', '65534', scripts]);
  expect(await run(STATUS)).toEqual(expected);
  expect(existsSync(join(scripts, '.cache'))).toBe(false);
});

test('several at once say the same and leave a cache, whole or none', async () => {
  const first = await run(STATUS, { CLAUDE_BEDROCK_NO_CACHE: '1' });
  const all = await Promise.all([1, 2, 3, 4].map(() => run(STATUS)));
  for (const one of all) expect(one).toEqual(first);

  expect(await run(STATUS)).toEqual(first);
  const before = await identity();
  await run(STATUS);
  expect(await identity()).toBe(before);
  expect(await readdir(dirname(cached()))).toEqual(['program.js']);
});

test.each([
  ['with CLAUDE_BEDROCK_NO_CACHE', STATUS, { CLAUDE_BEDROCK_NO_CACHE: '1' }],
  ['credentials', ['credentials', '--profile', 'none'], {}],
  ['completion', ['completion', 'bash'], {}],
  ['the hook of /bedrock:doctor', ['hook', 'doctor'], {}],
  ['a sign-in by awsAuthRefresh', ['login', '--auth-refresh', '--profile', 'none'], {}],
])('nothing is kept: %s', async (_, args, given) => {
  await run(args, given);
  expect(existsSync(join(scripts, '.cache'))).toBe(false);
});

test('the hook of a start of a session keeps its own, and stays silent', async () => {
  for (const _ of ['first', 'second']) {
    expect(await run(['hook', 'session-start'], { CLAUDE_CODE_USE_BEDROCK: '1' })).toMatchObject({
      stdout: '',
      stderr: '',
      code: 0,
    });
  }
  expect(existsSync(cached('hook'))).toBe(true);
});

test('what Ctrl-C ends keeps nothing', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as { port: number };
  const child = begin(['models', '--auth', 'environment', '--region', 'eu-central-1', '--json'], {
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    ANTHROPIC_BEDROCK_BASE_URL: `http://127.0.0.1:${port}`,
  });
  const end = ended(child);
  const [socket] = await once(silent, 'connection');
  child.kill('SIGINT');
  expect(await end).toMatchObject({ code: 130 });
  socket.destroy();
  expect(existsSync(join(scripts, '.cache'))).toBe(false);
});
