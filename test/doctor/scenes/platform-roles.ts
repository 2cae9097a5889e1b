import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EXAMPLE, exampleApiKey } from '../../../src/sandbox/index.ts';
import { put } from '../../support/world.ts';
import { ENV, type Person } from '../person.ts';
import type { Scene } from '../scene.ts';
import { putHandingAws } from '../stand-in-aws.ts';

const HOUR_MS = 3_600_000;
const ROLE = `role_arn = ${EXAMPLE.roleArn}\n`;

/** The platform gives a web identity. */
async function withWebIdentity({ world, env }: Person, token: string = EXAMPLE.webIdentityToken) {
  const file = await put(join(world.home, 'token'), token);
  Object.assign(env, { AWS_ROLE_ARN: EXAMPLE.roleArn, AWS_WEB_IDENTITY_TOKEN_FILE: file });
}

/** Profiles that lead to nothing, and behind which the SDK goes on [run 2.1.332]. */
const LEADING_NOWHERE = [
  ['names no credentials', 'region = eu-central-1\n', /it names no credentials/],
  ['has half a key', `aws_access_key_id = ${EXAMPLE.accessKeyId}\n`, /aws_secret_access_key is missing/],
  ['takes its role from a profile that is not there', `${ROLE}source_profile = bsae\n`, /names bsae/],
  ['takes its role in a circle', `${ROLE}source_profile = work\n`, /circle/],
  ['names an unknown source', `${ROLE}credential_source = environment\n`, /credential_source is environment/],
  ['names no source of its role', ROLE, /role_arn needs source_profile/],
] as const;

const INSTEAD: readonly Scene[] = [
  {
    row: 'profile-missing',
    when: 'the profile is not there, and a web identity signs instead',
    arrange: async (person) => {
      await person.settings({ env: { ...ENV, AWS_PROFILE: 'gone' } });
      await withWebIdentity(person);
    },
    status: 'warn',
    found: /The profiles there are: work\. Claude Code signs by the web identity \(AWS_ROLE_ARN in the env/,
    fix: /Take AWS_PROFILE away, if that role is the one you mean/,
  },
  ...LEADING_NOWHERE.map(
    ([when, keys, found]): Scene => ({
      row: 'profile-incomplete',
      when: `the profile ${when}, and a web identity signs instead`,
      arrange: async (person) => {
        await person.config(`[profile work]\n${keys}`);
        await withWebIdentity(person);
      },
      status: 'warn',
      found: new RegExp(`${found.source}.*Claude Code signs by the web identity`),
    }),
  ),
  {
    row: 'process-broken',
    when: 'the credential process fails, and a web identity signs instead',
    arrange: async (person) => {
      await person.config('[profile work]\ncredential_process = false\n');
      await withWebIdentity(person);
    },
    status: 'warn',
    found: /It ended with exit status 1\. Claude Code signs by the web identity/,
  },
  {
    row: 'web-identity-token',
    when: 'the profile is not there, nor the token of the web identity that would sign instead',
    arrange: async (person) => {
      await person.settings({ env: { ...ENV, AWS_PROFILE: 'gone' } });
      await withWebIdentity(person);
      person.env.AWS_WEB_IDENTITY_TOKEN_FILE = '/nonexistent/token';
    },
    status: 'fail',
    found: /\/nonexistent\/token \(AWS_WEB_IDENTITY_TOKEN_FILE\) does not exist/,
    origin: 'environment',
  },
  {
    row: 'sso-expired',
    when: 'the sign-in of the profile is over, behind which no web identity is asked',
    arrange: async (person) => {
      await withWebIdentity(person);
      await person.signIn({ ...OVER, refreshToken: undefined });
    },
    status: 'fail',
    found: /It ended 2 hours ago/,
  },
];

const OVER = { expiresAt: new Date(Date.now() - 2 * HOUR_MS).toISOString() };

/** Something takes the place that a renewed sign-in needs: root writes into every folder. */
async function takePlace(person: Person) {
  const file = await person.signIn(OVER);
  const place = join(dirname(file), `.${basename(file)}.${person.world.pid}.tmp`);
  await mkdir(place);
  await writeFile(join(place, 'taken'), '');
}

const NOT_KEPT: readonly Scene[] = [
  {
    row: 'sso-not-kept',
    when: 'the sign-in can be renewed, and not be kept',
    arrange: takePlace,
    status: 'warn',
    found: /nothing can be written into .*\.aws\/sso\/cache.* It was not renewed for this report/,
    fix: /Make .*cache a folder in which you may write/,
    origin: '.aws/config',
  },
  {
    row: 'sso-not-kept',
    when: 'the sign-in can be renewed, and not be kept, and Claude Code asks who signs first',
    arrange: async (person) => {
      await person.settings({ env: ENV, awsAuthRefresh: 'true' });
      await takePlace(person);
    },
    status: 'fail',
    found: /fails with "Token is expired"/,
  },
];

const REFRESH = 'aws sso login --profile work';
const { AWS_PROFILE: _, ...WITHOUT_PROFILE } = ENV;

const EVERY_START: readonly Scene[] = [
  {
    row: 'refresh-command',
    when: 'awsCredentialExport signs, and nothing else does, so that awsAuthRefresh runs at every start',
    arrange: async (person: Person) => {
      await putHandingAws(person);
      await person.settings({
        env: WITHOUT_PROFILE,
        awsCredentialExport: 'aws configure export-credentials --profile work',
        awsAuthRefresh: REFRESH,
      });
    },
    found: /chain finds no credentials, as there is no AWS_PROFILE: so the sign-in opens each time/,
    fix: /Set AWS_PROFILE to the profile that awsAuthRefresh signs in/,
  },
  {
    row: 'refresh-command',
    when: 'awsCredentialExport signs beside a profile that is not there',
    arrange: async (person: Person) => {
      await putHandingAws(person);
      await person.settings({
        env: { ...ENV, AWS_PROFILE: 'gone' },
        awsCredentialExport: 'aws configure export-credentials --profile work',
        awsAuthRefresh: REFRESH,
      });
    },
    found: /as the profile 'gone' \(env\.AWS_PROFILE in .*\) leads to none/,
    fix: /Set AWS_PROFILE/,
  },
  {
    row: 'refresh-command',
    when: 'an API key signs beside an awsAuthRefresh that is left over',
    arrange: async (person: Person) => {
      await putHandingAws(person);
      person.env.ANTHROPIC_BEDROCK_BASE_URL = person.sandbox.urlIn('eu-central-1');
      await person.settings({
        env: { ...WITHOUT_PROFILE, AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token },
        awsAuthRefresh: REFRESH,
      });
    },
    found: /Claude Code signs with the API key, but asks by/,
    fix: /an API key needs no sign-in/,
  },
].map((scene) => ({ ...scene, status: 'warn' as const, origin: 'settings.json' }));

export const PLATFORM_SCENES: readonly Scene[] = [...INSTEAD, ...NOT_KEPT, ...EVERY_START];
