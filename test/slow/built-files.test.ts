import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KNOWN_MESSAGES } from '../../src/knowledge/explain-error.ts';
import {
  DEMO_PROFILE,
  type DemoHome,
  makeDemoHome,
  type Sandbox,
  startSandbox,
} from '../../src/sandbox/index.ts';
import { ended, PROGRAM } from '../support/program.ts';
import { put } from '../support/world.ts';

const FOLDER = dirname(PROGRAM);
const files = () => readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
const textOf = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

test('every built file is ASCII: of such a text V8 takes a byte a character, and reads it faster', () => {
  const others = files().filter((name) => /\P{ASCII}/u.test(textOf(name)));
  expect(files().length).toBeGreaterThan(5);
  expect(others).toEqual([]);
});

test('the proxy agents write no log, which would hold the password of a proxy', () => {
  expect(textOf('proxy-agents.js')).toContain('Proxy-Authorization');
  expect(textOf('proxy-agents.js')).not.toMatch(/env\.DEBUG|DEBUG_COLORS/);
});

test('no built file needs, as it is loaded, one that needs it', () => {
  const needs = new Map(
    files().map((name) => [
      name,
      [...textOf(name).matchAll(/(?<!=>)require\("\.\/([\w-]+\.js)"\)/g)].map(([, file = '']) => file),
    ]),
  );
  const reached = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const next of needs.get(name) ?? []) if (!seen.has(next)) reached(next, seen.add(next));
    return seen;
  };
  expect(needs.get('doctor.js')).toContain('program.js');
  expect(files().filter((name) => reached(name).has(name))).toEqual([]);
});

test('the messages that are known stand where only an error to explain leads', () => {
  const [first] = KNOWN_MESSAGES;
  if (!first) throw new Error('No message is known.');
  const said = JSON.stringify(first.say).slice(1, 40);
  expect(files().filter((name) => textOf(name).includes(said))).toEqual(['explain-error.js']);
});

describe('a command loads what it needs, and no more', () => {
  let sandbox: Sandbox;
  let demo: DemoHome;

  beforeAll(async () => {
    sandbox = await startSandbox();
    demo = await makeDemoHome(sandbox, new Date());
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: DEMO_PROFILE, AWS_REGION: 'eu-central-1' };
    await put(demo.settingsFile, JSON.stringify({ env }));
    await writeFile(
      join(demo.root, 'told.cjs'),
      `process.on('exit', () => require('node:fs').writeFileSync(process.env.TOLD, JSON.stringify({
        files: Object.keys(require.cache), modules: process.moduleLoadList })))`,
    );
  });
  afterAll(async () => {
    await sandbox.close();
    await rm(demo.root, { recursive: true });
  });

  /** The built files and the modules of Node that a command line loads. */
  async function loaded(line: string) {
    const TOLD = join(demo.root, 'told.json');
    const child = spawn(
      process.execPath,
      ['--require', join(demo.root, 'told.cjs'), PROGRAM, ...line.split(' ')],
      {
        env: { HOME: demo.home, PATH: '/usr/bin:/bin', TOLD, ...sandbox.environment() },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    expect(await ended(child)).toMatchObject({ code: 0, stderr: '' });
    const told: { files: string[]; modules: string[] } = JSON.parse(await readFile(TOLD, 'utf8'));
    const ours = told.files.filter((file) => dirname(file) === FOLDER).map((file) => basename(file, '.js'));
    const modules = told.modules.map((name) => name.replace(/^NativeModule /, ''));
    return { files: ours.sort(), modules };
  }

  const EVERY = ['claude-bedrock', 'program'];
  const MORE = ['status', 'common'];
  test.each([
    ['statusline', []],
    ['hook session-start', []],
    ['status --json', ['status']],
    ['doctor --offline --json', [...MORE, 'doctor']],
    [`models --profile ${DEMO_PROFILE} --json`, [...MORE, 'answers', 'aws', 'credentials', 'models']],
    ['doctor --json', [...MORE, 'answers', 'aws', 'credentials', 'doctor', 'live']],
  ])('%s', async (line, others) => {
    expect((await loaded(line)).files).toEqual([...EVERY, ...others].sort());
  });

  test.each(['statusline', 'status --json', 'doctor --offline --json'])(
    '%s loads neither crypto nor promises of files',
    async (line) => {
      const { modules } = await loaded(line);
      expect(modules).toContain('fs');
      expect(modules.filter((name) => ['crypto', 'fs/promises', 'http', 'stream'].includes(name))).toEqual(
        [],
      );
    },
  );

  test.each([`models --profile ${DEMO_PROFILE} --json`, 'doctor --json'])(
    '%s loads no TLS where none is spoken',
    async (line) => {
      const { modules } = await loaded(line);
      expect(modules).toContain('http');
      expect(modules.filter((name) => ['https', 'tls'].includes(name))).toEqual([]);
    },
  );
});
