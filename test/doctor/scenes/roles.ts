import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { EXAMPLE, temporaryCredentials } from '../../../src/sandbox/index.ts';
import { put } from '../../support/world.ts';
import { ENV, type Person } from '../person.ts';
import type { Scene } from '../scene.ts';
import { using } from './profile.ts';

const { accessKeyId, secretAccessKey, roleArn } = EXAMPLE;
const BASE = `[profile base]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';

/** Nothing names a profile, and variables name a container's agent. */
function inContainer(env: Readonly<Record<string, string>>) {
  return async (person: Person) => {
    await using(undefined)(person);
    await person.config('');
    Object.assign(person.env, env);
  };
}

/** An agent that answers so. */
function answering(status: number, body: string, more: Readonly<Record<string, string>> = {}) {
  return async (person: Person) => {
    const agent = createServer((_request, response) => response.writeHead(status).end(body));
    await new Promise<void>((listening) => agent.listen(0, '127.0.0.1', listening));
    onTestFinished(() => void agent.close());
    const { port } = agent.address() as AddressInfo;
    await inContainer({ [FULL]: `http://127.0.0.1:${port}/creds`, ...more })(person);
  };
}

const CONTAINER: readonly Scene[] = [
  {
    row: 'container-role',
    when: 'the address of the agent is one that the SDK does not ask',
    arrange: inContainer({ [FULL]: 'http://10.1.2.3:4711/creds' }),
    found:
      /FULL_URI is http:\/\/10\.1\.2\.3:4711\/creds\. Over plain HTTP the AWS SDK asks only this machine/,
    fix: /Correct AWS_CONTAINER_CREDENTIALS_FULL_URI/,
  },
  {
    row: 'container-role',
    when: 'the address of the agent is none',
    arrange: inContainer({ [FULL]: 'localhost/creds' }),
    found: /is localhost\/creds, which is no address/,
    fix: /Correct AWS_CONTAINER_CREDENTIALS_FULL_URI/,
  },
  {
    row: 'container-role',
    when: 'the file with the token for the agent is not there',
    arrange: inContainer({
      [FULL]: 'http://127.0.0.1:9/creds',
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/nonexistent/token',
    }),
    found: /\/nonexistent\/token does not exist/,
    fix: /take AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE away/,
  },
  ...(
    [
      [401, '{}', {}, /answers HTTP 401/, /It wants a token: set AWS_CONTAINER_AUTHORIZATION_TOKEN/],
      [401, '{}', { AWS_CONTAINER_AUTHORIZATION_TOKEN: 'x' }, /HTTP 401/, /put in a current token/],
      [404, 'not found', {}, /answers HTTP 404/, /the role is still attached/],
      [500, 'down', {}, /answers HTTP 500/, /See that what answers there runs/],
      [200, '<html>', {}, /answers something other than JSON/, /See that what answers there runs/],
      [200, '{"AccessKeyId":"x"}', {}, /lack SecretAccessKey and Token/, /See that what answers/],
    ] as const
  ).map(([status, body, more, found, fix]) => ({
    row: 'container-role',
    when: `the agent answers ${status} ${body} to ${Object.keys(more)[0] ?? 'nobody'}`,
    arrange: answering(status, body, more),
    found,
    fix,
  })),
  {
    row: 'container-role',
    when: 'the profile takes the role of a container, and this is none',
    arrange: ({ config }: Person) =>
      config(`[profile work]\nrole_arn = ${roleArn}\ncredential_source = EcsContainer\n`),
    found: /needs AWS_CONTAINER_CREDENTIALS_FULL_URI or/,
    fix: /Run Claude Code in the container/,
  },
].map((scene) => ({ ...scene, status: 'fail' as const }));

/** A profile that takes a role with these lines beside, and what AWS STS says of it. */
function taking(lines: string, said?: string) {
  return async ({ config, sandbox }: Person) => {
    await config(`[profile work]\nrole_arn = ${roleArn}\nsource_profile = base\n${lines}\n${BASE}`);
    const refusal = { kind: 'error', status: 400, code: 'ValidationError' } as const;
    if (said) sandbox.fail({ service: 'sts', operation: 'AssumeRole' }, { ...refusal, message: said });
  };
}

const PATTERN = 'failed to satisfy constraint: Member must satisfy regular expression pattern';

const ROLE: readonly Scene[] = (
  [
    [
      'asks for longer than the role allows',
      taking(
        'duration_seconds = 43200',
        'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      ),
      /^duration_seconds = 43200\. AWS says: The requested/,
      /Write 3600 or less/,
    ],
    [
      'asks for longer than a role by way of another may last',
      async (person: Person) => {
        await taking('', 'The requested DurationSeconds exceeds the 1 hour session limit')(person);
        await person.config(
          `[profile work]\nrole_arn = ${roleArn}\nsource_profile = mid\nduration_seconds = 7200\n[profile mid]\nrole_arn = ${roleArn}\nsource_profile = base\n${BASE}`,
        );
      },
      /duration_seconds = 7200\. It is a number of seconds from 900 to 3600 \(60 minutes\) for a role/,
      /Write 3600 or less/,
    ],
    [
      'tells the duration in words',
      taking('duration_seconds = 1h', 'DurationSeconds is not a number'),
      /duration_seconds = 1h\. It is a number of seconds from 900 to 43200/,
      /Write 3600 or less/,
    ],
    [
      'has quotes around the role',
      taking(`role_arn = "${roleArn}"`, `"${roleArn}" is invalid`),
      /A role is written as arn:aws:iam::ACCOUNT:role\/NAME, without quotes/,
      /Write the ARN as the AWS console/,
    ],
    [
      'has a blank in the name of the session',
      taking('role_session_name = Ada Lovelace', `Value 'Ada Lovelace' at 'roleSessionName' ${PATTERN}`),
      /role_session_name = Ada Lovelace\. It may hold letters/,
      /or take the line away/,
    ],
    [
      'has half an external id',
      taking('external_id = x', `Value 'x' at 'externalId' ${PATTERN}`),
      /external_id = x\. An external id has 2 to 1224/,
      /owner of the role/,
    ],
  ] as const
).map(([what, arrange, found, fix]) => ({
  row: 'role-refused',
  when: `the profile ${what}`,
  arrange,
  status: 'fail' as const,
  found,
  fix,
  origin: '.aws/config',
}));

const SOURCES: readonly Scene[] = [
  {
    row: 'web-identity-token',
    when: 'AWS STS does not take the token of the platform',
    arrange: async (person: Person) => {
      const file = await put(join(person.world.home, 'token'), 'stale-token');
      await inContainer({ AWS_ROLE_ARN: roleArn, AWS_WEB_IDENTITY_TOKEN_FILE: file })(person);
    },
    found: /It stands in .*token\. The token has expired, or its issuer/,
    fix: /Get a new token from the platform/,
  },
  {
    row: 'credentials-unavailable',
    when: 'the profile takes its role with keys of the environment, and there are none',
    arrange: ({ config }: Person) =>
      config(`[profile work]\nrole_arn = ${roleArn}\ncredential_source = Environment\n`),
    found: /takes the keys of the environment, and AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set/,
    fix: /Start Claude Code where they are/,
  },
  {
    row: 'credentials-unavailable',
    when: 'the profile takes its role with that of the machine, which is switched off',
    arrange: ({ config, env }: Person) => {
      env.AWS_EC2_METADATA_DISABLED = 'true';
      return config(`[profile work]\nrole_arn = ${roleArn}\ncredential_source = Ec2InstanceMetadata\n`);
    },
    found: /needs the role of the machine: .*AWS_EC2_METADATA_DISABLED in the environment is true/,
    fix: /give the profile another source/,
  },
  ...(
    [
      [{ AWS_ACCESS_KEY_ID: accessKeyId }, /and AWS_SECRET_ACCESS_KEY, which it needs, is not/],
      [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/t' }, /FILE in the environment is set, and AWS_ROLE_ARN, which/],
      [{ AWS_ACCESS_KEY: accessKeyId, AWS_SECRET_KEY: 'x' }, /Claude Code reads AWS_ACCESS_KEY_ID instead/],
      [{ BEDROCK_API_KEY: 'ABSKx' }, /Claude Code reads AWS_BEARER_TOKEN_BEDROCK instead/],
      [{ AWS_CREDENTIALS_FILE: '/c' }, /Claude Code reads AWS_SHARED_CREDENTIALS_FILE instead/],
    ] as const
  ).map(([env, found]) => ({
    row: 'credentials-unavailable',
    when: `the environment has ${Object.keys(env).join(' and ')} alone`,
    arrange: inContainer(env as Readonly<Record<string, string>>),
    found,
    fix: /Correct that/,
  })),
  {
    row: 'credentials-unavailable',
    when: 'nothing is signed, and no gateway does so',
    arrange: ({ settings }: Person) => settings({ env: { ...ENV, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' } }),
    found: /CLAUDE_CODE_SKIP_BEDROCK_AUTH in .*settings\.json is on, which is for a gateway/,
    fix: /Take CLAUDE_CODE_SKIP_BEDROCK_AUTH away/,
  },
  {
    row: 'credentials-unavailable',
    when: 'an empty AWS_PROFILE in the settings hides the one of the shell',
    arrange: async (person: Person) => {
      await person.settings({ env: { ...ENV, AWS_PROFILE: '' } });
      person.env.AWS_PROFILE = 'work';
    },
    found: /settings\.json is empty, and hides "work" \(AWS_PROFILE in the environment\)/,
    fix: /Correct that/,
  },
].map((scene) => ({ ...scene, status: 'fail' as const }));

/** Temporary keys that AWS knows. */
function temporary({ sandbox }: Person) {
  const [user] = sandbox.cloud.users;
  if (!user) throw new TypeError('the example cloud has a user');
  const issued = temporaryCredentials(user, new Date(Date.now() + 3_600_000));
  sandbox.cloud.sessions.push(issued);
  return issued;
}

const IN_ENV = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };

const KEYS: readonly Scene[] = (
  [
    [
      'a temporary key has no session token',
      async (person: Person) => {
        const issued = temporary(person);
        await person.config(
          `[profile work]\naws_access_key_id = ${issued.accessKeyId}\naws_secret_access_key = ${issued.secretAccessKey}\n`,
        );
      },
      /temporary one \(ASIA…\), which works only together with its session token, and aws_session_token is missing in the profile 'work' in .*config/,
    ],
    [
      'a settings file empties the session token of a temporary key',
      async (person: Person) => {
        const issued = temporary(person);
        await inContainer({
          AWS_ACCESS_KEY_ID: issued.accessKeyId,
          AWS_SECRET_ACCESS_KEY: issued.secretAccessKey,
          AWS_SESSION_TOKEN: '',
        })(person);
      },
      /AWS_SESSION_TOKEN is empty in the environment/,
    ],
    [
      'a lasting key has the session token of another',
      inContainer({ ...IN_ENV, AWS_SESSION_TOKEN: 'left-over-from-yesterday' }),
      /AWS_SESSION_TOKEN in the environment is left over from other credentials/,
    ],
    [
      'the keys stand in quotes',
      ({ config }: Person) =>
        config(
          `[profile work]\naws_access_key_id = "${accessKeyId}"\naws_secret_access_key = "${secretAccessKey}"\n`,
        ),
      /aws_access_key_id and aws_secret_access_key in the profile 'work' in .* has quotes/,
    ],
    [
      'the secret ends with a line end',
      inContainer({ ...IN_ENV, AWS_SECRET_ACCESS_KEY: `${secretAccessKey}\n` }),
      /AWS_SECRET_ACCESS_KEY in the environment has a blank or a line end/,
    ],
    [
      'the id ends with a carriage return',
      inContainer({ ...IN_ENV, AWS_ACCESS_KEY_ID: `${accessKeyId}\r` }),
      /AWS_ACCESS_KEY_ID in the environment has a blank or a line end/,
    ],
    [
      'id and secret are swapped',
      inContainer({ AWS_ACCESS_KEY_ID: secretAccessKey, AWS_SECRET_ACCESS_KEY: accessKeyId }),
      /the two values are swapped/,
    ],
    [
      'something stands behind the secret',
      inContainer({ ...IN_ENV, AWS_SECRET_ACCESS_KEY: `${secretAccessKey}#old` }),
      /AWS_SECRET_ACCESS_KEY in the environment has 44 characters, and a secret has 40/,
    ],
  ] as const
).map(([when, arrange, found]) => ({
  row: 'credentials-invalid',
  when,
  arrange,
  status: 'fail' as const,
  found,
  fix: /Put|Enter|Take|Write/,
}));

export const ROLE_SCENES: readonly Scene[] = [...CONTAINER, ...ROLE, ...SOURCES, ...KEYS];
