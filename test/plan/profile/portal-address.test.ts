import { expect, test } from 'vitest';
import { readPortalAddress, typedNote } from '../../../src/plan/profile/portal-address.ts';

const PORTAL = 'https://example.awsapps.com/start';
const DIRECTORY = 'https://d-9067012345.awsapps.com/start';
const GOV = 'https://start.us-gov-home.awsapps.com/directory/d-9067012345';
const CHINA = 'https://start.home.awsapps.cn/directory/example';

test.each([
  PORTAL,
  `${PORTAL}/`,
  `${PORTAL}#/`,
  `${PORTAL}/#/`,
  `${PORTAL}/\\#/`,
  `${PORTAL}/#/?tab=accounts`,
  `${PORTAL}/#/console?account_id=111122223333&role_name=Admin`,
  `${PORTAL}/#/device?user_code=ABCD-EFGH`,
  `  ${PORTAL}\n`,
  `<${PORTAL}>`,
  `"${PORTAL}".`,
  'https://example.awsapps.com',
  'https://example.awsapps.com:443/start',
  'https://example.awsapps.com./start',
  'https://EXAMPLE.awsapps.com/start',
  'HTTPS://example.awsapps.com/start',
  'http://example.awsapps.com/start/#/',
  'http://example.awsapps.com:80/start',
  'example.awsapps.com/start',
  'example.awsapps.com',
  'example.awsapps.com/start/#/',
  'example',
  'Example',
])('%j means the portal', (text) => {
  expect(readPortalAddress(text)).toEqual({ ok: true, value: { startUrl: PORTAL } });
});

test.each([
  ['d-9067012345', DIRECTORY, undefined],
  ['d-9067012345.awsapps.com', DIRECTORY, undefined],
  ['https://d-9067012345.awsapps.com/start/#/', DIRECTORY, undefined],
  [`${DIRECTORY}/user-consent/authorize.html?clientId=x&region=us-west-2&state=y`, DIRECTORY, 'us-west-2'],
  [`${DIRECTORY}/user-consent/authorize.html?region=nowhere`, DIRECTORY, undefined],
  ['https://eu-west-1.signin.aws/platform/d-9067012345/login?workflowStateHandle=1', DIRECTORY, 'eu-west-1'],
  ['eu-west-1.signin.aws.amazon.com/platform/d-9067012345/login', DIRECTORY, 'eu-west-1'],
  [`${GOV}/#/`, GOV, undefined],
  ['start.us-gov-home.awsapps.com/directory/d-9067012345?x=1', GOV, undefined],
  [
    'https://start.us-gov-east-1.us-gov-home.awsapps.com/directory/example/#/',
    'https://start.us-gov-east-1.us-gov-home.awsapps.com/directory/example',
    'us-gov-east-1',
  ],
  [`${CHINA}#/`, CHINA, undefined],
  [
    'start.cn-north-1.home.awsapps.cn/directory/example',
    'https://start.cn-north-1.home.awsapps.cn/directory/example',
    'cn-north-1',
  ],
  [
    'https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws/',
    'https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws',
    'eu-central-1',
  ],
  [
    'ssoins-1234567890abcdef.portal.us-gov-west-1.app.aws/#/?tab=accounts',
    'https://ssoins-1234567890abcdef.portal.us-gov-west-1.app.aws',
    'us-gov-west-1',
  ],
  [
    'https://ssoins-1234567890abcdef.portal.cn-north-1.app.amazonwebservices.com.cn/start',
    'https://ssoins-1234567890abcdef.portal.cn-north-1.app.amazonwebservices.com.cn',
    'cn-north-1',
  ],
  [
    'https://ssoins-1234567890abcdef.eu-west-1.portal.amazonaws.com/#/device?user_code=ABCD-EFGH',
    'https://ssoins-1234567890abcdef.eu-west-1.portal.amazonaws.com',
    'eu-west-1',
  ],
  [
    'https://identitycenter.amazonaws.com/ssoins-1234567890abcdef/',
    'https://identitycenter.amazonaws.com/ssoins-1234567890abcdef',
    undefined,
  ],
  ['sso.example.com/portal/?x=1#y', 'https://sso.example.com/portal', undefined],
  ['https://sso.example.com:8443/', 'https://sso.example.com:8443', undefined],
])('%s is %s, region %s', (text, startUrl, region) => {
  expect(readPortalAddress(text)).toEqual({ ok: true, value: { startUrl, ...(region && { region }) } });
});

test.each([
  ['', 'is no address'],
  ['two words', 'is no address'],
  ['https://', 'is no address'],
  ['file:///start', 'is no address'],
  ['ftp://example.awsapps.com', 'is no address'],
  ['/start', 'is no address'],
  ['https://localhost/start', 'is no address'],
  ['https://eu-central-1.console.aws.amazon.com/singlesignon/home', 'is the AWS console'],
  ['https://111122223333.signin.aws.amazon.com/console', 'is a sign-in page'],
  ['https://eu-west-1.signin.aws/platform/login?workflowStateHandle=1', 'is a sign-in page'],
  ['https://device.sso.eu-central-1.amazonaws.com/?user_code=ABCD-EFGH', 'is the page for a code'],
])('%j is refused: it %s', (text, why) => {
  expect(readPortalAddress(text)).toMatchObject({
    ok: false,
    problem: {
      code: 'start-url-malformed',
      message: expect.stringContaining(why),
      fix: expect.stringMatching(/^Give the address/),
    },
  });
});

test.each(['https://', 'http://', ''])('a password in it is not shown after %j', (scheme) => {
  const outcome = readPortalAddress(`${scheme}me:hunter2@example.awsapps.com/start`);
  expect(outcome.ok).toBe(false);
  expect(JSON.stringify(outcome)).not.toContain('hunter2');
});

test('what was typed is told beside what it became, and only where the two differ', () => {
  expect(typedNote('example.awsapps.com', PORTAL)).toBe(
    `You typed example.awsapps.com. The access portal is ${PORTAL}.`,
  );
  expect(typedNote(` ${PORTAL} `, PORTAL)).toBeUndefined();
  expect(typedNote(undefined, PORTAL)).toBeUndefined();
});
