import { expect, test } from 'vitest';
import { maskKnownSecrets } from '../../src/report/changes/known-secrets.ts';
import { holdsSecret, withoutSecrets } from '../../src/text/mask.ts';

test.each([
  'AKIARTX3GSDSQADVOPER',
  'ABSKQmVkcm9ja0FQSUtleS1kZW1vOnNlY3JldA==',
  'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLz9BY3Rpb24',
  'sk-ant-api03-abcdefghijklmnop',
  'aoaAAAAAGdeadbeef:MGUCMQDdeadbeefdeadbeef',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'IQoJb3JpZ2luX2Vj'.repeat(8),
  'IQoJb3JpZ2luX2VjEXAMPLE',
  'sk-litellm-1234567890abcdef',
  'sk-1234567890abcdefghij',
  'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  'glpat-abcdefghij1234567890',
  'xoxb-1234567890-abcdefghij',
])('masks %s in the midst of a sentence', (secret) => {
  const masked = withoutSecrets(`it is ${secret} there`);
  expect(masked).not.toContain(secret);
  expect(masked).toMatch(/^it is \S+ there$/);
  expect(withoutSecrets(`key=${secret}.`)).not.toContain(secret);
});

test.each([
  ['Bearer token-without-any-shape', 'Bearer toke…hape'],
  ['https://ada:hunter2@llm.acme.com/v1', 'https://ada:…@llm.acme.com/v1'],
  ['AWS_SESSION_TOKEN=IQoJb3JpZ2luX2Vj', 'AWS_SESSION_TOKEN=IQoJ…X2Vj'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7', 'aws_secret_access_key = wJal…I/K7'],
  ['"SecretAccessKey": "wJalrXUtnFEMI/K7"', '"SecretAccessKey": "wJal…I/K7"'],
])('masks what %s names', (text, masked) => {
  expect(withoutSecrets(text)).toBe(masked);
});

test.each([
  '/Users/AdaLovelace/Projects/Analytical2/Engine3/notes/settings.json',
  '/home/ada/.aws/sso/cache/d033e22ae348aeb5660fc2140aec35850c4da997.json',
  'unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
  `rm /home/ada/${'Documents/Company/'.repeat(8)}cache`,
  'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/a1b2c3d4e5f6',
  'bedrock:InvokeModelWithResponseStream',
  'sk-production-administrators',
  'https://ada@llm.acme.com:8080/v1 and a@b.example',
  'AWS said: Bearer Token has expired',
])('keeps %s', (text) => {
  expect(withoutSecrets(text)).toBe(text);
});

test('masks what the settings and the AWS files hold, whatever it looks like', () => {
  const mask = maskKnownSecrets({
    candidates: new Map([
      ['ANTHROPIC_AUTH_TOKEN', [{ value: 'plain words as a token', origin: { from: 'environment' } }]],
      ['AWS_PROFILE', [{ value: 'work-profile', origin: { from: 'environment' } }]],
    ]),
    files: {
      files: [],
      profiles: new Map([
        ['work', { aws_secret_access_key: '/looks/like/a/path/but/is/none', region: 'eu-central-1' }],
      ]),
      credentials: new Map(),
      ssoSessions: new Map(),
      services: new Map(),
      droppedProfiles: [],
      droppedSessions: [],
      misnamed: [],
    },
  });
  expect(mask('plain words as a token, /looks/like/a/path/but/is/none')).toBe('plai…oken, /loo…none');
  expect(mask('work-profile in eu-central-1')).toBe('work-profile in eu-central-1');
});

test.each([
  'https://x.example/?key=ABSKQmVkcm9ja0FQSUtleS1kZW1vOnNlY3JldA%3D%3D',
  'https://x.example/?secret=wJalrXUtnFEMI%2FK7MDENG%2FbPxRfiCYEXAMPLEKEY',
  'https://x.example/?%41KIASANDBOXDEVELOPER',
])('masks what stands percent-encoded in %s', (text) => {
  expect(withoutSecrets(text)).not.toMatch(/RldA|YEXAMPLEKEY|DEVELOPER/);
});

test('keeps what is percent-encoded and no secret', () => {
  const text = 'https://x.example/a%20b/%E2%82%AC?100%25';
  expect(withoutSecrets(text)).toBe(text);
});

test.each([
  (secret: string) => encodeURIComponent(secret),
  (secret: string) => encodeURIComponent(secret).toLowerCase(),
  (secret: string) => `${secret.slice(0, 9)}\n    ${secret.slice(9)}`,
  (secret: string) => `${secret.slice(0, 9)}\\n${secret.slice(9)}`,
  (secret: string) => `${secret.slice(0, 9)}" "${secret.slice(9)}`,
  (secret: string) => [...secret].join('\u200b'),
])('masks a secret of the files also where it is encoded or in pieces: %s', (change) => {
  const key = 'every/thing+here=is-a-word';
  const facts = {
    candidates: new Map(),
    files: { profiles: new Map([['p', { aws_secret_access_key: key }]]), credentials: new Map() },
  } as unknown as Parameters<typeof maskKnownSecrets>[0];
  const masked = maskKnownSecrets(facts)(`It is ${change(key)} there.`);
  expect(masked).toMatch(/^It is ever\S*…\S* there\.$/);
});

test.each([
  'q83vDk29sLm0XzP4tRwY7uBn',
  'key=q83vDk29sLm0XzP4tRwY7uBn',
  'it is ghp_16C7e42F292c6912E7710c838347',
])('a person who types %s typed a secret', (text) => {
  expect(holdsSecret(text)).toBe(true);
});

test.each([
  'AdministratorAccess-111122223333',
  'MyCompanyProductionAccount2024Admin',
  'global.anthropic.claude-opus-4-5-20251101-v1:0',
  'arn:aws:iam::111122223333:role/AWSReservedSSO_PowerUserAccess_0123456789abcdef',
  'https://eu-central-1.signin.aws/platform/d-9067012345/login?workflowStateHandle=Ab3dEf6hIj9LmN2pQr5tUv8xYz',
  'ssoins-1234567890abcdef.portal.eu-central-1.app.aws',
])('and not with %s', (text) => {
  expect(holdsSecret(text)).toBe(false);
});
