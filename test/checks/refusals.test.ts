import { expect, test } from 'vitest';
import { endpointUnreachable } from '../../src/checks/rules/network/endpoint-unreachable.ts';
import { tls } from '../../src/checks/rules/network/tls.ts';
import { iamDenied } from '../../src/checks/rules/permissions/iam-denied.ts';
import { scpDenied } from '../../src/checks/rules/permissions/scp-denied.ts';
import { makePerson, type Person, PINS } from '../doctor/person.ts';
import { invocation, listing, problemOf, refusal } from './judging.ts';

const OPUS = PINS.ANTHROPIC_DEFAULT_OPUS_MODEL;
const IDENTITY = {
  ok: true,
  value: {
    accountId: '111122223333',
    arn: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_BedrockUser_0123456789abcdef/ada',
  },
} as const;

/** As in reality: nothing leads elsewhere than to AWS. */
async function personOnAws(): Promise<Person> {
  const person = await makePerson();
  for (const name of Object.keys(person.env)) {
    if (/ENDPOINT_URL|BASE_URL/.test(name)) person.env[name] = undefined;
  }
  return person;
}

test('tells per host how far the way goes, and which hosts a firewall has to let through', async () => {
  const { found, fix } = await problemOf(endpointUnreachable, await personOnAws(), {
    identity: refusal('endpoint-unreachable'),
    routes: [
      { host: 'sts.eu-central-1.amazonaws.com', port: 443, reached: 'nothing', code: 'ENOTFOUND' },
      { host: 'bedrock.eu-central-1.amazonaws.com', port: 443, reached: 'dns', code: 'ETIMEDOUT' },
      { host: 'bedrock-runtime.eu-central-1.amazonaws.com', port: 443, reached: 'http' },
    ],
  });
  expect(found).toBe(
    'sts.eu-central-1.amazonaws.com:443: its name leads to no address (ENOTFOUND). ' +
      'bedrock.eu-central-1.amazonaws.com:443: no connection (ETIMEDOUT).',
  );
  expect(fix?.send?.split('\n')).toEqual(
    expect.arrayContaining([
      'bedrock.eu-central-1.amazonaws.com',
      'bedrock-runtime.eu-central-1.amazonaws.com',
      'sts.eu-central-1.amazonaws.com',
      'portal.sso.eu-central-1.amazonaws.com',
      'oidc.eu-central-1.amazonaws.com',
    ]),
  );
});

test('only warns of a host that Claude Code can do without', async () => {
  const { status } = await problemOf(endpointUnreachable, await personOnAws(), {
    listing: refusal('endpoint-unreachable'),
    invocations: [invocation(OPUS, { ok: true, value: 'usable' })],
  });
  expect(status).toBe('warn');
});

test('names who issued the certificate, and the proxy that showed it', async () => {
  const { found } = await problemOf(tls, await personOnAws(), {
    listing: refusal('tls'),
    routes: [
      {
        host: 'bedrock.eu-central-1.amazonaws.com',
        port: 443,
        proxy: 'http://proxy.corp:8080',
        reached: 'connect',
        code: 'SELF_SIGNED_CERT_IN_CHAIN',
        issuer: 'Corp Inspection CA',
      },
    ],
  });
  expect(found).toBe(
    'bedrock.eu-central-1.amazonaws.com:443 through the proxy http://proxy.corp:8080, with a certificate issued by Corp Inspection CA: connected, but no TLS (SELF_SIGNED_CERT_IN_CHAIN).',
  );
});

test('asks the administrator for exactly what is missing', async () => {
  const denied = {
    action: 'bedrock:InvokeModelWithResponseStream',
    resource: `arn:aws:bedrock:eu-central-1:111122223333:inference-profile/${OPUS}`,
    policy: 'permissions-boundary',
    isExplicit: false,
  } as const;
  const { fix } = await problemOf(iamDenied, await personOnAws(), {
    identity: IDENTITY,
    invocations: [invocation(OPUS, refusal('iam-denied', { denied }))],
  });
  expect(fix?.say).toContain('the permissions boundary of the role or the user has to change');
  const [text, policy] = fix?.send?.split('\n\n{') ?? [];
  expect(text).toContain('Account: 111122223333');
  expect(text).toContain('permission set BedrockUser of IAM Identity Center');
  expect(text).toContain('Region: eu-central-1');
  expect(text).toContain(OPUS);
  expect(JSON.parse(`{${policy}`)).toMatchObject({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Resource: expect.arrayContaining([denied.resource]) },
      { Effect: 'Allow', Action: ['bedrock:ListInferenceProfiles', 'bedrock:GetInferenceProfile'] },
    ],
  });
});

test('asks for the denied action alone where that is none of invoking', async () => {
  const denied = {
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::444455556666:role/Bedrock',
    principal: 'arn:aws:iam::111122223333:user/ada',
    isExplicit: false,
  };
  const { found, fix } = await problemOf(iamDenied, await personOnAws(), {
    credentials: refusal('iam-denied', { denied }),
  });
  expect(found).toBe('Denied: sts:AssumeRole on arn:aws:iam::444455556666:role/Bedrock.');
  expect(fix?.send).toContain('Who: arn:aws:iam::111122223333:user/ada');
  expect(fix?.send).toContain('"sts:AssumeRole"');
});

test.each([
  ['eu-north-1', / may send requests to eu-north-1\.$/],
  ['', / may send requests to any region\.$/],
  ['eu-central-1', /service control policy\.$/],
])('says which destination the organisation denies: "%s"', async (region, expected) => {
  const denied = {
    action: 'bedrock:InvokeModel',
    resource: `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-opus-5-5`,
    policy: 'service-control',
    isExplicit: true,
  } as const;
  const { found, fix } = await problemOf(scpDenied, await personOnAws(), {
    identity: IDENTITY,
    listing: listing('eu-central-1', OPUS, 'global.anthropic.claude-opus-5-5'),
    invocations: [invocation(OPUS, refusal('scp-denied', { denied }))],
  });
  expect(found).toMatch(expected);
  expect(fix?.say).toContain('Until then, global.anthropic.claude-opus-5-5');
});
