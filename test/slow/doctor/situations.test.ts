import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { EXAMPLE, exampleApiKey, GATEWAY_TOKEN } from '../../../src/sandbox/index.ts';
import { ENV, makePerson, type Person } from '../../doctor/person.ts';
import { runData } from '../../support/run.ts';
import { put } from '../../support/world.ts';

/** What people of public threads ran into, each held against a run of Claude Code 2.1.332 in the same home. */
interface Situation {
  readonly when: string;
  arrange(person: Person): unknown;
  /** What the doctor has to say first, such as `fail proxy`; without it, nothing is to be said. */
  readonly first?: string;
  readonly options?: readonly string[];
  readonly found?: RegExp;
  readonly fix?: RegExp;
}

const { AWS_PROFILE: _, ...WITHOUT_PROFILE } = ENV;
const { CLAUDE_CODE_USE_BEDROCK, AWS_PROFILE } = ENV;
const WITHOUT_PINS = { CLAUDE_CODE_USE_BEDROCK, AWS_PROFILE };

const KEYS = { AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId, AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey };

const withEnv =
  (more: Readonly<Record<string, string | undefined>>, top: object = {}) =>
  ({ settings }: Person) =>
    settings({ env: { ...ENV, ...more }, ...top });

const SETTINGS: readonly Situation[] = [
  {
    when: 'the switch stands beside "env", and not in it',
    arrange: ({ settings }) => {
      const { CLAUDE_CODE_USE_BEDROCK, ...env } = ENV;
      return settings({ CLAUDE_CODE_USE_BEDROCK, env });
    },
    first: 'fail bedrock-off',
    found: /stands at the top of .*, where it is not read: variables belong below "env"/,
  },
  {
    when: 'the switch is misspelt',
    arrange: ({ settings }) => {
      const { CLAUDE_CODE_USE_BEDROCK, ...env } = ENV;
      return settings({ env: { ...env, CLAUDE_USE_BEDROCK: CLAUDE_CODE_USE_BEDROCK } });
    },
    first: 'fail bedrock-off',
    found: /^CLAUDE_USE_BEDROCK is unknown to Claude Code/,
  },
  {
    when: 'variables stand in .claude.json, where they beat the shell and not the settings',
    arrange: async ({ world, env, settings }) => {
      const { CLAUDE_CODE_USE_BEDROCK, AWS_REGION, ...rest } = ENV;
      await put(
        `${world.home}/.claude.json`,
        JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: 1, AWS_REGION } }),
      );
      env.AWS_REGION = 'us-west-2';
      await settings({ env: rest });
    },
  },
  ...(
    [
      [
        'X-Team: a\n{"X-Guardrail": "g"}',
        /In line 2 of env\.ANTHROPIC_CUSTOM_HEADERS .* no name of a header/,
      ],
      ['-H X-Team: a', /no name of a header/],
      ['X-Team: 日', /the value has a character/],
    ] as const
  ).map(([value, found]) => ({
    when: `the headers are ${JSON.stringify(value)}`,
    arrange: withEnv({ ANTHROPIC_CUSTOM_HEADERS: value }),
    first: 'fail custom-headers',
    found,
    fix: /^Write "Name: value" there/,
  })),
  {
    when: 'headers have blanks, an accent and a line of words',
    arrange: withEnv({ ANTHROPIC_CUSTOM_HEADERS: 'X-Team:\té\r\nX-None:\nwords' }),
  },
];

const CREDENTIALS: Situation[] = [
  {
    when: 'an API key signs where signing is switched off',
    arrange: ({ settings, env, sandbox }) => {
      env.ANTHROPIC_BEDROCK_BASE_URL = sandbox.urlIn('eu-central-1');
      const key = { AWS_BEARER_TOKEN_BEDROCK: exampleApiKey().token, CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1' };
      return settings({ env: { ...WITHOUT_PROFILE, ...key } });
    },
  },
];

/** Temporary keys that nobody knows any more, as a program writes them into the credentials file. */
const writtenKeys = (more: string) => async (person: Person) => {
  await person.config('');
  await person.credentials(
    `[work]\naws_access_key_id = ASIAQQQQQQQQQQQQQQQQ\naws_secret_access_key = ${'x'.repeat(40)}\naws_session_token = tok\n${more}`,
  );
};

CREDENTIALS.push(
  {
    when: 'saml2aws has written when its keys end',
    arrange: async (person) => {
      await writtenKeys('x_security_token_expires = 2026-01-01T10:00:00Z\n')(person);
      await withEnv({}, { awsAuthRefresh: 'saml2aws login --profile work' })(person);
    },
    first: 'fail credentials-expired',
    found: /of the AWS profile 'work' .* ended \d+ days ago/,
    fix: /^Run what writes them: saml2aws …\. Or put new ones/,
  },
  ...(
    [
      [
        'a blank in its path',
        '/opt/My Tools/creds --json',
        /no program \/opt\/My\. A path with a blank .* double quotes/,
      ],
      ['a program of Windows', 'C:\\Tools\\creds.exe', /takes backslashes away/],
      ['a program that is not there', 'granted credential-process', /no program granted\. Install it/],
    ] as const
  ).map(([what, command, found]) => ({
    when: `the credential process is ${command} (${what})`,
    arrange: ({ config }: Person) => config(`[profile work]\ncredential_process = ${command}\n`),
    first: 'fail process-broken',
    found,
  })),
  {
    when: 'keys are exported, and the profile of the repository is not there',
    arrange: async ({ env, settings, config }) => {
      Object.assign(env, KEYS);
      await config('');
      await settings({});
      await settings({ env: ENV }, 'project');
    },
    first: 'fail profile-missing',
    found: /The access keys \(AWS_ACCESS_KEY_ID in the environment\) are not used beside AWS_PROFILE/,
    fix: /^Take AWS_PROFILE away \(env\.AWS_PROFILE in .*project/,
  },
  {
    when: 'aws-vault exports keys, and the profile of the settings has none',
    arrange: async ({ env, config }) => {
      Object.assign(env, KEYS);
      await config('[profile work]\nregion = eu-central-1\nmfa_serial = arn:aws:iam::111122223333:mfa/x\n');
    },
    first: 'fail profile-incomplete',
    fix: /^Take AWS_PROFILE away/,
  },
  ...['config', 'credentials'].map((name) => ({
    when: `an editor saved the AWS file as ${name}.txt`,
    arrange: async ({ world }: Person) => {
      await rm(`${world.home}/.aws/config`);
      await put(`${world.home}/.aws/${name}.txt`, '[default]\nregion = eu-central-1\n');
    },
    first: 'fail profile-missing',
    found: new RegExp(`${name}\\.txt is there, and is not read under that name`),
    fix: new RegExp(`^Rename .*${name}\\.txt to .*${name}, without an ending`),
  })),
  {
    when: 'the AWS file has colons in the place of equals signs',
    arrange: ({ config }) => config('[profile work]\nregion: eu-central-1\n'),
    first: 'fail profile-missing',
    fix: /^Write the file as the AWS SDK reads it/,
  },
  {
    when: "a gateway is named for Anthropic's own API, and nothing of AWS is there",
    arrange: async ({ config, settings }) => {
      await config('');
      const gateway = { ANTHROPIC_BASE_URL: 'https://litellm.example', ANTHROPIC_AUTH_TOKEN: 'token' };
      await settings({ env: { ...WITHOUT_PROFILE, ...gateway } });
    },
    first: 'fail credentials-unavailable',
    found:
      /^env\.ANTHROPIC_BASE_URL in .* has no effect.*ANTHROPIC_BEDROCK_BASE_URL, with CLAUDE_CODE_SKIP_BEDROCK_AUTH=1/,
  },
  {
    when: 'the API key stands where one of Anthropic belongs',
    arrange: async ({ config, settings }) => {
      await config('');
      await settings({ env: { ...WITHOUT_PROFILE, ANTHROPIC_API_KEY: exampleApiKey().token } });
    },
    first: 'fail credentials-unavailable',
    found: /^env\.ANTHROPIC_API_KEY in .* holds an Amazon Bedrock API key/,
  },
  {
    when: 'the access keys are references that nothing has resolved',
    arrange: async ({ env, config, settings }) => {
      Object.assign(env, {
        AWS_ACCESS_KEY_ID: 'op://vault/aws/id',
        AWS_SECRET_ACCESS_KEY: 'op://vault/aws/key',
      });
      await config('');
      await settings({ env: WITHOUT_PROFILE });
    },
    first: 'fail credentials-invalid',
    found: /AWS_ACCESS_KEY_ID in the environment holds a reference, and not the value/,
  },
);

const KEYS_PRINTED = {
  AccessKeyId: EXAMPLE.accessKeyId,
  SecretAccessKey: EXAMPLE.secretAccessKey,
};
const printing = (answer: unknown) =>
  `echo '${typeof answer === 'string' ? answer : JSON.stringify(answer)}'`;
const byProcess = (answer: unknown) => async (person: Person) => {
  const script = await put(`${person.world.home}/hand-over.sh`, printing(answer));
  await person.config(`[profile work]\ncredential_process = sh ${script}\nregion = eu-central-1\n`);
};
const { AccessKeyId, SecretAccessKey } = KEYS_PRINTED;

/** What the AWS SDK in Claude Code makes of answers of a credential process. */
const PROCESSES: readonly Situation[] = (
  [
    [{ Version: '1', ...KEYS_PRINTED }, /a Version that is not the number 1/],
    [{ Credentials: { Version: 1, ...KEYS_PRINTED } }, /which awsCredentialExport takes/],
    [{ Version: 1, Credentials: KEYS_PRINTED }, /which awsCredentialExport takes/],
    [{ Version: 1, accessKeyId: AccessKeyId, SecretAccessKey }, /prints accessKeyId, where AccessKeyId is/],
    [
      { Version: 1, AccessKeyId, aws_secret_access_key: SecretAccessKey },
      /prints aws_secret_access_key, where/,
    ],
    [{ version: 1, ...KEYS_PRINTED }, /prints version, where Version is wanted/],
    [{ Version: 1, ...KEYS_PRINTED, Expiration: 1_900_000_000 }, /a number of seconds/],
    [
      { Version: 1, ...KEYS_PRINTED, AccessKeyId: ` ${AccessKeyId}` },
      /AccessKeyId that it prints has a blank/,
    ],
    [{ Version: 1, AccessKeyId }, /lacks SecretAccessKey/],
    [[{ Version: 1, ...KEYS_PRINTED }], /prints a list/],
    [`hello\n${JSON.stringify({ Version: 1, ...KEYS_PRINTED })}`, /prints other text beside the JSON/],
    ['', /prints nothing/],
    ['export AWS_ACCESS_KEY_ID=x\nexport AWS_SECRET_ACCESS_KEY=y', /variables for a shell.*--format process/],
    ['AccessKeyId: x\nSecretAccessKey: y', /another format than JSON.*--output json/],
    ['x', /not JSON/],
    [{ Version: 1, ...KEYS_PRINTED, Expiration: Date.now() + 3_600_000 }, undefined],
    [{ Version: 1, ...KEYS_PRINTED, Expiration: 'in an hour' }, undefined],
    [{ Version: 1, ...KEYS_PRINTED, Expiration: null, token: null }, undefined],
  ] as const
).map(([answer, found]) => ({
  when: `a credential process prints ${JSON.stringify(answer).slice(0, 90)}`,
  arrange: byProcess(answer),
  options: ['--run-commands'],
  ...(found && { first: 'fail process-broken', found }),
}));

/** What Claude Code itself makes of answers of an export command. */
const EXPORTS: readonly Situation[] = (
  [
    [
      { Version: '1', ...KEYS_PRINTED, sessionToken: 'x' },
      /prints sessionToken, where SessionToken is wanted/,
    ],
    [{ accessKeyId: AccessKeyId, SecretAccessKey, SessionToken: 'x' }, /prints accessKeyId, where/],
  ] as const
).map(([answer, found]) => ({
  when: `an export command prints ${JSON.stringify(answer).slice(0, 90)}`,
  arrange: async (person: Person) => {
    const script = await put(`${person.world.home}/hand-out.sh`, printing(answer));
    await withEnv({}, { awsCredentialExport: `sh ${script}` })(person);
  },
  options: ['--run-commands'],
  first: 'warn export-command',
  found,
}));

const ROLES: readonly Situation[] = [
  {
    when: 'AWS_DEFAULTS_MODE is none that the SDK knows',
    arrange: withEnv({ AWS_DEFAULTS_MODE: 'nonsense' }),
    first: 'fail credentials-unavailable',
    found: /^env\.AWS_DEFAULTS_MODE in .* names a mode that is none: the AWS SDK knows auto, in-region/,
    fix: /^Take it away, or write standard/,
  },
  {
    when: 'AWS_DEFAULTS_MODE is one that the SDK knows',
    arrange: withEnv({ AWS_DEFAULTS_MODE: 'auto' }),
  },
  {
    when: 'Mantle is asked by a role that IAM does not let one take',
    arrange: async (person) => {
      await person.config(
        `[profile work]\nrole_arn = arn:aws:iam::${EXAMPLE.sandboxAccount}:role/Nobody\nsource_profile = s\nregion = us-east-1\n[profile s]\naws_access_key_id = ${AccessKeyId}\naws_secret_access_key = ${SecretAccessKey}\n`,
      );
      await person.settings({
        env: { CLAUDE_CODE_USE_MANTLE: '1', AWS_PROFILE: 'work', AWS_REGION: 'us-east-1' },
      });
    },
    first: 'fail iam-denied',
    found: /sts:AssumeRole/,
  },
];

const NETWORK: readonly Situation[] = [
  {
    when: 'a gateway has a token, and signing is not switched off',
    arrange: async (person) => {
      delete person.env.ANTHROPIC_BEDROCK_BASE_URL;
      await withEnv({
        ANTHROPIC_BEDROCK_BASE_URL: `${person.sandbox.url}/gateway`,
        ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN,
      })(person);
    },
    first: 'fail proxy',
    found: /does not send the token \(env\.ANTHROPIC_AUTH_TOKEN in .*CLAUDE_CODE_SKIP_BEDROCK_AUTH is not on/,
    fix: /^Set CLAUDE_CODE_SKIP_BEDROCK_AUTH to 1/,
  },
  {
    when: 'the address of a service has no http in front',
    arrange: ({ env }) => {
      env.AWS_ENDPOINT_URL_SSO = 'localhost:4566';
    },
    first: 'fail base-url',
    found: /^AWS_ENDPOINT_URL_SSO in the environment does not begin with http/,
  },
  {
    when: 'the address is that of the listing',
    arrange: withEnv({ ANTHROPIC_BEDROCK_BASE_URL: 'https://bedrock.eu-central-1.amazonaws.com' }),
    options: ['--offline'],
    first: 'fail base-url',
    found: /Models are listed there, and not invoked/,
  },
  {
    when: 'the address is that of a VPC endpoint of another network',
    arrange: withEnv({
      ANTHROPIC_BEDROCK_BASE_URL: 'https://vpce-0a-b.bedrock-runtime.eu-central-1.vpce.invalid',
    }),
    first: 'fail endpoint-unreachable',
    fix: /^Connect to the network of that VPC endpoint/,
  },
  {
    when: 'a proxy that was stopped is named for https, and AWS is asked by http',
    arrange: withEnv({ HTTPS_PROXY: 'http://127.0.0.1:9' }),
    first: 'fail endpoint-unreachable',
    found: /^HTTPS_PROXY \(env\.HTTPS_PROXY in .*\) leads to http:\/\/127\.0\.0\.1:9/,
  },
  {
    when: 'a range of NO_PROXY excepts what is asked',
    arrange: withEnv({ HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'example.com, 127.0.0.0/8' }),
  },
  ...['"http://proxy.example:80"', 'proxy.example:port', 'http://'].map((value) => ({
    when: `the proxy is ${value}`,
    arrange: withEnv({ HTTPS_PROXY: value, NO_PROXY: '*' }),
    first: 'fail proxy',
    found: /^What env\.HTTPS_PROXY in .* cannot be read as the address of a proxy/,
    fix: /^Write it as http:\/\/HOST:PORT/,
  })),
];

const SONNET = 'eu.anthropic.claude-sonnet-4-6';
const OPUS = 'eu.anthropic.claude-opus-5-5';
const withModel = (ANTHROPIC_MODEL: string, more: object = {}) => withEnv({ ANTHROPIC_MODEL }, more);

/** AWS says this of Sonnet 4.6, and nothing else of the others. */
const refusing =
  (status: number, code: string, message: string, more: object = {}) =>
  async (person: Person) => {
    person.sandbox.fail(
      { service: 'bedrock-runtime', model: SONNET },
      { kind: 'error', status, code, message },
    );
    await withModel(SONNET, more)(person);
  };

const NO_ACCESS = "You don't have access to the model with the specified model ID.";
const NO_RIGHT =
  'User: arn:aws:sts::111122223333:assumed-role/x/ada is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/x because no identity-based policy allows the bedrock:InvokeModel action';

const MODELS: readonly Situation[] = [
  // The geography stays, and so does the account.
  ...(
    [
      ['eu.anthropic.claude-4-6-sonnet', SONNET],
      ['eu.anthropic.claude-sonnet-4-5', 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0'],
      ['EU.anthropic.claude-sonnet-4-6', SONNET],
      ['bedrock/eu.anthropic.claude-sonnet-4-6', SONNET],
      ['eu.claude-sonnet-4-6', SONNET],
      ['sonnet 4.6', SONNET],
      ['claude-opus-4-8@20260101', 'eu.anthropic.claude-opus-4-8'],
      ['global.anthropic.claude-sonnet-4-6-v1', 'global.anthropic.claude-sonnet-4-6'],
    ] as const
  ).map(([id, instead]) => ({
    when: `the model is misspelt as ${id}`,
    arrange: withModel(id),
    first: 'fail model-not-listed',
    fix: new RegExp(`^Use ${instead} instead of`),
  })),
  {
    when: 'the model is named by its bare id',
    arrange: withModel('anthropic.claude-sonnet-4-6'),
    first: 'fail model-bare-id',
    fix: /^Use eu\.anthropic\.claude-sonnet-4-6 instead of .*--fix model-bare-id/,
  },
  {
    when: 'the model is named by its bare id, and IAM denies the listing',
    arrange: async (person) => {
      const denied = NO_RIGHT.replaceAll('InvokeModel', 'ListInferenceProfiles');
      person.sandbox.fail(
        { service: 'bedrock' },
        { kind: 'error', status: 403, code: 'AccessDeniedException', message: denied },
      );
      await withModel('anthropic.claude-sonnet-4-6')(person);
    },
    first: 'fail model-bare-id',
    fix: /^Use eu\.anthropic\.claude-sonnet-4-6 instead of anthropic/,
  },
  {
    when: "the ARN of one of AWS's own profiles is of another region",
    arrange: withModel(`arn:aws:bedrock:eu-west-1:111122223333:inference-profile/${SONNET}`),
    first: 'fail arn-region',
    found: /asks eu-central-1/,
    fix: /^Use eu\.anthropic\.claude-sonnet-4-6 instead of arn.*--fix arn-region/,
  },
  {
    when: 'the ARN of an application profile has a slip of the finger',
    arrange: async ({ settings, env, sandbox }) => {
      env.ANTHROPIC_BEDROCK_BASE_URL = sandbox.url;
      const model = EXAMPLE.claudeProfileArn.replace('k7v2', 'k7w2');
      await settings({ env: { ...WITHOUT_PINS, AWS_REGION: 'us-east-1', ANTHROPIC_MODEL: model } });
    },
    first: 'fail model-not-listed',
    fix: /^Use arn:aws:bedrock:us-east-1:111122223333:application-inference-profile\/k7v2m9x4q1ab instead/,
  },
  {
    when: 'availableModels leaves out the model that is named',
    arrange: withModel(SONNET, { availableModels: ['haiku'] }),
    first: 'warn model-restricted',
    found:
      /^availableModels in .* leaves eu\.anthropic\.claude-sonnet-4-6 out.*eu\.anthropic\.claude-opus-5-5/,
    fix: /add eu\.anthropic\.claude-sonnet-4-6 to it/,
  },
  // What Claude Code goes on to, and when it does.
  ...(
    [
      [403, 'AccessDeniedException', NO_ACCESS, 'model-subscription'],
      [403, 'AccessDeniedException', NO_RIGHT, 'iam-denied'],
      [400, 'ValidationException', 'The provided model identifier is invalid.', 'model-not-listed'],
      [
        503,
        'ServiceUnavailableException',
        'Bedrock is unable to process your request.',
        'service-unavailable',
      ],
    ] as const
  ).map(([status, code, message, id]) => ({
    when: `a fallback works while the primary model is refused: ${message.slice(0, 40)}`,
    arrange: refusing(status, code, message, { fallbackModel: ['nonsense', 'opus'] }),
    first: `warn ${id}`,
    found: new RegExp(`Claude Code works with ${OPUS} instead \\(fallbackModel in`),
  })),
  ...(
    [
      [429, 'ThrottlingException', 'Too many requests, please wait before trying again.', 'quota'],
      [
        404,
        'ResourceNotFoundException',
        'This model version has reached the end of its life.',
        'model-legacy',
      ],
    ] as const
  ).map(([status, code, message, id]) => ({
    when: `no fallback is asked after: ${message}`,
    arrange: refusing(status, code, message, { fallbackModel: ['opus'] }),
    first: `fail ${id}`,
  })),
  {
    when: 'the list of models leaves out the fallback',
    arrange: refusing(403, 'AccessDeniedException', NO_ACCESS, {
      fallbackModel: ['opus'],
      availableModels: [SONNET],
    }),
    first: 'fail model-subscription',
  },
  ...(
    [
      ['invalid beta flag', /AWS says: invalid beta flag/],
      ['context_management: Extra inputs are not permitted', /AWS says: context_management/],
      [
        'The guardrail identifier or version provided in the request does not exist.',
        /AWS says: The guardrail/,
      ],
      [
        'max_tokens: 128000 > 64000, which is the maximum allowed number of output tokens',
        /AWS says: max_tokens/,
      ],
    ] as const
  ).map(([message, found]) => ({
    when: `AWS refuses in words that --explain knows: ${message}`,
    arrange: refusing(400, 'ValidationException', message),
    first: 'fail unclassified',
    found,
    fix: /^(?!What AWS says usually)/,
  })),
  {
    when: 'the account comes from a reseller',
    arrange: refusing(
      403,
      'AccessDeniedException',
      'Access to this model is not available for channel program accounts. Reach out to your AWS Solution Provider.',
    ),
    first: 'fail model-not-for-account',
  },
  {
    when: 'an override leads to an application profile that is gone',
    arrange: async ({ settings, env, sandbox }) => {
      env.ANTHROPIC_BEDROCK_BASE_URL = sandbox.url;
      const gone = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/goneprofile1';
      const top = { modelOverrides: { 'claude-sonnet-4-6': gone } };
      await settings({
        env: { ...WITHOUT_PINS, AWS_REGION: 'us-east-1', ANTHROPIC_MODEL: 'claude-sonnet-4-6' },
        ...top,
      });
    },
    first: 'fail model-not-listed',
    found:
      /^arn:.*goneprofile1 \(modelOverrides in .*settings\.json, for claude-sonnet-4-6\) is set for the primary/,
  },
  {
    when: 'an override stands under an alias and under an id of Bedrock',
    arrange: withEnv({}, { modelOverrides: { sonnet: SONNET, [SONNET]: SONNET } }),
    first: 'warn setting-unknown',
    found: /^modelOverrides goes by Anthropic's own names of models, and sonnet is none/,
  },
  {
    when: 'Mantle refuses the primary model beside Bedrock Invoke',
    arrange: withEnv({ CLAUDE_CODE_USE_MANTLE: '1', ANTHROPIC_MODEL: 'anthropic.claude-opus-9-9' }),
    first: 'fail provider-refuses',
    found: /^Claude in Amazon Bedrock \(Mantle\) was asked for anthropic\.claude-opus-9-9/,
  },
];

const withAgent = (model: string) => async (person: Person) => {
  const text = `---\nname: reviewer\ndescription: reviews\nmodel: ${model}\n---\nReview.\n`;
  await put(`${person.world.home}/.claude/agents/reviewer.md`, text);
};
const AGENTS: readonly Situation[] = [
  {
    when: 'a file of an agent names a model that the account may not use',
    arrange: async (person) => {
      person.sandbox.fail(
        { service: 'bedrock-runtime', model: SONNET },
        { kind: 'error', status: 403, code: 'AccessDeniedException', message: NO_RIGHT },
      );
      await withAgent(SONNET)(person);
    },
    first: 'warn model-family-gap',
    found: /^eu\.anthropic\.claude-sonnet-4-6 \(model in .*agents\/reviewer\.md\)/,
  },
  {
    when: 'a file of an agent names a model of another geography',
    arrange: withAgent('us.anthropic.claude-sonnet-4-6'),
    first: 'warn model-wrong-prefix',
    found: /is set for an agent \(model in .*agents\/reviewer\.md\)/,
    fix: /^Use eu\.anthropic\.claude-sonnet-4-6 instead of us/,
  },
  { when: 'a file of an agent names a model that answers', arrange: withAgent(SONNET) },
  { when: 'a file of an agent names an alias', arrange: withAgent('sonnet') },
];

test.each([
  ...SETTINGS,
  ...MODELS,
  ...CREDENTIALS,
  ...PROCESSES,
  ...EXPORTS,
  ...ROLES,
  ...AGENTS,
  ...NETWORK,
])('$when', async ({ arrange, options = [], first, found, fix }) => {
  const person = await makePerson();
  await arrange(person);
  const { findings, verdict } = await runData(person.world, 'doctor', ...options);
  const problems = findings.filter(({ status }: { status: string }) => !['ok', 'skipped'].includes(status));
  if (first === undefined) {
    expect(problems).toEqual([]);
    expect(verdict.status).toBe('healthy');
    return;
  }
  expect(`${problems[0]?.status} ${problems[0]?.id}`).toBe(first);
  if (found) expect(problems[0].found).toMatch(found);
  if (fix) expect(`${problems[0].fix?.say} ${problems[0].fix?.run ?? ''}`).toMatch(fix);
});
