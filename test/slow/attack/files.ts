import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attack, type Ground, LOOKS } from './attack.ts';

/** What a stranger's clone can hold or lead to that is no file: an endless one, one that waits, a huge one. */
const TRAPS: readonly { readonly what: string; make(ground: Ground): string }[] = [
  { what: '/dev/zero', make: () => '/dev/zero' },
  {
    what: 'a FIFO',
    make: ({ root }) => {
      execFileSync('mkfifo', [join(root, 'fifo')]);
      return join(root, 'fifo');
    },
  },
  {
    what: 'a file of 4 GB',
    make: ({ root }) => {
      const file = join(root, 'huge');
      writeFileSync(file, '');
      truncateSync(file, 4 * 1024 ** 3);
      return file;
    },
  },
];

const project = (ground: Ground, settings: object) =>
  ground.put('clone/.claude/settings.json', JSON.stringify(settings));

const MANY = 14_000_000;

const IN_CLONE = [
  '.claude/settings.json',
  '.claude/settings.local.json',
  '.gitignore',
  '.envrc',
  '.env',
  '.vscode/settings.json',
  '.idea/workspace.xml',
  '.github/workflows/a.yml',
];

/** What a stranger's clone can hold that is a file, and takes seconds and all memory to be understood. */
const HUGE: readonly { readonly what: string; readonly file: string; content(): string }[] = [
  {
    what: 'a million variables',
    file: '.claude/settings.json',
    content: () => `{"env":{${Array.from({ length: 1_000_000 }, (_, i) => `"A${i}":"1"`).join()}}}`,
  },
  { what: 'lists in lists', file: '.claude/settings.json', content: () => '['.repeat(MANY) },
  {
    what: 'objects in objects',
    file: '.claude/settings.local.json',
    content: () => `${'{"a":'.repeat(MANY / 7)}1${'}'.repeat(MANY / 7)}`,
  },
  {
    what: 'lines that switch Bedrock on',
    file: '.envrc',
    content: () => 'export CLAUDE_CODE_USE_BEDROCK=1\n'.repeat(MANY / 33),
  },
  {
    what: 'lists for an editor',
    file: '.vscode/settings.json',
    content: () => `{"claudeCode.environmentVariables":${'['.repeat(900_000)}`,
  },
  {
    what: 'variables of a terminal',
    file: '.idea/workspace.xml',
    content: () =>
      `<component name="TerminalProjectNonSharedOptionsProvider">${'<env key="AWS_PROFILE" '.repeat(40_000)}`,
  },
  {
    what: 'steps of a workflow',
    file: '.github/workflows/a.yml',
    content: () => `# anthropics/claude-code-action\n${'- - a: {b: [\n'.repeat(18_000)}`,
  },
  { what: 'rules', file: '.gitignore', content: () => '*a*b*c*d*e\n'.repeat(90_000) },
];

const TRAPPED: readonly Attack[] = TRAPS.flatMap(({ what, make }) => [
  ...['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'].map(
    (name): Attack => ({
      name: `the project's env.${name} is ${what}`,
      arrange: (ground) => {
        project(ground, { env: { [name]: make(ground) } });
      },
    }),
  ),
  ...IN_CLONE.map(
    (file): Attack => ({
      name: `the clone's ${file} leads to ${what}`,
      arrange: (ground) => {
        mkdirSync(join(ground.clone, file, '..'), { recursive: true });
        symlinkSync(make(ground), join(ground.clone, file));
      },
    }),
  ),
  ...['.aws/config', '.claude/settings.json', '.claude/bedrock/entry.json', '.claude.json', '.bashrc'].map(
    (file): Attack => ({
      name: `the person's ~/${file} leads to ${what}`,
      arrange: ({ home, ...ground }) => {
        execFileSync('rm', ['-f', join(home, file)]);
        mkdirSync(join(home, file, '..'), { recursive: true });
        symlinkSync(make({ home, ...ground }), join(home, file));
      },
    }),
  ),
]);

/** Files that a repository names or is, and those of the person's home that a stranger's archive has replaced. */
export const FILES: readonly Attack[] = [
  ...TRAPPED,
  ...HUGE.map(
    ({ what, file, content }): Attack => ({
      name: `the clone's ${file} is megabytes of ${what}`,
      runs: [...LOOKS, ['doctor', '--offline']],
      arrange: ({ put }) => {
        put('clone/.git/HEAD', 'ref: refs/heads/main\n');
        put('clone/.claude/settings.local.json', JSON.stringify({ env: { AWS_BEARER_TOKEN_BEDROCK: 'x' } }));
        put(`clone/${file}`, content());
      },
    }),
  ),
  {
    name: "the clone's settings and .envrc lead to the person's credentials",
    arrange: ({ clone, home }) => {
      mkdirSync(join(clone, '.claude'));
      for (const file of ['.claude/settings.json', '.claude/settings.local.json', '.envrc', '.gitignore'])
        symlinkSync(join(home, '.aws/credentials'), join(clone, file));
    },
  },
];
