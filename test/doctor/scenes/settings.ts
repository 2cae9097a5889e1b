import { execFile } from 'node:child_process';
import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DESKTOP_ON_LINUX } from '../../../src/knowledge/desktop-locations.ts';
import { BY_HELPER, DESKTOP } from '../../rollout/check/files.ts';
import { runData } from '../../support/run.ts';
import { put } from '../../support/world.ts';
import { ENV, PINS } from '../person.ts';
import type { Scene } from '../scene.ts';
import { claudeCode } from './claude-code.ts';

const SECRET = 'ABSKc2FuZGJveC1zZWNyZXQtb2YtdGhlLXNjZW5l';
const { CLAUDE_CODE_USE_BEDROCK: _, ...WITHOUT_SWITCH } = ENV;

export const SETTINGS_SCENES: readonly Scene[] = [
  {
    row: 'two-ways',
    when: 'the repository switches Claude Platform on AWS on, and the person Amazon Bedrock',
    arrange: (person) =>
      person.settings(
        { env: { CLAUDE_CODE_USE_ANTHROPIC_AWS: '1', ANTHROPIC_AWS_WORKSPACE_ID: 'wrkspc_1' } },
        'project',
      ),
    options: ['--offline'],
    status: 'warn',
    found:
      /USE_BEDROCK in .* switches Amazon Bedrock on and .*USE_ANTHROPIC_AWS in .* Claude Platform on AWS\. Claude Code asks Amazon Bedrock alone/,
    fix: /Take .*CLAUDE_CODE_USE_BEDROCK in .* away if Claude Platform on AWS is meant/,
    origin: '.claude/settings.json',
  },
  {
    row: 'organization-managed',
    when: 'the person is signed in to an organisation that decides in the admin console',
    arrange: async ({ world }) => {
      const organizationUuid = '1';
      const kept = { organizationUuid, fetchedAt: 1795920465511, settings: { env: {} } };
      await put(join(world.home, '.claude', 'state', 'hybrid-settings.json'), JSON.stringify(kept));
      await put(
        join(world.home, '.claude', '.credentials.json'),
        JSON.stringify({ hybridOauth: { organizationUuid } }),
      );
    },
    options: ['--offline'],
    status: 'warn',
    found: /signed in to an organisation .*credentials\.json.*fetched on 2026-11-29 sets variables/,
    fix: /\/status.*claude auth logout/,
  },
  {
    row: 'settings-invalid-json',
    when: 'there is a trailing comma in the user settings',
    isKeyless: true,
    arrange: (person) => person.settings('{\n  "env": { "CLAUDE_CODE_USE_BEDROCK": "1", }\n}\n'),
    status: 'fail',
    found: /Line 2, column 4\d: .*/,
    fix: /Remove the comma before the \} in line 2/,
    origin: '.claude/settings.json',
  },
  {
    row: 'settings-invalid-json',
    when: "without the user settings a key of Anthropic's is what is left",
    arrange: (person) => person.settings('{\n  "env": { "CLAUDE_CODE_USE_BEDROCK": "1", }\n}\n'),
    status: 'warn',
    found: /Line 2, column 4\d: .*/,
    fix: /Remove the comma/,
    origin: '.claude/settings.json',
  },
  {
    row: 'settings-invalid-json',
    when: 'a merge left its marks in the local settings',
    arrange: (person) => person.settings('{\n<<<<<<< HEAD\n  "env": {}\n}\n', 'local'),
    status: 'warn',
    found: /Line 2, column 1: /,
    fix: /Keep one of the two versions from line 2 on/,
    origin: 'settings.local.json',
  },
  {
    row: 'setting-unknown',
    when: 'a variable has a name that Claude Code does not know',
    arrange: (person) =>
      person.settings({ env: { ...ENV, ANTHROPIC_BEDROCK_ENDPOINT_URL: 'https://bedrock.example.com' } }),
    status: 'warn',
    found: /knows no variable ANTHROPIC_BEDROCK_ENDPOINT_URL/,
    fix: /Write ANTHROPIC_BEDROCK_\w+, if that is meant/,
    origin: '.claude/settings.json',
  },
  {
    row: 'setting-unknown',
    when: 'the variable of the small model is named as nobody knows it',
    arrange: (person) =>
      person.settings({ env: { ...ENV, ANTHROPIC_HAIKU_MODEL: PINS.ANTHROPIC_DEFAULT_HAIKU_MODEL } }),
    status: 'warn',
    found: /knows no variable ANTHROPIC_HAIKU_MODEL/,
    fix: /Write ANTHROPIC_\w*HAIKU\w*|Write ANTHROPIC_\w+MODEL/,
    origin: '.claude/settings.json',
  },
  {
    row: 'managed-configuration',
    when: 'a key of Claude Desktop is misspelt in what the company pushes',
    arrange: ({ world }) =>
      put(
        join(world.systemRoot, DESKTOP_ON_LINUX),
        JSON.stringify({ ...DESKTOP, inferenceBedrockReigon: 'eu-central-1' }),
      ),
    status: 'warn',
    found: /inferenceBedrockReigon/,
    fix: /Write inferenceBedrockRegion.*claude-bedrock rollout report/,
    origin: 'etc/claude-desktop/managed-settings.json',
  },
  {
    row: 'managed-configuration',
    when: 'an address of Claude Desktop holds a password',
    arrange: ({ world }) =>
      put(
        join(world.systemRoot, DESKTOP_ON_LINUX),
        JSON.stringify({ ...DESKTOP, inferenceBedrockBaseUrl: `https://me:${SECRET}@bedrock.example.com` }),
      ),
    status: 'warn',
    found: /^(?!.*ABSK).*password/,
    fix: /claude-bedrock rollout report/,
  },
  {
    row: 'managed-configuration',
    when: 'the helper of Claude Desktop is not on this device',
    arrange: ({ world }) =>
      put(
        join(world.systemRoot, DESKTOP_ON_LINUX),
        JSON.stringify({ ...BY_HELPER, disableAutoUpdates: true }),
      ),
    status: 'warn',
    found: /\/opt\/example\/bedrock-key is not there/,
    fix: /Install it in that place/,
  },
  {
    row: 'managed-configuration',
    when: 'all of Claude Desktop is managed as it should be',
    arrange: ({ world }) => put(join(world.systemRoot, DESKTOP_ON_LINUX), JSON.stringify(DESKTOP)),
    status: 'ok',
    found: /^Claude Desktop: .*managed-settings\.json \(9 keys\)$/,
  },
  {
    row: 'settings-unreadable',
    when: 'the user settings are a link to nowhere',
    isKeyless: true,
    arrange: async ({ world }) => {
      const file = join(world.home, '.claude', 'settings.json');
      await rm(file);
      await symlink(join(world.home, 'gone.json'), file);
    },
    status: 'fail',
    found: /a link to a file that does not exist/,
    fix: /remove the link/,
  },
  {
    row: 'settings-unreadable',
    when: 'there is a directory in the place of the project settings',
    arrange: ({ world }) => mkdir(join(world.cwd, '.claude', 'settings.json'), { recursive: true }),
    status: 'warn',
    found: /is not a file/,
    fix: /Move it out of the way/,
  },
  {
    row: 'settings-too-large',
    when: 'the project settings are megabytes',
    arrange: ({ world }) =>
      put(join(world.cwd, '.claude', 'settings.json'), `{"a":"${'x'.repeat(2_000_000)}"}`).then(
        () => undefined,
      ),
    status: 'warn',
    found: /larger than 1 MB, so it is not read here/,
    fix: /See what it is/,
  },
  {
    row: 'settings-not-object',
    when: 'the settings are an array',
    isKeyless: true,
    arrange: (person) => person.settings('[]'),
    status: 'fail',
    found: /holds an array where Claude Code expects an object/,
    fix: /between \{ and \}/,
  },
  {
    row: 'env-not-object',
    when: '"env" is null',
    isKeyless: true,
    arrange: (person) => person.settings('{ "env": null }'),
    status: 'fail',
    found: /"env" in .* is null/,
    fix: /Make "env" an object/,
  },
  {
    row: 'env-value-type',
    when: 'a variable is an object, without which Claude Code works',
    arrange: (person) => person.settings({ env: { ...ENV, AWS_REGION: { name: 'eu-central-1' } } }),
    status: 'warn',
    found: /"env.AWS_REGION" in .* is an object .* it makes a text of it, which hides what is set elsewhere/,
    fix: /in quotes/,
  },
  {
    row: 'env-value-type',
    when: 'the profile is null in the settings of the repository',
    arrange: (person) => person.settings({ env: { AWS_PROFILE: null } }, 'project'),
    status: 'fail',
    found:
      /"env.AWS_PROFILE" in .* is null .* it makes a text of it, "null", which hides what is set elsewhere/,
    fix: /or remove it/,
    origin: 'project/.claude/settings.json',
  },
  ...(
    [
      [{ awsAuthRefresh: ['aws', 'sso', 'login'] }, /"awsAuthRefresh" in .* is an array where .* a text/],
      [{ permissions: { allow: 'all' } }, /"permissions" in .* is an object where .* with lists in/],
      [{ model: null }, /"model" in .* is null .* Claude Code ignores the whole file/],
    ] as const
  ).map(
    ([more, found]): Scene => ({
      row: 'settings-value-type',
      when: `the settings hold ${JSON.stringify(more)}`,
      isKeyless: true,
      arrange: (person) => person.settings({ env: ENV, ...more }),
      status: 'fail',
      found,
      fix: /Make "\w+" .*, or remove it/,
    }),
  ),
  {
    row: 'settings-value-type',
    when: 'the settings of the repository hold a key of the wrong kind, and those of the person suffice',
    arrange: (person) => person.settings({ includeCoAuthoredBy: 'no' }, 'project'),
    status: 'warn',
    found: /expects true or false without quotes/,
    fix: /Make "includeCoAuthoredBy"/,
  },
  {
    row: 'custom-headers',
    when: 'the headers are written as JSON',
    arrange: (person) => person.settings({ env: { ...ENV, ANTHROPIC_CUSTOM_HEADERS: '{"X-Team": "a"}' } }),
    status: 'fail',
    found: /env\.ANTHROPIC_CUSTOM_HEADERS .* no name of a header stands before the colon/,
    fix: /Write "Name: value" there/,
    origin: '.claude/settings.json',
  },
  {
    row: 'bedrock-off',
    when: 'the switch is missing beside the other settings',
    arrange: (person) => person.settings({ env: WITHOUT_SWITCH }),
    status: 'fail',
    found: /Nothing sets CLAUDE_CODE_USE_BEDROCK/,
    fix: /Set CLAUDE_CODE_USE_BEDROCK to 1.*doctor --fix bedrock-off --plan/,
  },
  {
    row: 'bedrock-off',
    when: 'the settings of the repository switch it off',
    arrange: (person) => person.settings({ env: { CLAUDE_CODE_USE_BEDROCK: '0' } }, 'project'),
    status: 'fail',
    found: /is "0" by env.CLAUDE_CODE_USE_BEDROCK in .*It beats what is switched on by/,
    fix: /doctor --fix bedrock-off --plan/,
    origin: 'project/.claude/settings.json',
  },
  {
    row: 'bedrock-off',
    when: 'the administrator has emptied it',
    arrange: (person) => person.settings({ env: { CLAUDE_CODE_USE_BEDROCK: '' } }, 'managed'),
    status: 'fail',
    found: /is empty by/,
    fix: /administrator/,
    origin: 'managed-settings.json',
  },
  {
    row: 'scope-conflict',
    when: 'the administrator wants another region than the person',
    arrange: (person) => person.settings({ env: { AWS_REGION: 'us-east-1' } }, 'managed'),
    options: ['--offline'],
    status: 'warn',
    found: /"us-east-1" by .*managed-settings.json wins over "eu-central-1"/,
    fix: /administrator about AWS_REGION/,
    origin: 'managed-settings.json',
  },
  {
    row: 'scope-conflict',
    when: 'what setup wrote is beaten by older settings of the repository',
    arrange: async (person) => {
      await person.settings({});
      const options = ['--profile', 'work', '--region', 'eu-central-1', '--offline'];
      const pins = Object.entries(PINS).flatMap(([key, id]) => [
        '--pin',
        `${key.split('_')[2]?.toLowerCase()}=${id}`,
      ]);
      const plan = await runData(person.world, 'setup', '--plan', ...options, ...pins);
      await runData(person.world, 'setup', '--apply', '--plan-id', plan.planId, ...options, ...pins);
      await person.settings({ env: { AWS_REGION: 'eu-west-1' } }, 'local');
    },
    options: ['--offline'],
    status: 'warn',
    found: /"eu-west-1" by .*settings.local.json wins over "eu-central-1"/,
    fix: /doctor --fix scope-conflict --plan/,
    origin: 'settings.local.json',
  },
  {
    row: 'shell-shadowed',
    when: 'another model is exported than the settings name',
    arrange: ({ env }) =>
      Object.assign(env, { ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-4-8' }),
    status: 'warn',
    found: /The shell exports "eu.anthropic.claude-opus-4-8", but "eu.anthropic.claude-opus-5-5"/,
    fix: /stop exporting it/,
    origin: '.claude/settings.json',
  },
  {
    row: 'other-homes',
    when: 'an editor hands over another profile than the settings name',
    arrange: ({ world }) =>
      put(
        join(world.home, '.config', 'Code', 'User', 'settings.json'),
        '{ // mine\n "claudeCode.environmentVariables": [{ "name": "AWS_PROFILE", "value": "client" }], }',
      ),
    status: 'warn',
    found:
      /Code\/User\/settings.json hands over AWS_PROFILE "client", where env.AWS_PROFILE in .* has "work"/,
    fix: /Take AWS_PROFILE out of/,
    origin: '.claude/settings.json',
  },
  {
    row: 'other-homes',
    when: 'an editor hands over a key that beats the profile of the settings',
    arrange: ({ world }) =>
      put(
        join(world.home, '.config', 'Cursor', 'User', 'settings.json'),
        `{"claudeCode.environmentVariables":[{"name":"AWS_BEARER_TOKEN_BEDROCK","value":"${SECRET}"}]}`,
      ),
    status: 'warn',
    found: /hands over AWS_BEARER_TOKEN_BEDROCK, which beats the profile "work"/,
    fix: /unless those sessions are to be billed elsewhere/,
    origin: '.claude/settings.json',
  },
  {
    row: 'other-homes',
    when: 'the variables stand in the settings of the folder, where the extension does not look',
    arrange: ({ world }) =>
      put(
        join(world.cwd, '.vscode', 'settings.json'),
        '{"claudeCode.environmentVariables":[{"name":"AWS_PROFILE","value":"work"}]}',
      ),
    status: 'warn',
    found: /Since 2\.1\.193 Claude Code's extension passes over/,
    fix: /claude-bedrock use NAME --scope local/,
  },
  {
    row: 'left-behind',
    when: 'it is off in the user settings and on in those of the repository',
    arrange: async (person) => {
      await person.settings({ env: { ...ENV, CLAUDE_CODE_USE_BEDROCK: '0' } });
      await person.settings({ env: { CLAUDE_CODE_USE_BEDROCK: '1' } }, 'local');
    },
    status: 'warn',
    found: /switched off by .*settings.json, but on by .*settings.local.json/,
    fix: /reset --plan --found/,
  },
  {
    row: 'left-behind',
    when: 'only a start file of the shell still switches it on',
    arrange: async ({ world, env, settings, config }) => {
      await settings({});
      await config('');
      await put(join(world.home, '.zshrc'), '# mine\nexport CLAUDE_CODE_USE_BEDROCK=1\n');
      env.CLAUDE_CODE_USE_BEDROCK = '1';
    },
    options: ['--offline'],
    status: 'warn',
    found: /on by CLAUDE_CODE_USE_BEDROCK in the environment and .*\.zshrc, line 2/,
    fix: /take CLAUDE_CODE_USE_BEDROCK out of each/,
  },
  {
    row: 'left-behind',
    when: 'Bedrock is off, and a model of its own is still chosen',
    arrange: ({ settings }) => settings({ model: ENV.ANTHROPIC_DEFAULT_OPUS_MODEL }),
    status: 'fail',
    found:
      /Bedrock is off, and Claude Code asks Anthropic's own service, which knows no eu\.anthropic\.claude-opus/,
    fix: /Take model from .*settings\.json/,
    origin: '.claude/settings.json',
  },
  {
    row: 'left-behind',
    when: 'Bedrock is off, and an alias that nothing asks for is still pinned',
    arrange: ({ settings }) =>
      settings({ model: 'opus', env: { ANTHROPIC_DEFAULT_HAIKU_MODEL: ENV.ANTHROPIC_DEFAULT_HAIKU_MODEL } }),
    status: 'warn',
    found: /knows no eu\.anthropic\.claude-haiku/,
    fix: /ANTHROPIC_DEFAULT_HAIKU_MODEL from/,
  },
  {
    row: 'policy-forbids',
    when: 'the administrator allows another provider alone',
    arrange: ({ settings }) => settings({ allowedProviders: ['vertex'] }, 'managed'),
    status: 'fail',
    found: /would ask Amazon Bedrock.*allows vertex alone/,
    fix: /Ask your administrator/,
    origin: 'managed-settings.json',
  },
  {
    row: 'policy-forbids',
    when: "a policy about the sign-in to Anthropic stands beside a token of Anthropic's",
    arrange: async (person) => {
      await person.settings({ forceLoginMethod: 'claudeai' }, 'managed');
      await person.settings({ env: { ...ENV, ANTHROPIC_AUTH_TOKEN: 'token-for-something-else' } });
    },
    status: 'fail',
    found:
      /with ANTHROPIC_AUTH_TOKEN \(.*settings\.json\) beside it Claude Code does not start, on Amazon Bedrock either/,
    fix: /^Take ANTHROPIC_AUTH_TOKEN out/,
    origin: 'managed-settings.json',
  },
  {
    row: 'settings-invalid-json',
    when: "the administrator's file is broken",
    arrange: (person) => person.settings('{ "env": { "AWS_REGION": "us-east-1", } }', 'managed'),
    status: 'fail',
    found: /Claude Code does not start before it is corrected or removed/,
    fix: /line 1/,
    origin: 'managed-settings.json',
  },
  {
    row: 'auth-conflict',
    when: 'an API key is exported beside the profile',
    arrange: ({ env }) => Object.assign(env, { AWS_BEARER_TOKEN_BEDROCK: SECRET }),
    options: ['--offline'],
    status: 'warn',
    found: /ABSK…ZW5l by AWS_BEARER_TOKEN_BEDROCK in the environment is used/,
    fix: /take AWS_BEARER_TOKEN_BEDROCK away/,
    origin: 'environment',
  },
  {
    row: 'auth-conflict',
    when: "a token for Anthropic's own service is in the settings",
    arrange: async (person) => {
      await claudeCode(person, '2.1.100');
      await person.settings({ env: { ...ENV, ANTHROPIC_AUTH_TOKEN: 'token-of-a-gateway' } });
    },
    status: 'warn',
    found: /403/,
    fix: /doctor --fix auth-conflict --plan/,
  },
  {
    row: 'auth-conflict',
    when: 'apiKeyHelper is set',
    arrange: (person) => person.settings({ env: ENV, apiKeyHelper: '/usr/bin/get-key' }),
    status: 'warn',
    found: /apiKeyHelper in/,
    fix: /Take apiKeyHelper away/,
  },
  {
    row: 'auth-conflict',
    when: 'a custom header claims the authorization',
    arrange: (person) =>
      person.settings({ env: { ...ENV, ANTHROPIC_CUSTOM_HEADERS: 'X-Team: a\nAuthorization: Bearer xyz' } }),
    status: 'warn',
    found: /ANTHROPIC_CUSTOM_HEADERS in/,
    fix: /Take the line Authorization out of ANTHROPIC_CUSTOM_HEADERS/,
  },
  {
    row: 'auth-conflict',
    when: 'Vertex is switched on too',
    arrange: ({ env }) => Object.assign(env, { CLAUDE_CODE_USE_VERTEX: '1' }),
    status: 'warn',
    found: /CLAUDE_CODE_USE_VERTEX in the environment switches another one on/,
    fix: /Take CLAUDE_CODE_USE_VERTEX away/,
  },
  {
    row: 'auth-conflict',
    when: 'signing is switched off and there is no gateway',
    arrange: async ({ env, settings }) => {
      env.ANTHROPIC_BEDROCK_BASE_URL = undefined;
      await settings({ env: { ...ENV, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' } });
    },
    options: ['--offline'],
    status: 'fail',
    found: /switches signing off/,
    fix: /Take CLAUDE_CODE_SKIP_BEDROCK_AUTH away/,
  },
  {
    row: 'secret-at-risk',
    when: 'others can read the settings with an API key in them',
    arrange: async ({ settings, sandbox, env: shell }) => {
      const [key] = sandbox.cloud.apiKeys;
      // An API key says nothing of a region, and the sandbox's host does not either.
      shell.ANTHROPIC_BEDROCK_BASE_URL = sandbox.urlIn('eu-central-1');
      const { AWS_PROFILE: __, ...env } = ENV;
      await chmod(await settings({ env: { ...env, AWS_BEARER_TOKEN_BEDROCK: key?.token } }), 0o644);
    },
    status: 'warn',
    found:
      /settings.json may be read by other users of this computer, and holds env.AWS_BEARER_TOKEN_BEDROCK/,
    fix: /doctor --fix secret-at-risk --plan/,
  },
  {
    row: 'folder-untrusted',
    when: 'a clone brings settings of its own',
    arrange: async ({ settings, world }) => {
      await settings(
        { env: { AWS_PROFILE: 'theirs', ANTHROPIC_MODEL: 'us.anthropic.claude-theirs-1' } },
        'project',
      );
      await rm(join(world.home, '.claude.json'));
    },
    status: 'warn',
    found: /Once you trust it: AWS_PROFILE = "theirs", ANTHROPIC_MODEL = "us.anthropic.claude-theirs-1"/,
    fix: /start claude in this folder/,
  },
  {
    row: 'secret-at-risk',
    when: 'git keeps the settings with an access key in them',
    arrange: async ({ settings, world }) => {
      const file = await settings(
        { env: { AWS_SECRET_ACCESS_KEY: 'sandboxSecretKeyOfTheExampleDeveloper001' } },
        'project',
      );
      const git = (...args: string[]) => promisify(execFile)('git', args, { cwd: world.cwd });
      await git('init', '-q');
      await git('add', '-f', file);
    },
    status: 'warn',
    found: /is kept by git, and holds env.AWS_SECRET_ACCESS_KEY/,
    fix: /have a new key made.*git -C \S*\/project rm --cached -- \.claude\/settings\.json/,
  },
];
