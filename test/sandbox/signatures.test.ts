import { ListInferenceProfilesCommand } from '@aws-sdk/client-bedrock';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { assumedRole, type Cloud, exampleCloud, temporaryCredentials } from '../../src/sandbox/index.ts';
import { type ClientOptions, clientsOf, DEVELOPER, failureOf, sandboxForTest } from './support.ts';

const INVALID = 'The security token included in the request is invalid.';
const EXPIRED = 'The security token included in the request is expired';
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

describe('credentials that are refused', () => {
  const cloud = exampleCloud();
  const expired = sessionUntil(cloud, new Date(0));
  const { accessKeyId, secretAccessKey } = sessionUntil(cloud, new Date(Date.now() + 3_600_000));
  const unknown = { ...DEVELOPER, accessKeyId: 'AKIANOBODYKNOWSTHIS0' };

  test.each<[string, ClientOptions['credentials'], sts: string, bedrock: string, message: string]>([
    ['an unknown access key', unknown, 'InvalidClientTokenId', 'UnrecognizedClientException', INVALID],
    [
      'a wrong secret',
      { ...DEVELOPER, secretAccessKey: 'mistyped' },
      'SignatureDoesNotMatch',
      'InvalidSignatureException',
      MISMATCH,
    ],
    [
      'static keys beside a forgotten session token',
      { ...DEVELOPER, sessionToken: 'stale' },
      'InvalidClientTokenId',
      'UnrecognizedClientException',
      INVALID,
    ],
    [
      'temporary keys without their session token',
      { accessKeyId, secretAccessKey },
      'InvalidClientTokenId',
      'UnrecognizedClientException',
      INVALID,
    ],
    ['an expired session', expired, 'ExpiredToken', 'ExpiredTokenException', EXPIRED],
  ])('%s', async (_, credentials, stsName, bedrockName, message) => {
    const sandbox = await sandboxForTest({ cloud });
    const { sts, bedrock } = clientsOf(sandbox, { ...(credentials && { credentials }) });

    const fromSts = await failureOf(sts.send(new GetCallerIdentityCommand({})));
    const fromBedrock = await failureOf(bedrock.send(new ListInferenceProfilesCommand({})));

    expect(fromSts).toEqual({ name: stsName, status: 403, message });
    expect(fromBedrock).toEqual({ name: bedrockName, status: 403, message });
    expect(sandbox.requests.map((request) => request.principal)).toEqual([undefined, undefined]);
  });
});

test('refuses credentials scoped to another region than the one that was called', async () => {
  const sandbox = await sandboxForTest();
  const { bedrock } = clientsOf(sandbox, { endpoint: sandbox.urlIn('eu-west-1'), region: 'us-east-1' });
  expect(await failureOf(bedrock.send(new ListInferenceProfilesCommand({})))).toMatchObject({
    name: 'InvalidSignatureException',
    message: 'Credential should be scoped to a valid region. ',
  });
});

test('verifies what was signed below a region prefix', async () => {
  const sandbox = await sandboxForTest();
  const { bedrock } = clientsOf(sandbox, { endpoint: sandbox.urlIn('eu-west-1'), region: 'eu-west-1' });
  await bedrock.send(new ListInferenceProfilesCommand({ maxResults: 1 }));
  expect(sandbox.requests[0]).toMatchObject({ region: 'eu-west-1', status: 200 });
});

test.each([
  [6, /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/],
  [
    -6,
    /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$/,
  ],
])('refuses a signature when the service is %i minutes ahead', async (minutes, message) => {
  const sandbox = await sandboxForTest({ now: () => new Date(Date.now() + minutes * 60_000) });
  const { sts, bedrock } = clientsOf(sandbox);
  const wording = { message: expect.stringMatching(message) };
  expect(await failureOf(sts.send(new GetCallerIdentityCommand({})))).toMatchObject({
    name: 'SignatureDoesNotMatch',
    ...wording,
  });
  expect(await failureOf(bedrock.send(new ListInferenceProfilesCommand({})))).toMatchObject({
    name: 'InvalidSignatureException',
    ...wording,
  });
});

test.each([
  ['no signature', {}, 'MissingAuthenticationTokenException', /^Missing Authentication Token$/],
  [
    'half a signature',
    { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA', 'x-amz-date': '20260101T000000Z' },
    'IncompleteSignatureException',
    /^Authorization header requires/,
  ],
  [
    'a signature for another service',
    {
      authorization: `AWS4-HMAC-SHA256 Credential=${DEVELOPER.accessKeyId}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00`,
      'x-amz-date': '20260101T000000Z',
    },
    'InvalidSignatureException',
    /^Credential should be scoped to correct service: 'bedrock'\. $/,
  ],
])('refuses %s', async (_, headers: Record<string, string>, code, message) => {
  const sandbox = await sandboxForTest();
  const answer = await fetch(`${sandbox.url}/inference-profiles`, { headers });
  expect(answer.status).toBe(403);
  expect(answer.headers.get('x-amzn-errortype')).toBe(code);
  expect(await answer.json()).toEqual({ message: expect.stringMatching(message) });
});

function sessionUntil(cloud: Cloud, expiration: Date) {
  const role = cloud.roles.find((candidate) => candidate.name === 'Developer');
  if (!role) throw new Error('The example cloud has the role Developer.');
  const session = temporaryCredentials(assumedRole(role, 'ada'), expiration);
  cloud.sessions.push(session);
  return session;
}
