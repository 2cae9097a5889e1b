import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { EXAMPLE, type Sandbox } from '../../src/sandbox/index.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { PATIENT } from '../support/environment.ts';
import { PROGRAM, runProgram } from '../support/program.ts';
import { put } from '../support/world.ts';
import { anthropicApi } from './support/anthropic-api.ts';
import { runClaudeCode } from './support/claude-code.ts';
import { type Home, makeSignedInHome } from './support/home.ts';
import { CLAUDE, REPOSITORY } from './support/install.ts';
import { ON_BEDROCK } from './support/on-bedrock.ts';
import { run } from './support/run.ts';
import { openTerminal } from './support/terminal.ts';

const ROLE = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_BedrockUser_/;
const PRODUCTION = /^arn:aws:sts::444455556666:assumed-role\/AWSReservedSSO_BedrockUser_/;
const DEVELOPER = 'arn:aws:iam::111122223333:user/developer';
/** The mode in which the prompt has shortcuts. */
const ASKING = ['--permission-mode', 'default'];
/** The same sign-in, in another account. */
const OTHER_ACCOUNT = `
[profile production]
sso_session = corp
sso_account_id = ${EXAMPLE.productionAccount}
sso_role_name = BedrockUser
region = eu-central-1
`;

/** A person with a Claude account's stand-in, two AWS profiles and a preset for each; `claude` is on PATH. */
async function person(settings: object) {
  const sandbox = await sandboxForTest();
  const made = await makeSignedInHome(sandbox);
  const { home, project, root } = made;
  await put(
    join(home, '.aws', 'credentials'),
    `[keys]\naws_access_key_id = ${EXAMPLE.accessKeyId}\naws_secret_access_key = ${EXAMPLE.secretAccessKey}\n`,
  );
  await appendFile(join(home, '.aws', 'config'), OTHER_ACCOUNT);
  const asked: string[] = [];
  const api = await anthropicApi(({ modelId }) => {
    asked.push(modelId);
    return 'from Anthropic';
  });
  sandbox.play(() => 'from Bedrock');
  await mkdir(join(root, 'bin'));
  await symlink(CLAUDE, join(root, 'bin', 'claude'));
  const one: Home = { ...made, env: { ...made.env, ...api, PATH: `${root}/bin:${made.env.PATH}` } };
  const file = await put(join(home, '.claude', 'settings.json'), JSON.stringify(settings));
  const pins = ['--pin', 'opus=eu.anthropic.claude-opus-5-5'];
  for (const name of ['work', 'production'])
    await runProgram(home, project, 'presets', 'save', name, '--profile', name, ...pins);
  await runProgram(
    home,
    project,
    'presets',
    'save',
    'keys',
    '--profile',
    'keys',
    '--region',
    'eu-central-1',
    ...pins,
  );
  const ours = (...args: string[]) => run(one, process.execPath, [PROGRAM, ...args]);
  return { one, sandbox, asked, file, ours };
}

const signers = ({ requests }: Sandbox) => [
  ...new Set(
    requests.filter(({ service }) => service === 'bedrock-runtime').map(({ principal }) => principal),
  ),
];

test('a home on the subscription: a session on a preset signs for Bedrock, and the settings stay byte for byte', async () => {
  const { sandbox, asked, file, ours } = await person({ theme: 'dark', model: 'claude-opus-4-5' });
  const before = await readFile(file);
  expect(await ours('run', 'work', '--', '-p', 'hi')).toBe('from Bedrock\n');
  expect(signers(sandbox)).toEqual([expect.stringMatching(ROLE)]);
  expect(asked).toEqual([]);
  expect(await readFile(file)).toEqual(before);
});

test('a home on Bedrock: a session on the subscription asks Anthropic, and the settings stay byte for byte', async () => {
  const { sandbox, asked, file, ours } = await person({ env: ON_BEDROCK });
  const before = await readFile(file);
  expect(await ours('run', 'subscription', '--', '-p', 'hi')).toBe('from Anthropic\n');
  expect(asked).toEqual(['claude-opus-5-5']);
  expect(signers(sandbox)).toEqual([]);
  expect(await readFile(file)).toEqual(before);
});

test('a preset in force, and what was there before', async () => {
  const { one, sandbox, file } = await person({ theme: 'dark' });
  const { home, project } = one;
  const before = await readFile(file);
  const use = async (name: string) => {
    const { data } = await runProgram(home, project, 'use', name, '--plan');
    await runProgram(home, project, 'use', name, '--apply', '--plan-id', data.planId);
  };
  await use('work');
  expect(await runClaudeCode(one, ['-p', 'hi'])).toBe('from Bedrock\n');
  expect(signers(sandbox)).toEqual([expect.stringMatching(ROLE)]);
  await use('-');
  expect(await readFile(file)).toEqual(before);
  expect(await runClaudeCode(one, ['-p', 'hi'])).toBe('from Anthropic\n');
});

test('a repository of its own account: what the settings below give is not repeated', async () => {
  const { one, sandbox } = await person({ env: { ...ON_BEDROCK, AWS_BEARER_TOKEN_BEDROCK: 'of-no-use' } });
  const { home, project } = one;
  const { data } = await runProgram(home, project, 'use', 'keys', '--plan', '--scope', 'local');
  await runProgram(home, project, 'use', 'keys', '--apply', '--plan-id', data.planId, '--scope', 'local');
  const local = JSON.parse(await readFile(join(project, '.claude', 'settings.local.json'), 'utf8'));
  expect(local).toEqual({ env: { AWS_PROFILE: 'keys', AWS_BEARER_TOKEN_BEDROCK: '' } });
  expect(await runClaudeCode(one, ['-p', 'hi'])).toBe('from Bedrock\n');
  expect(signers(sandbox)).toEqual([DEVELOPER]);
});

test('two terminals on two presets at the same time sign as two accounts', async () => {
  const { one, sandbox } = await person({});
  const { project: cwd, env, root } = one;
  const open = (name: string) =>
    openTerminal({
      program: `${REPOSITORY}/bin/claude-bedrock`,
      args: ['run', name, '--', ...ASKING],
      cwd,
      env,
      socket: `${root}/tmux-${name}`,
    });
  const terminals = await Promise.all(['work', 'production'].map(open));
  await Promise.all(
    terminals.map(async (terminal) => {
      await terminal.waitFor('? for shortcuts');
      await terminal.type('Hello');
      await terminal.waitFor('Hello');
      await terminal.press('Enter');
      await terminal.waitFor('from Bedrock');
    }),
  );
  expect(signers(sandbox).sort()).toEqual([expect.stringMatching(ROLE), expect.stringMatching(PRODUCTION)]);
});

test('a session that is open takes up within seconds what use changes', async () => {
  const { one, sandbox } = await person({ env: ON_BEDROCK });
  const { home, project, env, root } = one;
  const socket = `${root}/tmux`;
  const terminal = await openTerminal({ program: CLAUDE, args: ASKING, cwd: project, env, socket });
  const say = async (text: string) => {
    await terminal.type(text);
    // What comes with its Enter at once is taken for something pasted.
    await terminal.waitFor(text);
    await terminal.press('Enter');
  };
  await terminal.waitFor('? for shortcuts');
  await say('One');
  await vi.waitFor(() => expect(signers(sandbox)).toEqual([expect.stringMatching(ROLE)]), PATIENT);
  await terminal.waitFor('from Bedrock');
  const { data } = await runProgram(home, project, 'use', 'production', '--plan');
  await runProgram(home, project, 'use', 'production', '--apply', '--plan-id', data.planId);
  // It looks at its settings a moment after they were written: what is said before goes where the last went.
  await delay(5_000);
  await say('Two');
  await vi.waitFor(() => expect(signers(sandbox)).toContainEqual(expect.stringMatching(PRODUCTION)), PATIENT);
});

test('a preset that was exported is imported in an empty home, and a session runs on it', async () => {
  const { one, sandbox } = await person({});
  const { env } = one;
  const exported = await run(one, process.execPath, [PROGRAM, 'presets', 'export', 'work']);
  const other = await makeSignedInHome(sandbox);
  const { home, project } = other;
  await put(join(project, 'work.json'), exported);
  const { data } = await runProgram(home, project, 'presets', 'import', 'work.json', '--plan');
  await runProgram(home, project, 'presets', 'import', 'work.json', '--apply', '--plan-id', data.planId);
  const there = { ...other, env: { ...env, ...other.env, PATH: env.PATH ?? '' } };
  expect(await run(there, process.execPath, [PROGRAM, 'run', 'work', '--', '-p', 'hi'])).toBe(
    'from Bedrock\n',
  );
  expect(signers(sandbox)).toEqual([expect.stringMatching(ROLE)]);
  expect(existsSync(join(home, '.claude', 'settings.json'))).toBe(false);
});

test.each([
  ['the settings win over it', { ...ON_BEDROCK }, ROLE],
  ['it counts where the settings say nothing', { ...ON_BEDROCK, AWS_PROFILE: undefined }, PRODUCTION],
])('what an editor hands over: %s', async (_, env, signer) => {
  const { one, sandbox } = await person({ env });
  const message = JSON.stringify({ type: 'user', message: { role: 'user', content: 'hi' } });
  // As the extension starts it.
  const options =
    '-p --input-format stream-json --output-format stream-json --verbose --setting-sources user,project,local';
  const handed = { CLAUDE_CODE_ENTRYPOINT: 'claude-vscode', AWS_PROFILE: 'production' };
  const said = await run(one, 'sh', ['-c', `printf '%s\\n' '${message}' | '${CLAUDE}' ${options}`], handed);
  expect(said).toContain('from Bedrock');
  expect(signers(sandbox)).toEqual([expect.stringMatching(signer)]);
});

test('a conversation begun on one is continued on the other, and back', async () => {
  const { sandbox, asked, ours } = await person({});
  await ours('run', 'subscription', '--', '-p', 'One');
  expect(await ours('run', 'work', '--', '--continue', '-p', 'Two')).toBe('from Bedrock\n');
  expect(JSON.stringify(sandbox.requests.at(-1)?.body)).toContain('One');
  expect(await ours('run', 'subscription', '--', '--continue', '-p', 'Three')).toBe('from Anthropic\n');
  expect(asked).toEqual(['claude-opus-5-5', 'claude-opus-5-5']);
});

test('the status line that setup sets is seen in Claude Code', async () => {
  const { one, file } = await person({});
  const options = ['--profile', 'work', '--offline', '--statusline'];
  const { data } = await runProgram(one.home, one.project, 'setup', '--plan', ...options);
  await runProgram(one.home, one.project, 'setup', '--apply', '--plan-id', data.planId, ...options);
  expect(JSON.parse(await readFile(file, 'utf8')).statusLine.type).toBe('command');
  const { project: cwd, env, root } = one;
  const terminal = await openTerminal({ program: CLAUDE, args: [], cwd, env, socket: `${root}/tmux` });
  await terminal.waitFor('Bedrock · 111122223333 · work · eu-central-1 · Opus');
});

test('a session on a preset in a terminal shows its own status line, and ends with it', async () => {
  const { one } = await person({});
  const launcher = `${REPOSITORY}/bin/claude-bedrock`;
  await put(
    join(one.home, '.claude', 'settings.json'),
    JSON.stringify({ statusLine: { type: 'command', command: `'${launcher}' statusline` } }),
  );
  const terminal = await openTerminal({
    program: launcher,
    args: ['run', 'keys'],
    cwd: one.project,
    env: one.env,
    socket: `${one.root}/tmux`,
  });
  await terminal.waitFor('Bedrock · keys · eu-central-1 · Opus');
  await terminal.type('/exit');
  await terminal.press('Enter');
  await terminal.waitFor('The program has ended.');
});

/** The shells that people type into, each without what their files say. */
const SHELLS = [
  ['dash'],
  ['bash', '--norc'],
  ['zsh', '-f'],
  ['mksh'],
  ['busybox', 'sh'],
  ['fish', '--no-config'],
] as const;

test('typed into any shell inside tmux, the session has the words, the terminal and the exit status', async () => {
  const { one } = await person({});
  const { project: cwd, root } = one;
  // A stand-in that waits for a line, as none but a program in the foreground can.
  const script = '[ -t 0 ] && [ -t 1 ] && printf "<%s> " "$3" "$4"; read -r line; echo "[$line]"; exit 7';
  await chmod(await put(join(root, 'stand-in', 'claude'), `#!/bin/sh\n${script}\n`), 0o755);
  await put(
    join(root, 'stand-in', 'package.json'),
    '{"name":"@anthropic-ai/claude-code","version":"2.1.332"}',
  );
  const env = { ...one.env, PATH: `${root}/stand-in:${one.env.PATH}` };
  const installed = SHELLS.filter(([name]) => existsSync(`/bin/${name}`));
  await Promise.all(
    installed.map(async ([program, ...args]) => {
      const terminal = await openTerminal({ program, args, cwd, env, socket: `${root}/tmux-${program}` });
      const status = program === 'fish' ? '$status' : '$?';
      const line = `'${REPOSITORY}/bin/claude-bedrock' run keys -- "it's  two" '*'; echo was ${status}`;
      await terminal.type(`${line}\r`);
      await terminal.waitFor("<it's  two> <*>");
      await terminal.type('a line\r');
      await terminal.waitFor('[a line]');
      await terminal.waitFor('was 7');
    }),
  );
});

test.each(['ours', "Claude Code's"])('the settings stay byte for byte where %s is killed', async (whose) => {
  const { one, sandbox, file } = await person({ theme: 'dark' });
  const before = await readFile(file);
  sandbox.fail({ service: 'bedrock-runtime' }, { kind: 'hang' });
  const { env, project: cwd } = one;
  const child = spawn(process.execPath, [PROGRAM, 'run', 'work', '--', '-p', 'hi'], {
    cwd,
    env,
    stdio: 'ignore',
  });
  const end = new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
  await vi.waitFor(
    () => expect(sandbox.requests.some(({ service }) => service === 'bedrock-runtime')).toBe(true),
    PATIENT,
  );
  const claude = Number((await run(one, 'ps', ['-o', 'pid=', '--ppid', String(child.pid)])).trim());
  process.kill(whose === 'ours' ? (child.pid ?? 0) : claude, 'SIGKILL');
  expect(await end).toEqual({ code: null, signal: 'SIGKILL' });
  if (existsSync(`/proc/${claude}`)) process.kill(claude, 'SIGKILL');
  expect(await readFile(file)).toEqual(before);
});
