import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { EXAMPLE } from '../../../src/sandbox/index.ts';
import { put } from '../../support/world.ts';
import { ENV, type Person } from '../person.ts';
import type { Scene } from '../scene.ts';

/** A Claude Code of that version, as the npm package has it. */
export async function claudeCode({ world, env }: Person, version: string): Promise<void> {
  const program = join(world.home, 'claude-code', 'bin', 'claude');
  await put(
    join(world.home, 'claude-code', 'package.json'),
    JSON.stringify({ name: '@anthropic-ai/claude-code', version }),
  );
  await chmod(await put(program, '#!/bin/sh\n'), 0o755);
  env.CLAUDE_CODE_EXECPATH = program;
}

/** A Claude Code above this program, which the shell started with the variables that it has, as Linux tells it. */
async function startClaudeCode({ world, env }: Person): Promise<void> {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}\0`);
  await put(join(world.systemRoot, 'proc/4711/environ'), variables.join(''));
  Object.assign(env, { CLAUDECODE: '1', CLAUDE_PID: '4711' });
}

export const CLAUDE_CODE_SCENES: readonly Scene[] = [
  {
    row: 'home-unknown',
    when: 'a container starts it as a user whom nothing knows, without HOME',
    isHomeless: true,
    arrange: ({ env }) =>
      Object.assign(env, {
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId,
        AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey,
      }),
    status: 'fail',
    found: /HOME is not set, and the user database/,
    fix: /Set HOME/,
  },
  {
    row: 'not-set-up',
    when: 'nobody has begun with Bedrock',
    arrange: ({ env, settings }) => {
      env.ANTHROPIC_BEDROCK_BASE_URL = undefined;
      env.ANTHROPIC_BEDROCK_MANTLE_BASE_URL = undefined;
      env.ANTHROPIC_AWS_BASE_URL = undefined;
      env.ANTHROPIC_API_KEY = undefined;
      return settings({ permissions: {} });
    },
    status: 'fail',
    found: /No settings file and no variable says anything of Bedrock/,
    fix: /\/bedrock:setup/,
  },
  {
    row: 'version-old',
    when: 'the region prefix is set for a Claude Code that does not know it',
    arrange: async (person) => {
      await claudeCode(person, '2.1.200');
      await person.settings({ env: { ...ENV, ANTHROPIC_BEDROCK_REGION_PREFIX: 'eu' } });
    },
    status: 'warn',
    found: /ANTHROPIC_BEDROCK_REGION_PREFIX works from Claude Code 2\.1\.224 on/,
    fix: /claude update/,
  },
  {
    row: 'version-old',
    when: 'a model is named that this Claude Code does not know yet',
    arrange: async (person) => {
      await claudeCode(person, '2.1.200');
      await person.settings({ env: { ...ENV, CLAUDE_CODE_SUBAGENT_MODEL: 'claude-opus-5-5' } });
    },
    options: ['--offline'],
    status: 'warn',
    found: /The value claude-opus-5-5 \(.* as it stands.*\) works from Claude Code 2\.1\.280 on/,
    fix: /claude update/,
  },
  {
    row: 'version-old',
    when: "the administrator's sign-in is one that this Claude Code does not know yet",
    arrange: async (person) => {
      await claudeCode(person, '2.1.160');
      await person.settings({ env: ENV, forceLoginMethod: 'gateway' });
    },
    options: ['--offline'],
    status: 'warn',
    found:
      /The value gateway \(before, nothing is read of the whole file.*\) works from Claude Code 2\.1\.162 on/,
    fix: /claude update/,
  },
  {
    row: 'version-old',
    when: 'the AWS CLI hands over credentials to a Claude Code that does not read its format',
    arrange: async (person) => {
      await claudeCode(person, '2.1.100');
      await person.settings({
        env: ENV,
        awsCredentialExport: 'aws configure export-credentials --profile work',
      });
    },
    options: ['--offline'],
    status: 'warn',
    found: /works from Claude Code 2\.1\.181 on/,
    fix: /claude update/,
  },
  {
    row: 'version-old',
    when: 'an application inference profile is asked by a Claude Code that pays for counting its tokens',
    arrange: async (person) => {
      await claudeCode(person, '2.1.260');
      const arn = 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc123def456';
      await person.settings({ env: { ...ENV, ANTHROPIC_DEFAULT_SONNET_MODEL: arn } });
    },
    options: ['--offline'],
    status: 'warn',
    found: /some 30 requests each time that are billed\) works from Claude Code 2\.1\.261 on/,
    fix: /claude update/,
  },
  {
    row: 'timeout-short',
    when: 'a time is written in seconds',
    arrange: (person) => person.settings({ env: { ...ENV, API_TIMEOUT_MS: '600' } }),
    status: 'warn',
    found: /env\.API_TIMEOUT_MS in .* lets Claude Code wait 600 milliseconds/,
    fix: /write milliseconds: 600000 for 600 seconds/,
    origin: '.claude/settings.json',
  },
  {
    row: 'version-old',
    when: 'Claude Code loads none of the hooks',
    arrange: async (person) => {
      await claudeCode(person, '2.1.113');
      await person.settings({ env: ENV, enabledPlugins: { 'bedrock@bedrock-setup': true } });
    },
    options: ['--offline'],
    status: 'warn',
    found: /\/bedrock:doctor where no model answers.*\) works from Claude Code 2\.1\.116 on/,
    fix: /claude update/,
  },
  {
    row: 'stale-environment',
    when: 'the system does not tell what Claude Code was started with, as on macOS',
    arrange: ({ env }) => Object.assign(env, { CLAUDECODE: '1', ...ENV }),
    options: ['--offline'],
    status: 'ok',
    found: /whether one was taken away since it started cannot be told here/,
  },
  {
    row: 'stale-environment',
    when: 'the profile was changed after Claude Code had started',
    arrange: ({ env }) => Object.assign(env, { CLAUDECODE: '1', ...ENV, AWS_PROFILE: 'old' }),
    status: 'warn',
    found: /other values of AWS_PROFILE than the settings have now/,
    fix: /claude --continue/,
    where: 'terminal',
    origin: '.claude/settings.json',
  },
  {
    row: 'stale-environment',
    when: 'reset emptied the settings of a Claude Code that runs',
    arrange: async (person) => {
      await startClaudeCode(person);
      Object.assign(person.env, ENV);
      await person.settings({});
    },
    status: 'warn',
    found:
      /keeps CLAUDE_CODE_USE_BEDROCK, .*ANTHROPIC_DEFAULT_OPUS_MODEL.*, which your settings no longer set/,
    fix: /claude --continue/,
    where: 'terminal',
    origin: 'environment',
  },
  {
    row: 'stale-environment',
    when: 'pins were taken out of the settings of a Claude Code that runs',
    arrange: async (person) => {
      await startClaudeCode(person);
      Object.assign(person.env, ENV);
      await person.settings({
        env: { ...ENV, AWS_PROFILE: undefined, ANTHROPIC_DEFAULT_SONNET_MODEL: undefined },
      });
    },
    status: 'warn',
    found: /^Claude Code keeps ANTHROPIC_DEFAULT_SONNET_MODEL, which/,
    fix: /claude --continue/,
    where: 'terminal',
    origin: 'environment',
  },
  {
    row: 'last-error',
    when: 'a turn failed an hour ago, and what it met answers now',
    arrange: (person) => failedTurn(person, EXPIRED),
    status: 'ok',
    found: /authentication_failed: API Error: 403 The security token/,
  },
  {
    row: 'last-error',
    when: 'a turn failed an hour ago, and one was answered since',
    arrange: async (person) => {
      await failedTurn(person, THINKING);
      const entries = [
        { type: 'user', timestamp: ago(30), message: { content: 'again' } },
        { type: 'assistant', timestamp: ago(29), message: { model: 'claude-sonnet-5', content: [] } },
      ];
      await transcript(person, entries);
    },
    status: 'ok',
    found: /thinking-refused/,
  },
  {
    row: 'last-error',
    when: 'every turn is refused for how it asks the model to think, which the doctor does not ask for',
    arrange: async (person) => {
      await failedTurn(person, THINKING);
      const failure = { model: '<synthetic>', content: [] };
      await transcript(person, [
        { type: 'assistant', timestamp: ago(10), isApiErrorMessage: true, message: failure },
      ]);
    },
    status: 'warn',
    found: /API Error: 400 .*thinking.* That means: .* \(thinking-refused\)/,
    fix: /^Update Claude Code/,
  },
  {
    row: 'last-error',
    when: 'a turn failed with words that nobody knows',
    arrange: (person) => failedTurn(person, 'API Error: 400 The moon is in the wrong house.'),
    status: 'warn',
    found: /The moon is in the wrong house\.$/,
    fix: /its error message/,
  },
  {
    row: 'last-error',
    when: 'a turn failed, and Claude Code says that the model is what is missing',
    arrange: (person) => failedTurn(person, 'AWS authentication failed', { remedy: 'model_access' }),
    status: 'ok',
    found: /The account does not have this model/,
  },
  {
    row: 'last-error',
    when: 'a turn failed, and the organisation hands out the credentials',
    arrange: (person) => failedTurn(person, 'AWS authentication failed', { remedy: 'host_managed' }),
    status: 'warn',
    found: /managed-credentials/,
    fix: /administrator/,
  },
];

const EXPIRED = 'API Error: 403 The security token included in the request is expired';
const THINKING = 'API Error: 400 "thinking.type.enabled" is not supported for this model.';

function ago(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

/** What the hook keeps of a turn that failed an hour ago. */
function failedTurn({ world }: Person, message: string, more: object = {}): Promise<string> {
  const failure = { at: ago(60), error: 'authentication_failed', message, ...more };
  const file = join(world.home, '.claude', 'bedrock', 'last-errors', 'errors.json');
  return put(file, JSON.stringify({ errors: [failure] }));
}

/** A conversation as Claude Code keeps it. */
function transcript({ world }: Person, entries: readonly object[]): Promise<string> {
  const file = join(world.home, '.claude', 'projects', '-home-ada', 'session.jsonl');
  return put(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
}
