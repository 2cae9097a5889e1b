import { join } from 'node:path';
import { EXAMPLE, exampleApiKey, shortTermApiKey } from '../../src/sandbox/index.ts';
import { putAwsCli } from '../support/aws-home.ts';
import { runData } from '../support/run.ts';
import { put } from '../support/world.ts';
import { CONFIG, ENV, type Person } from './person.ts';
import { byExport, byProcess } from './scenes/commands-behind.ts';
import { putHandingAws, putProgram } from './stand-in-aws.ts';

const { accessKeyId, secretAccessKey } = EXAMPLE;
const KEYS = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
const REGION = 'region = eu-central-1\n';
const ROLE = `role_arn = ${EXAMPLE.roleArn}\nsource_profile = base\n${REGION}`;
const { AWS_PROFILE: _, ...WITHOUT_PROFILE } = ENV;

/** One setup that works for each kind of credentials, and names that are odd but valid. */
export const HEALTHY_CREDENTIALS: readonly { when: string; arrange(person: Person): unknown }[] = [
  {
    when: 'the profile has access keys',
    arrange: ({ config }) => config(`[profile work]\n${REGION}${KEYS}`),
  },
  {
    when: 'the keys of the profile stand in the credentials file',
    arrange: async ({ config, credentials }) => {
      await config(`[profile work]\n${REGION}`);
      await credentials(`[work]\n${KEYS}`);
    },
  },
  {
    when: 'the shell exports access keys',
    arrange: async ({ settings, env }) => {
      await settings({ env: WITHOUT_PROFILE });
      Object.assign(env, { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey });
    },
  },
  {
    when: 'the shell exports the same keys as the profile has',
    arrange: async ({ config, env }) => {
      await config(`[profile work]\n${REGION}${KEYS}`);
      Object.assign(env, { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey });
    },
  },
  {
    when: 'the profile default signs, and nothing names it',
    arrange: async ({ config, settings }) => {
      await config(CONFIG.replace('[profile work]', '[default]'));
      await settings({ env: WITHOUT_PROFILE });
    },
  },
  {
    when: 'the profile takes a role with access keys, which need a code elsewhere',
    arrange: ({ config }) =>
      config(
        `[profile work]\n${ROLE}[profile base]\nmfa_serial = arn:aws:iam::111122223333:mfa/ada\n${KEYS}`,
      ),
  },
  {
    when: 'the profile takes a role with a sign-in',
    arrange: async ({ config, sandbox }) => {
      await config(`${CONFIG.replace('[profile work]', '[profile base]')}\n[profile work]\n${ROLE}`);
      for (const role of sandbox.cloud.roles) role.trusts.push('*');
    },
  },
  {
    when: 'the profile asks a program',
    arrange: ({ config }) => {
      const answer = { Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey };
      return config(`[profile work]\n${REGION}credential_process = echo '${JSON.stringify(answer)}'\n`);
    },
  },
  {
    when: 'the profile takes a role with a web identity',
    arrange: async ({ config, world }) => {
      const file = await put(join(world.home, 'token'), EXAMPLE.webIdentityToken);
      await config(
        `[profile work]\nrole_arn = ${EXAMPLE.roleArn}\nweb_identity_token_file = ${file}\n${REGION}`,
      );
    },
  },
  {
    when: 'the platform gives a web identity',
    arrange: async ({ config, settings, env, world }) => {
      await config('');
      await settings({ env: WITHOUT_PROFILE });
      const file = await put(join(world.home, 'token'), EXAMPLE.webIdentityToken);
      Object.assign(env, { AWS_ROLE_ARN: EXAMPLE.roleArn, AWS_WEB_IDENTITY_TOKEN_FILE: file });
    },
  },
  {
    when: 'the platform gives a web identity beside a profile that signs',
    arrange: ({ env }) => {
      Object.assign(env, {
        AWS_ROLE_ARN: EXAMPLE.roleArn,
        AWS_WEB_IDENTITY_TOKEN_FILE: '/nonexistent/token',
      });
    },
  },
  {
    when: 'the keys of the profile have a comment behind them',
    arrange: ({ config }) => config(`[profile work]\n${REGION}${KEYS.trimEnd()} ; mine\n`),
  },
  {
    when: 'the profile takes a role for as long as it may, under a name of its own',
    arrange: ({ config }) =>
      config(
        `[profile work]\n${ROLE}duration_seconds = 3600\nrole_session_name = ada@example.com\n[profile base]\n${KEYS}`,
      ),
  },
  {
    when: 'a long-term API key signs',
    arrange: ({ settings, env, sandbox }) => {
      // Such a request does not say by itself for which region it is.
      env.ANTHROPIC_BEDROCK_BASE_URL = sandbox.urlIn('eu-central-1');
      return settings({ env: { ...WITHOUT_PROFILE, AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token } });
    },
  },
  {
    when: 'a short-term API key signs',
    arrange: ({ settings }) => {
      const key = shortTermApiKey({ accessKeyId, secretAccessKey }, 'eu-central-1', new Date());
      return settings({ env: { ...WITHOUT_PROFILE, AWS_BEARER_TOKEN_BEDROCK: key } });
    },
  },
  {
    when: 'our command hands over credentials for Claude Code alone',
    arrange: async ({ settings, world, env }) => {
      await settings({ env: WITHOUT_PROFILE });
      const options = ['--auth', 'isolated', '--profile', 'work', '--offline'];
      const { planId } = await runData(world, 'setup', '--plan', ...options);
      await runData(world, 'setup', '--apply', '--plan-id', planId, ...options);
      // The shell is somebody else, which is what such a setup is for.
      Object.assign(env, {
        AWS_ACCESS_KEY_ID: 'AKIAOTHEROTHEROTHER0',
        AWS_SECRET_ACCESS_KEY: 'x'.repeat(40),
      });
    },
  },
  {
    when: 'the AWS CLI renews the sign-in, by another profile of the same session',
    arrange: async ({ settings, config, env, world }) => {
      env.PATH = `${await putAwsCli(world.home, '2.15.3')}:${env.PATH}`;
      await config(`${CONFIG}\n${CONFIG.slice(0, CONFIG.indexOf('[sso')).replace('work', 'other')}`);
      await settings({ env: ENV, awsAuthRefresh: 'aws sso login --profile other 2>&1 | tee /tmp/log' });
    },
  },
  {
    when: 'a command that names no profile renews the one in the environment',
    arrange: async ({ settings, env, world }) => {
      env.PATH = `${await putAwsCli(world.home, '2.15.3')}:${env.PATH}`;
      await settings({ env: ENV, awsAuthRefresh: 'aws sso login' });
    },
  },
  ...[
    'aws configure export-credentials --profile work --format process',
    "sh -c 'aws --profile work configure export-credentials'",
    'aws-vault export --format=json work',
    'granted credential-process --profile work',
    'aws-sso-util credential-process --profile work',
  ].flatMap((command) => [
    {
      when: `the profile hands over the credentials of another by ${command}`,
      arrange: async (person: Person) => {
        await putHandingAws(person);
        for (const name of ['aws-vault', 'granted', 'aws-sso-util'])
          await putProgram(person, name, 'sleep 60');
        await byProcess(command, 'aws sso login --profile work')(person);
      },
    },
    {
      when: `the settings hand over the credentials of a profile by ${command}`,
      arrange: async (person: Person) => {
        await putHandingAws(person);
        for (const name of ['aws-vault', 'granted', 'aws-sso-util'])
          await putProgram(person, name, 'sleep 60');
        await byExport(command, { env: ENV, awsAuthRefresh: 'aws sso login --sso-session corp && echo' })(
          person,
        );
      },
    },
  ]),
  {
    when: 'the sign-in behind a credential process has just ended and renews itself',
    arrange: async (person) => {
      await putHandingAws(person);
      await byProcess('aws configure export-credentials --profile work')(person);
      await person.signIn({ expiresAt: new Date(Date.now() - 60_000).toISOString() });
    },
  },
  {
    when: 'a script of the company renews the sign-in',
    arrange: async ({ settings }) => {
      await settings({ env: ENV });
      await settings({ awsAuthRefresh: 'test -d . && ./tools/login "$USER"' }, 'project');
    },
  },
  {
    when: 'the session writes no scopes, and has a refresh token all the same',
    arrange: ({ config }) => config(CONFIG.replace(/sso_registration_scopes.*\n/, '')),
  },
  {
    when: 'the start URL ends otherwise than at the sign-in',
    arrange: ({ config }) => config(CONFIG.replace(EXAMPLE.startUrl, `${EXAMPLE.startUrl}/#/`)),
  },
  {
    when: 'the sign-in has just ended and renews itself',
    arrange: ({ signIn }) => signIn({ expiresAt: new Date(Date.now() - 60_000).toISOString() }),
  },
  {
    when: 'there are a thousand profiles',
    arrange: ({ config }) => {
      const others = Array.from({ length: 1000 }, (_, i) => `[profile p${i}]\nsso_session = corp\n`);
      return config(CONFIG + others.join('\n'));
    },
  },
  ...["it's;id", '$(touch x)', '"quoted"'].map((name) => ({
    when: `the profile is called ${name}`,
    arrange: async ({ config, credentials, settings }: Person) => {
      await config(CONFIG);
      await credentials(`[${name}]\n${CONFIG.slice(CONFIG.indexOf('\n') + 1, CONFIG.indexOf('[sso'))}`);
      await settings({ env: { ...ENV, AWS_PROFILE: name } });
    },
  })),
];
