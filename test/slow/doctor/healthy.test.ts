import { chmod, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DoctorReport } from '../../../src/report/doctor/doctor.ts';
import { HEALTHY_CREDENTIALS } from '../../doctor/healthy-credentials.ts';
import { HEALTHY_MODELS } from '../../doctor/healthy-models.ts';
import { HEALTHY_PROVIDERS } from '../../doctor/healthy-providers.ts';
import { ENV, makePerson, type Person } from '../../doctor/person.ts';
import { runData } from '../../support/run.ts';

/** Setups that work, usual ones and odd ones: none may raise an alarm. */
const HEALTHY: readonly { when: string; arrange?(person: Person): unknown }[] = [
  { when: 'all is as setup writes it' },
  {
    when: 'headers name a guardrail, in a file that others may read',
    arrange: async ({ settings, world }) => {
      const headers = 'X-Amzn-Bedrock-GuardrailIdentifier: gr-1\nX-Amzn-Bedrock-GuardrailVersion: 1';
      await settings({ env: { ...ENV, ANTHROPIC_CUSTOM_HEADERS: headers } });
      await chmod(join(world.home, '.claude', 'settings.json'), 0o644);
    },
  },
  { when: 'it is set up for one repository', arrange: (person) => only(person, 'project') },
  { when: 'it is set up for me in one repository', arrange: (person) => only(person, 'local') },
  { when: 'the administrator has set all of it up', arrange: (person) => only(person, 'managed') },
  {
    when: 'the administrator sets the region alone',
    arrange: async ({ settings }) => {
      await settings({ env: { ...ENV, AWS_REGION: undefined } });
      await settings({ env: { AWS_REGION: 'eu-central-1' } }, 'managed');
    },
  },
  {
    when: 'the shell exports all of it',
    arrange: async ({ settings, env }) => {
      await settings({});
      Object.assign(env, ENV);
    },
  },
  {
    when: 'it runs inside Claude Code',
    arrange: ({ env }) =>
      Object.assign(env, {
        ...ENV,
        CLAUDECODE: '1',
        CLAUDE_CODE_3P_SEEDED_SONNET_DEFAULT: ENV.ANTHROPIC_DEFAULT_SONNET_MODEL,
      }),
  },
  {
    when: 'the shell exports another profile for its own programs',
    arrange: ({ env }) => Object.assign(env, { AWS_PROFILE: 'other' }),
  },
  {
    when: "a key of Anthropic's own API is exported too",
    arrange: ({ env }) => Object.assign(env, { ANTHROPIC_API_KEY: 'sk-ant-api03-000000000000' }),
  },
  {
    when: 'the switch is a number and a boolean stands beside it',
    arrange: ({ settings }) =>
      settings({ env: { ...ENV, CLAUDE_CODE_USE_BEDROCK: 1, DISABLE_TELEMETRY: true } }),
  },
  {
    when: 'the settings begin with a byte order mark and hold keys of others',
    arrange: ({ settings }) =>
      settings(`\uFEFF${JSON.stringify({ hooks: {}, env: { ...ENV, EDITOR: 'vim' }, theirs: [{}] })}\r\n`),
  },
  {
    when: 'the settings are a link into a folder of dotfiles',
    arrange: async ({ world }) => {
      const file = join(world.home, '.claude', 'settings.json');
      await rename(file, join(world.home, 'dotfiles.json'));
      await symlink(join(world.home, 'dotfiles.json'), file);
    },
  },
  ...HEALTHY_CREDENTIALS,
  ...HEALTHY_MODELS,
  ...HEALTHY_PROVIDERS,
];

/** Moves the settings to another scope. */
async function only({ settings }: Person, scope: 'project' | 'local' | 'managed'): Promise<void> {
  await settings({});
  await settings({ env: ENV }, scope);
}

test.each(HEALTHY)('says nothing but good when $when', async ({ arrange }) => {
  const person = await makePerson();
  await arrange?.(person);
  const { verdict, findings }: DoctorReport = await runData(person.world, 'doctor');
  expect(findings.filter(({ status }) => !['ok', 'skipped'].includes(status))).toEqual([]);
  expect(verdict.status).toBe('healthy');
});
