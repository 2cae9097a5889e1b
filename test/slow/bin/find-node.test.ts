import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launch, type Machine, makeMachine, SHELLS } from './machine.ts';

let machine: Machine;
beforeEach(() => {
  machine = makeMachine();
});
afterEach(() => machine.remove());

/** The path below the machine's root of the Node that ran the program. */
function nodeThatRuns(shell: string, env: Readonly<Record<string, string>> = {}): string {
  const { stdout, stderr } = launch(shell, machine.launcher, ['status'], { ...machine.env, ...env });
  return stdout.replace(`ran ${machine.root}/`, '').trimEnd() || stderr;
}

const HOMES = [
  { name: 'nvm', path: 'home/.nvm/versions/node/v22.1.0/bin/node' },
  { name: 'nvm elsewhere', path: 'x/versions/node/v22.1.0/bin/node', variable: 'NVM_DIR' },
  { name: 'fnm', path: 'home/.local/share/fnm/node-versions/v22.1.0/installation/bin/node' },
  { name: 'fnm elsewhere', path: 'x/node-versions/v22.1.0/installation/bin/node', variable: 'FNM_DIR' },
  {
    name: 'fnm on macOS',
    path: 'home/Library/Application Support/fnm/node-versions/v22.1.0/installation/bin/node',
  },
  { name: 'an early fnm', path: 'home/.fnm/node-versions/v22.1.0/installation/bin/node' },
  { name: 'Volta', path: 'home/.volta/tools/image/node/22.1.0/bin/node' },
  { name: 'Volta elsewhere', path: 'x/tools/image/node/22.1.0/bin/node', variable: 'VOLTA_HOME' },
  { name: 'asdf', path: 'home/.asdf/installs/nodejs/22.1.0/bin/node' },
  { name: 'asdf elsewhere', path: 'x/installs/nodejs/22.1.0/bin/node', variable: 'ASDF_DATA_DIR' },
  { name: 'mise', path: 'home/.local/share/mise/installs/node/22.1.0/bin/node' },
  { name: 'mise elsewhere', path: 'x/installs/node/22.1.0/bin/node', variable: 'MISE_DATA_DIR' },
  {
    name: 'mise in the XDG data folder',
    path: 'x/mise/installs/node/22.1.0/bin/node',
    variable: 'XDG_DATA_HOME',
  },
  { name: 'Homebrew', path: 'opt/homebrew/bin/node' },
  { name: 'Homebrew, not linked', path: 'opt/homebrew/opt/node/bin/node' },
  { name: 'Homebrew, a versioned formula', path: 'opt/homebrew/opt/node@22/bin/node' },
  { name: 'Homebrew elsewhere', path: 'x/bin/node', variable: 'HOMEBREW_PREFIX' },
  { name: 'Homebrew on an Intel Mac', path: 'usr/local/opt/node@22/bin/node' },
  { name: 'Homebrew on Linux', path: 'home/linuxbrew/.linuxbrew/bin/node' },
  { name: 'the system', path: 'usr/bin/node' },
  { name: 'the system, locally', path: 'usr/local/bin/node' },
  { name: 'snap', path: 'snap/bin/node' },
  { name: 'the Windows installer', path: 'c/Program Files/nodejs/node' },
  { name: 'nvm for Windows', path: 'x/v22.1.0/node', variable: 'NVM_HOME' },
  { name: 'fnm on Windows', path: 'x/fnm/node-versions/v22.1.0/installation/node', variable: 'APPDATA' },
  { name: 'Volta on Windows', path: 'x/Volta/tools/image/node/22.1.0/node', variable: 'LOCALAPPDATA' },
];

describe.each(SHELLS)('under %s', (shell) => {
  test.each(HOMES)('finds the Node of $name', ({ path, variable }) => {
    machine.addNode(path, 'v22.1.0');
    expect(nodeThatRuns(shell, variable ? { [variable]: join(machine.root, 'x') } : {})).toBe(path);
  });

  test('takes the Node on PATH before any other', () => {
    machine.addNode('path/node', 'v20.12.0');
    machine.addNode('home/.nvm/versions/node/v24.0.0/bin/node', 'v24.0.0');
    expect(nodeThatRuns(shell)).toBe('path/node');
  });

  test('takes the newest version by number, not by name', () => {
    for (const version of [
      'v9.11.2',
      'v22.9.60',
      'v22.10.0',
      'v22.10.0-rc.1',
      'v18.20.4',
      'v08.1.0',
      'system',
    ]) {
      machine.addNode(`home/.nvm/versions/node/${version}/bin/node`, version);
    }
    expect(nodeThatRuns(shell)).toBe('home/.nvm/versions/node/v22.10.0/bin/node');
  });

  test('takes the next version where the newest does not start', () => {
    const home = 'home/.volta/tools/image/node';
    machine.addProgram(`${home}/24.0.0/bin/node`, '#!/bin/sh\necho "GLIBC_2.28 not found" >&2\nexit 1\n');
    machine.addNode(`${home}/22.0.0/bin/node`, 'v22.0.0');
    expect(nodeThatRuns(shell)).toBe(`${home}/22.0.0/bin/node`);
  });

  test('stays in the first home that has a Node new enough', () => {
    machine.addNode('home/.nvm/versions/node/v18.0.0/bin/node', 'v18.0.0');
    machine.addNode('home/.asdf/installs/nodejs/20.12.0/bin/node', 'v20.12.0');
    machine.addNode('home/.local/share/mise/installs/node/24.0.0/bin/node', 'v24.0.0');
    expect(nodeThatRuns(shell)).toBe('home/.asdf/installs/nodejs/20.12.0/bin/node');
  });

  test.each([
    { name: 'too old', text: '#!/bin/sh\necho v16.20.2\n' },
    { name: 'a little too old', text: '#!/bin/sh\necho v20.11.1\n' },
    { name: 'a shim without a version', text: '#!/bin/sh\necho "No version is set" >&2\nexit 126\n' },
    { name: 'a shim that fails after it answered', text: '#!/bin/sh\necho v22.0.0\nexit 1\n' },
    { name: 'another program of that name', text: '#!/bin/sh\necho "LinuxNode 0.3.2"\n' },
    { name: 'a program whose interpreter is gone', text: '#!/nonexistent/interpreter\n' },
    { name: 'empty', text: '' },
  ])('passes over a `node` on PATH that is $name', ({ text }) => {
    machine.addProgram('path/node', text);
    machine.addNode('home/.nvm/versions/node/v22.1.0/bin/node', 'v22.1.0');
    expect(nodeThatRuns(shell)).toBe('home/.nvm/versions/node/v22.1.0/bin/node');
  });

  test('passes over a folder named `node`, and goes on along PATH', () => {
    machine.addProgram('first/node/readme', '');
    machine.addNode('second/node', 'v20.12.0');
    const PATH = ['first', 'second', 'path'].map((name) => join(machine.root, name)).join(':');
    expect(nodeThatRuns(shell, { PATH })).toBe('second/node');
  });

  test('never runs a `node` of the current directory', () => {
    machine.addNode('plugin/bin/node', 'v22.0.0');
    machine.addNode('usr/bin/node', 'v20.12.0');
    expect(nodeThatRuns(shell, { PATH: `:.:${machine.root}/path:` })).toBe('usr/bin/node');
  });

  test.each(['.', '', ':', '.:bin:', 'bin'])(
    'runs no program at all of the current directory where PATH is %j',
    (PATH) => {
      for (const folder of ['', 'bin/'])
        for (const name of ['sleep', 'readlink', 'kill', 'printf', 'sh', 'node'])
          machine.addProgram(`plugin/bin/${folder}${name}`, `#!/bin/sh\necho >> '${machine.root}/evil'\n`);
      const home = 'home/.volta/tools/image/node';
      machine.addNode(`${home}/22.0.0/bin/node`, 'v22.0.0');
      symlinkSync(machine.launcher, join(machine.root, 'plugin/bin/link'));
      const { stdout } = launch(shell, join(machine.root, 'plugin/bin/link'), ['status'], {
        ...machine.env,
        PATH,
      });
      expect(stdout).toBe(`ran ${machine.root}/${home}/22.0.0/bin/node\n`);
      expect(existsSync(join(machine.root, 'evil'))).toBe(false);
    },
  );

  test.each([
    ['asdf', 'home/.asdf/shims', 'home/.asdf/installs/nodejs/22.1.0'],
    ['mise', 'home/.local/share/mise/shims', 'home/.local/share/mise/installs/node/22.1.0'],
    ['nodenv', 'home/.nodenv/shims', 'home/.nodenv/versions/22.1.0'],
    ['Volta', 'home/.volta/bin', 'home/.volta/tools/image/node/22.1.0'],
  ])('takes the Node of %s past its shim, which does what the current directory says', (_, shims, real) => {
    machine.addProgram(`${shims}/node`, `#!/bin/sh\necho >> '${machine.root}/evil'\necho v24.0.0\n`);
    machine.addNode(`${real}/bin/node`, 'v22.1.0');
    expect(nodeThatRuns(shell, { PATH: join(machine.root, shims) })).toBe(`${real}/bin/node`);
    expect(existsSync(join(machine.root, 'evil'))).toBe(false);
  });

  test('takes a shim where there is nothing else', () => {
    machine.addNode('x/shims/node', 'v22.1.0');
    expect(nodeThatRuns(shell, { PATH: join(machine.root, 'x/shims') })).toBe('x/shims/node');
  });

  test.each([
    'HOME',
    'NVM_DIR',
    'FNM_DIR',
    'XDG_DATA_HOME',
    'VOLTA_HOME',
    'ASDF_DATA_DIR',
    'MISE_DATA_DIR',
    'HOMEBREW_PREFIX',
    'NVM_SYMLINK',
    'NVM_HOME',
    'APPDATA',
    'LOCALAPPDATA',
    'PROGRAMFILES',
  ])('never runs a `node` that a relative %s leads to', (variable) => {
    for (const { path } of HOMES) {
      // Where the launcher would look below `.`, `x` and `home` of the folder that it is started in.
      machine.addNode(`plugin/bin/${path.replace(/^(x|home)\//, '')}`, 'v22.1.0');
      machine.addNode(`plugin/bin/${path}`, 'v22.1.0');
    }
    machine.addNode('snap/bin/node', 'v20.12.0');
    for (const value of ['.', 'x', './home', '../bin'])
      expect(nodeThatRuns(shell, { [variable]: value })).toBe('snap/bin/node');
  });

  test.each([
    { name: 'never answers', text: '#!/bin/sh\n/bin/sleep 15\n' },
    { name: 'answers and never ends', text: '#!/bin/sh\necho v22.0.0\n/bin/sleep 15\n' },
    { name: 'leaves somebody behind that never ends', text: '#!/bin/sh\n/bin/sleep 15 &\nexit 1\n' },
    { name: 'was made for another machine', text: '\x7fELF\x02\x01\x01 of another machine' },
    { name: 'says something else', text: '#!/bin/sh\necho I am no Node\n' },
  ])('goes on after two seconds at most where a `node` $name', ({ text }) => {
    machine.addProgram('path/node', text);
    machine.addNode('usr/bin/node', 'v20.12.0');
    const before = performance.now();
    expect(nodeThatRuns(shell)).toBe('usr/bin/node');
    expect(performance.now() - before).toBeLessThan(13_000);
  });

  describe('a Node that answered', () => {
    const NODE =
      '#!/bin/sh\nif [ "$1" = --version ]; then echo asked >>"$0.log"; echo v22.1.0; else echo "ran $0"; fi\n';
    const asked = (path: string) => {
      const log = join(machine.root, `${path}.log`);
      return existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0;
    };
    const cache = () => join(machine.root, 'plugin/scripts/.cache');
    beforeEach(() => {
      machine.addProgram('path/node', NODE);
      mkdirSync(cache(), { recursive: true });
    });

    test('is not asked again', () => {
      for (let i = 0; i < 3; i++) expect(nodeThatRuns(shell)).toBe('path/node');
      expect(asked('path/node')).toBe(1);
    });

    test('is asked again where it was replaced since', () => {
      nodeThatRuns(shell);
      const later = new Date(Date.now() + 10_000);
      utimesSync(join(machine.root, 'path/node'), later, later);
      expect(nodeThatRuns(shell)).toBe('path/node');
      expect(asked('path/node')).toBe(2);
    });

    test.each([
      ['was another', (text: string) => text.replace('path/node', 'other/node')],
      ['answered to another machine', (text: string) => text.replace(/^host .*/, 'host elsewhere')],
      ['is half written down', (text: string) => text.split('\n')[0] ?? ''],
      ['is not written down', () => ''],
    ])('is asked where it %s', (_, edit) => {
      nodeThatRuns(shell);
      const file = join(cache(), 'node');
      writeFileSync(file, edit(readFileSync(file, 'utf8')));
      expect(nodeThatRuns(shell)).toBe('path/node');
      expect(asked('path/node')).toBe(2);
    });

    test('is asked each time where nothing can be kept', () => {
      rmSync(cache(), { recursive: true });
      for (let i = 0; i < 2; i++) expect(nodeThatRuns(shell)).toBe('path/node');
      expect(asked('path/node')).toBe(2);
      expect(existsSync(cache())).toBe(false);
    });

    test('is asked each time where it is a shim, which does what the current directory says', () => {
      machine.addProgram('x/shims/node', NODE);
      for (let i = 0; i < 2; i++)
        expect(nodeThatRuns(shell, { PATH: join(machine.root, 'x/shims') })).toBe('x/shims/node');
      expect(asked('x/shims/node')).toBe(2);
    });
  });

  test('works without HOME and with an empty PATH', () => {
    machine.addNode('usr/bin/node', 'v20.12.0');
    expect(launch(shell, machine.launcher, [], { PATH: '' }).stdout).toBe(
      `ran ${machine.root}/usr/bin/node\n`,
    );
  });

  test('leaves standard input to the program, even if a shim reads it', () => {
    machine.addProgram(
      'path/node',
      '#!/bin/sh\nread -r line\nif [ "$1" = --version ]; then echo v20.12.0; else echo "read $line"; fi\n',
    );
    expect(launch(shell, machine.launcher, [], machine.env, 'all\n').stdout).toBe('read all\n');
  });

  test('judges the version of a Node that does not know an option in NODE_OPTIONS', () => {
    machine.addProgram(
      'path/node',
      '#!/bin/sh\ncase $1$NODE_OPTIONS in --version) echo v20.12.0 ;; --version*) exit 9 ;; *) echo "with $NODE_OPTIONS" ;; esac\n',
    );
    expect(nodeThatRuns(shell, { NODE_OPTIONS: '--from-the-future' })).toBe('with --from-the-future');
  });
});

test('asks the Node on PATH for its version and starts it, and runs nothing else', () => {
  const log = join(machine.root, 'log');
  machine.addProgram(
    'path/node',
    `#!/bin/sh\necho "$*" >> '${log}'\nif [ "$1" = --version ]; then echo v20.12.0; exit; fi\nwhile read -r line; do echo "$line"; done < '${log}'\n`,
  );
  const { stdout } = launch('/bin/sh', machine.launcher, ['status'], { PATH: join(machine.root, 'path') });
  const program = `${machine.root}/plugin/bin/../scripts/claude-bedrock.js`;
  expect(stdout).toBe(`--version\n--preserve-symlinks-main ${program} status\n`);
});
