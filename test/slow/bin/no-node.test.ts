// biome-ignore-all lint/suspicious/noTemplateCurlyInString: of a shell.
import { spawnSync } from 'node:child_process';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REFUSED } from '../../../src/shell/refused-credentials.ts';
import { launch, type Machine, makeMachine, SHELLS } from './machine.ts';

let machine: Machine;
beforeEach(() => {
  machine = makeMachine();
});
afterEach(() => machine.remove());

/** The question that a command puts to the person, in the form of AskUserQuestion. */
function asked(shell: string, env: Readonly<Record<string, string>> = {}, args = ['talk', 'setup']) {
  const run = launch(shell, machine.launcher, [...args, '--json'], { ...machine.env, ...env });
  const { ask, fix } = JSON.parse(run.stdout).error;
  expect(ask.header.length).toBeLessThanOrEqual(12);
  expect(ask.options.length).toBeGreaterThanOrEqual(2);
  expect(ask.options.length).toBeLessThanOrEqual(4);
  for (const { label, description } of ask.options) expect(label && description).toBeTruthy();
  const offered: { label: string; shell?: string; end?: string }[] = ask.options;
  return { fix, offered, shells: offered.flatMap(({ shell: line }) => line ?? []) };
}

const LIKE_RHEL = 'ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.6"\n';
const POLICY = (version: string) =>
  `#!/bin/sh\nprintf 'nodejs:\\n  Installed: (none)\\n  Candidate: ${version}\\n'\n`;

/** What a computer has, as programs and files below its root, and what is offered there first. */
const COMPUTERS: readonly [string, Readonly<Record<string, string>>, string | undefined][] = [
  ['nothing known', {}, undefined],
  ['Homebrew', { 'path/brew': '' }, 'brew install node'],
  ['nvm', { 'home/.nvm/nvm.sh': '' }, '. "${NVM_DIR:-$HOME/.nvm}/nvm.sh" && nvm install --lts'],
  ['fnm', { 'path/fnm': '', 'path/brew': '' }, 'fnm install --lts'],
  [
    'Debian 13',
    { 'usr/bin/apt-get': '', 'usr/bin/apt-cache': POLICY('20.19.2+dfsg-1') },
    'apt-get install -y nodejs',
  ],
  ['Debian 12', { 'usr/bin/apt-get': '', 'usr/bin/apt-cache': POLICY('18.20.4+dfsg-1~deb12u1') }, undefined],
  [
    'a container of Debian 13, without lists',
    {
      'usr/bin/apt-get': '',
      'usr/bin/apt-cache': '#!/bin/sh\n',
      'etc/os-release': 'ID=debian\nVERSION_ID="13"\n',
    },
    'sh -c "apt-get update && apt-get install -y nodejs"',
  ],
  [
    'a container of Debian 12, without lists',
    {
      'usr/bin/apt-get': '',
      'usr/bin/apt-cache': '#!/bin/sh\n',
      'etc/os-release': 'ID=debian\nVERSION_ID="12"\n',
    },
    undefined,
  ],
  ['Fedora', { 'path/dnf': '', 'etc/os-release': 'ID=fedora\nVERSION_ID=42\n' }, 'dnf install -y nodejs'],
  ['like RHEL 9', { 'path/dnf': '', 'etc/os-release': LIKE_RHEL }, 'dnf module install -y nodejs:22'],
  [
    'Amazon Linux',
    { 'path/dnf': '', 'etc/os-release': 'ID="amzn"\nVERSION_ID="2023"\n' },
    'dnf install -y nodejs22',
  ],
  ['Alpine', { 'path/apk': '' }, 'apk add nodejs'],
];

describe.each(SHELLS)('without a Node to run with, under %s', (shell) => {
  test('a person reads on stderr what is missing and what to install', () => {
    const run = launch(shell, machine.launcher, ['status'], machine.env);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(
      /^\[x\] Node\.js 20\.12 or newer was not found: .* \(node-missing\)\n {2}Install .*\n$/,
    );
  });

  test('--json gets the one document of a refusal on stdout', () => {
    const run = launch(shell, machine.launcher, ['models', '--region', 'us-east-1', '--json'], machine.env);
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(run.stdout)).toEqual({
      schema: 1,
      ok: false,
      command: 'models',
      error: {
        code: 'node-missing',
        message: expect.stringContaining('Node.js 20.12 or newer was not found'),
        fix: expect.stringContaining('https://nodejs.org'),
        ask: expect.anything(),
      },
    });
  });

  test('--fail-closed gets credentials that AWS refuses, for Claude Code would sign with others', () => {
    const args = ['credentials', '--fail-closed', '--profile=a b'];
    const run = launch(shell, machine.launcher, args, machine.env);
    expect(run.status).toBe(0);
    expect(JSON.parse(run.stdout)).toEqual(REFUSED);
    expect(run.stderr).toContain('(node-missing)');
  });

  test('offers nothing out of a folder that a relative NVM_DIR names', () => {
    machine.addProgram('home/.nvm/nvm.sh', '');
    expect(
      asked(shell, { NVM_DIR: relative(dirname(machine.launcher), join(machine.root, 'home/.nvm')) }).shells,
    ).toEqual([]);
    expect(asked(shell, { NVM_DIR: join(machine.root, 'home/.nvm') }).shells).toHaveLength(1);
  });

  test('names the first Node that is too old, and where it is', () => {
    machine.addNode('path/node', 'v16.20.2');
    machine.addNode('home/.nvm/versions/node/v18.0.0/bin/node', 'v18.0.0');
    const run = launch(shell, machine.launcher, ['status', '--json'], machine.env);
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout).error).toMatchObject({
      code: 'node-too-old',
      message: `Node.js 20.12 or newer is needed; the one found is 16.20.2 (${machine.root}/path/node).`,
      found: { version: '16.20.2', path: `${machine.root}/path/node` },
    });
  });

  test.each(COMPUTERS)('offers the install that fits: %s', (_, files, first) => {
    machine.addProgram('path/id', '#!/bin/sh\necho 0\n');
    for (const [path, text] of Object.entries(files)) machine.addProgram(path, text || '#!/bin/sh\n');
    const { shells, offered, fix } = asked(shell);
    expect(shells[0]).toBe(first);
    expect(offered[0]?.label.endsWith('(Recommended)')).toBe(first !== undefined);
    if (first === undefined) expect(fix).toContain('https://nodejs.org');
  });

  test('a person who is not root gets what they can type, and Claude what asks for no password', () => {
    machine.addProgram('path/id', '#!/bin/sh\necho 1000\n');
    machine.addProgram('path/apk', '#!/bin/sh\n');
    expect(asked(shell).shells).toEqual([]);
    machine.addProgram('path/sudo', '#!/bin/sh\n');
    expect(asked(shell)).toMatchObject({
      shells: ['sudo -n apk add nodejs'],
      fix: 'Install it with `sudo apk add nodejs`, and run this again.',
    });
  });

  test('two installs are offered at most, and what follows an install by hand', () => {
    for (const name of ['fnm', 'volta', 'brew']) machine.addProgram(`path/${name}`, '#!/bin/sh\n');
    const { offered, shells } = asked(shell, {}, ['talk', 'doctor']);
    expect(shells).toEqual(['fnm install --lts', 'volta install node']);
    for (const { end } of offered.slice(2)) expect(end).toContain('type /bedrock:doctor again');
  });

  test('on Windows winget is offered', () => {
    expect(asked(shell, { OS: 'Windows_NT' }).shells[0]).toMatch(/^winget install --id OpenJS\.NodeJS\.LTS /);
  });

  test('no program of a folder that a repository can choose is offered, or run', () => {
    machine.addProgram('plugin/bin/brew', '#!/bin/sh\n');
    expect(asked(shell, { PATH: `${machine.env.PATH}:.:` }).shells).toEqual([]);
  });

  test('once it is installed, the same call goes on', () => {
    machine.addProgram(
      'path/brew',
      `#!/bin/sh\nmkdir -p ${machine.root}/opt/homebrew/bin\nprintf '#!/bin/sh\\nif [ "$1" = --version ]; then echo v22.1.0; else echo "ran $*"; fi\\n' >${machine.root}/opt/homebrew/bin/node\nchmod +x ${machine.root}/opt/homebrew/bin/node\n`,
    );
    const [line = ''] = asked(shell).shells;
    const env = { ...machine.env, PATH: `${machine.env.PATH}:/usr/bin:/bin` };
    expect(spawnSync('/bin/sh', ['-c', line], { env }).status).toBe(0);
    const run = launch(shell, machine.launcher, ['talk', 'setup'], machine.env);
    expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('talk setup') });
  });

  test('a path and a command of any characters come out as JSON', () => {
    const folder = 'Zoë "Á" ā\\日本\n\t\u001b[31m\u007f';
    const command = '--json "\\\r\n';
    machine.addNode(join(folder, 'node'), 'v18.0.0');
    const env = { PATH: join(machine.root, folder) };
    const report = JSON.parse(launch(shell, machine.launcher, [command, '--json'], env).stdout);
    expect(report.command).toBe(command);
    expect(report.error.message).toContain(`(${machine.root}/${folder}/node)`);
  });

  test('no argument at all is no crash', () => {
    expect(launch(shell, machine.launcher, [], machine.env)).toMatchObject({ status: 1, stdout: '' });
  });
});
