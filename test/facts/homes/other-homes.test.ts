import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { otherHomes as otherHomesRule } from '../../../src/checks/rules/settings/other-homes.ts';
import { otherHomes } from '../../../src/facts/homes/look-for-homes.ts';
import type { World } from '../../../src/model/world.ts';
import { statusSchema } from '../../../src/report/status/status.ts';
import { factsOf, judged } from '../../checks/support.ts';
import { isWindows } from '../../support/environment.ts';
import { runData, runText } from '../../support/run.ts';
import { put, temporaryWorld } from '../../support/world.ts';

const LIST = 'claudeCode.environmentVariables';
const WORK = '{ "name": "AWS_PROFILE", "value": "work" }';
let world: World & { home: string };

beforeEach(async () => {
  world = await temporaryWorld({ platform: 'linux' });
});
const inHome = (path: string, text: string) => put(join(world.home, path), text);
const inFolder = (path: string, text: string) => put(join(world.cwd, path), text);
const told = async (given: Partial<World> = {}) =>
  (await otherHomes({ ...world, ...given })).map(({ name, values }) => [
    name,
    values.map(({ key, value }) => `${key}=${value}`),
  ]);

describe('an editor', () => {
  test.each([
    ['linux', '.config/Code/User/settings.json', 'VS Code'],
    ['linux', '.config/Cursor/User/settings.json', 'Cursor'],
    ['darwin', 'Library/Application Support/Code - Insiders/User/settings.json', 'VS Code Insiders'],
    ['win32', 'AppData/Roaming/VSCodium/User/settings.json', 'VSCodium'],
    ['linux', '.vscode-server/data/Machine/settings.json', 'VS Code (remote)'],
  ] as const)('on %s has its settings in %s', async (platform, path, name) => {
    await inHome(path, `{ "${LIST}": [${WORK}], }`);
    expect(await told({ platform })).toEqual([[name, ['AWS_PROFILE=work']]]);
  });

  test('tells what it hands over, of a name twice the last, and nothing of others', async () => {
    await inHome(
      '.config/Code/User/settings.json',
      `{ // mine
        "github.token": "hunter2",
        "${LIST}": [ ${WORK}, { "name": "MINE", "value": "hunter2" }, { "name": "AWS_PROFILE", "value": "other" }, 7, ],
      }`,
    );
    expect(await told()).toEqual([['VS Code', ['AWS_PROFILE=other']]]);
  });

  test('called it otherwise once, and may have an object there', async () => {
    await inHome(
      '.config/Code/User/settings.json',
      '{"claude-code.environmentVariables":{"AWS_PROFILE":"work"}}',
    );
    const [home] = await otherHomes(world);
    expect(home?.values).toEqual([{ key: 'AWS_PROFILE', value: 'work' }]);
    expect(home?.troubles[0]?.found).toMatch(/is an object.* not known/);
  });

  test.each([
    ['a mistake', `{ "${LIST}": [${WORK}, `, ['AWS_PROFILE=work']],
    ['no JSON', `${LIST}`, undefined],
    ['depths', `{"${LIST}":${'['.repeat(200_000)}`, undefined],
    ['a name of the language', `{"__proto__":{"${LIST}":[${WORK}]}}`, undefined],
  ])('is read as far as it goes: %s', async (_, text, values) => {
    await inHome('.config/Code/User/settings.json', text);
    expect(await told()).toEqual(values ? [['VS Code', values]] : []);
  });

  test.skipIf(isWindows)('that is a pipe is not waited for', async () => {
    const file = await inHome('.config/Code/User/x', '');
    execFileSync('mkfifo', [join(file, '..', 'settings.json')]);
    expect(await told()).toEqual([]);
  });
});

describe('JetBrains', () => {
  test('has variables of the terminal in the folder, and a command of the plugin', async () => {
    await inFolder(
      '.idea/workspace.xml',
      `<project><component name="Other"><env key="AWS_PROFILE" value="no"/></component>
  <component name="TerminalProjectNonSharedOptionsProvider">
    <envs>
      <env key="AWS_PROFILE" value="a&amp;b" />
      <env value="eu-west-1" key="AWS_REGION" />
    </envs>
  </component></project>`,
    );
    await inHome(
      '.config/JetBrains/GoLand2026.2/options/claude-code.xml',
      '<application><component name="X"><option name="claudeCommand" value="CLAUDE_CONFIG_DIR=/w env AWS_PROFILE=&quot;my own&quot; claude" /></component></application>',
    );
    expect(await told()).toEqual([
      ['JetBrains (terminal of this folder)', ['AWS_PROFILE=a&b', 'AWS_REGION=eu-west-1']],
      ['JetBrains (GoLand2026.2)', ['CLAUDE_CONFIG_DIR=/w', 'AWS_PROFILE=my own']],
    ]);
  });
});

test('another configuration directory is told, the one in use is not', async () => {
  const work = await inHome('.claude-work/settings.json', '{"env":{"AWS_PROFILE":"work","MINE":"hunter2"}}');
  await inHome('.claude/settings.json', '{"env":{"AWS_PROFILE":"own"}}');
  const other = [`CLAUDE_CONFIG_DIR=${join(work, '..')}`, ['AWS_PROFILE=work']];
  expect(await told()).toEqual([other]);
  const env = { ...world.env, CLAUDE_CONFIG_DIR: join(work, '..') };
  expect(await told({ env })).toEqual([
    [`CLAUDE_CONFIG_DIR=${join(world.home, '.claude')}`, ['AWS_PROFILE=own']],
  ]);
});

/** A workflow with the action, as its documentation has it but for what is given. */
const workflow = ({ permissions = 'id-token: write', before = CONFIGURE, inputs = '', env = '' } = {}) => `
on: issue_comment
jobs:
  claude:
    runs-on: ubuntu-latest
    permissions: { contents: read, ${permissions} }
    env: { NODE_ENV: test${env} }
    steps:
      - uses: actions/checkout@v4
${before}      - uses: anthropics/claude-code-action@v1
        with:
          use_bedrock: "true"
          claude_args: |
            --max-turns 10
            --model us.anthropic.claude-sonnet-4-6
${inputs}`;
const CONFIGURE = `      - name: AWS
        uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: \${{ secrets.AWS_ROLE_TO_ASSUME }}
          aws-region: us-west-2
`;

describe('the GitHub Action', () => {
  const troubles = async (text: string) => {
    await inFolder('.github/workflows/claude.yml', text);
    return (await otherHomes(world)).flatMap((home) => home.troubles.map(({ found }) => found));
  };

  test('as its documentation has it says what it asks for, and no trouble', async () => {
    expect(await troubles(workflow())).toEqual([]);
    expect(await told()).toEqual([
      [
        'GitHub Action (claude.yml, job claude)',
        [
          'CLAUDE_CODE_USE_BEDROCK=1',
          'AWS_REGION=us-west-2',
          'ANTHROPIC_MODEL=us.anthropic.claude-sonnet-4-6',
        ],
      ],
    ]);
  });

  test.each([
    ['no credentials', { before: '' }, /nothing gives the action credentials/],
    [
      'no region',
      { before: '', env: `, AWS_BEARER_TOKEN_BEDROCK: "\${{ secrets.KEY }}"` },
      /names no AWS_REGION/,
    ],
    ['no token of its own', { permissions: 'issues: write' }, /may not ask for one/],
    ['two providers', { inputs: '          use_vertex: true\n' }, /use_bedrock and use_vertex/],
    [
      'a model of elsewhere',
      { before: CONFIGURE.replace('us-west-2', 'eu-west-1') },
      /asks in eu-west-1 for us\./,
    ],
    [
      'a key for everybody',
      { env: ', AWS_BEARER_TOKEN_BEDROCK: ABSKplain' },
      /AWS_BEARER_TOKEN_BEDROCK stands in plain text/,
    ],
  ])('%s', async (_, given, found) => {
    expect(await troubles(workflow(given))).toEqual(expect.arrayContaining([expect.stringMatching(found)]));
  });

  test('a profile in the shared settings hides the keys of the runner', async () => {
    await inFolder('.claude/settings.json', '{"env":{"AWS_PROFILE":"work"}}');
    expect(await troubles(workflow())).toEqual([expect.stringMatching(/sets AWS_PROFILE to 'work'/)]);
  });

  test('its settings are read where they stand', async () => {
    const inputs = `          settings: '{"env":{"AWS_REGION":"us-east-1","MINE":"hunter2"}}'\n`;
    await inFolder('.github/workflows/claude.yml', workflow({ inputs }));
    expect(JSON.stringify(await told())).toContain('AWS_REGION=us-east-1');
  });

  test.each([
    ['without Bedrock', workflow().replace('"true"', '"false"')],
    ['that another step may sign', workflow({ before: '      - run: ./aws-login >> $GITHUB_ENV\n' })],
    ['that is no YAML', 'anthropics/claude-code-action: [}'],
    [
      'of aliases',
      `a: &a [anthropics/claude-code-action@v1]\n${'b: [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n'.repeat(9)}`,
    ],
    [
      'of aliases of aliases',
      `a0: &a0 [anthropics/claude-code-action@v1]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i},*a${i}]\n`).join('')}jobs: {b: {steps: [{uses: *a40, with: *a40}]}}`,
    ],
    ['of depths', `anthropics/claude-code-\n${'[ '.repeat(100_000)}`],
  ])('%s makes no trouble', async (_, text) => {
    expect(await troubles(text)).toEqual([]);
  });
});

// Where an editor keeps its settings differs by system, and how a folder is written.
test.skipIf(isWindows)('status names the origin, what wins over it, and no secret', async () => {
  await inHome('.claude/settings.json', '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1","AWS_PROFILE":"client"}}');
  const file = await inHome(
    '.config/Code/User/settings.json',
    `{ "${LIST}": [ ${WORK}, { "name": "AWS_BEARER_TOKEN_BEDROCK", "value": "ABSKhunter2hunter2hunter2" } ] }`,
  );
  const data = await runData(world, 'status');
  expect(statusSchema.parse(data)).toEqual(data);
  expect(data.otherHomes).toMatchObject([{ kind: 'editor', name: 'VS Code', file }]);
  expect(JSON.stringify(data)).not.toContain('hunter2hunter2');
  const { text } = await runText(world, 'status');
  expect(text.replace(/\n {4}/g, ' ')).toContain(
    'VS Code, ~/.config/Code/User/settings.json: AWS_PROFILE = work (~/.claude/settings.json says client, and wins)',
  );
});

test('status without any of them says nothing of it', async () => {
  expect((await runData(world, 'status')).otherHomes).toBeUndefined();
});

test('a report to be shared names no profile, folder or job of theirs', async () => {
  await inHome('.claude/settings.json', '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1","AWS_PROFILE":"acme-here"}}');
  await inHome('.claude-acme/settings.json', '{"env":{"AWS_PROFILE":"acme-there"}}');
  await inHome(
    '.config/Code/User/settings.json',
    `{"${LIST}":[{"name":"AWS_PROFILE","value":"acme-editor"}]}`,
  );
  await inFolder('.github/workflows/acme.yml', workflow({ before: '' }).replace('claude:', 'acme-job:'));
  const { text } = await runText(world, 'doctor', '--offline', '--share');
  expect(text).toContain('hands over AWS_PROFILE');
  expect(text).not.toMatch(/acme/i);
});

test.skipIf(isWindows)('what says the same, or only more, raises no alarm and is told', async () => {
  const facts = await factsOf(async ({ world: { home, cwd } }) => {
    const same =
      '{ "name": "AWS_PROFILE", "value": "work" }, { "name": "DISABLE_PROMPT_CACHING", "value": "1" }';
    await put(join(home, '.config', 'Code', 'User', 'settings.json'), `{"${LIST}":[${same}]}`);
    await put(join(cwd, '.github', 'workflows', 'claude.yml'), workflow());
    await put(join(home, '.claude-work', 'settings.json'), '{"env":{"AWS_PROFILE":"other"}}');
  });
  const { status, found } = judged(otherHomesRule, facts);
  expect(status).toBe('ok');
  expect(found).toMatch(/VS Code: AWS_PROFILE = work.*CLAUDE_CONFIG_DIR=.*GitHub Action \(claude\.yml/);
});

test.each(['.claude.json.backup', '.claude.json.tmp.9746', '.claude-notes'])(
  'a file beside Claude Code’s directory is no home: %s',
  async (name) => {
    const world = await temporaryWorld();
    await put(join(world.home, name), '{}');
    expect(await otherHomes(world)).toEqual([]);
  },
);
