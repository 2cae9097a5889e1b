import { expect, test } from 'vitest';
import { checkStartUrl, readStartUrl, startUrlHint } from '../../../src/plan/profile/check-start-url.ts';

const PORTAL = 'https://example.awsapps.com/start';

test.each([
  PORTAL,
  `${PORTAL}/`,
  `${PORTAL}#/`,
  `${PORTAL}/#/`,
  `${PORTAL}/#/?tab=accounts`,
  `${PORTAL}/#/console?account_id=111122223333&role_name=Admin`,
  `  ${PORTAL}\n`,
  'https://example.awsapps.com',
  'https://example.awsapps.com/start/anything',
  'https://EXAMPLE.awsapps.com/start',
])('%j means the portal', (text) => {
  expect(readStartUrl(text)).toEqual({ ok: true, value: PORTAL });
});

test.each([
  ['https://start.home.awsapps.cn/directory/example#/', 'https://start.home.awsapps.cn/directory/example'],
  ['https://ssoins-1234.portal.eu-central-1.app.aws/', 'https://ssoins-1234.portal.eu-central-1.app.aws'],
  ['https://identitycenter.amazonaws.com/ssoins-1234/', 'https://identitycenter.amazonaws.com/ssoins-1234'],
])('%s is one too', (text, value) => {
  expect(readStartUrl(text)).toEqual({ ok: true, value });
});

test.each(['', 'example', 'example.awsapps.com/start', 'http://example.awsapps.com/start', 'file:///start'])(
  '%j is none',
  (text) => {
    expect(readStartUrl(text)).toMatchObject({ ok: false, problem: { code: 'start-url-malformed' } });
  },
);

const WITH_HTTPS = `Begin it with https://: ${PORTAL}`;
test.each([
  ['example.awsapps.com/start', 'does not begin with https://', WITH_HTTPS],
  [' example.awsapps.com ', 'does not begin with https://', WITH_HTTPS],
  ['http://example.awsapps.com/start/#/', 'does not begin with https://', WITH_HTTPS],
  ['sso.example.com/start', 'does not begin with https://', /^Begin it with https:\/\/\. Give the address /],
  ['ftp://sso.example.com', 'does not begin with https://', /^Begin it with https:\/\/\. Give the address /],
  [
    'example',
    'is not a URL',
    `Begin it with https://. If example is the name of your access portal, its address is ${PORTAL}`,
  ],
  ['two words', 'is not a URL', /^Begin it with https:\/\/\. Give the address /],
  ['https://', 'is not a URL', /^Give the address of the AWS access portal/],
])('of %j it is told what is missing', (text, why, fix) => {
  expect(readStartUrl(text)).toMatchObject({
    problem: { message: `The start URL '${text.trim()}' ${why}.`, fix: expect.stringMatching(fix) },
  });
});

test.each(['https://', 'http://', ''])('a password in it is not shown after %j', (scheme) => {
  const outcome = readStartUrl(`${scheme}me:hunter2@example.awsapps.com/start`);
  expect(outcome.ok).toBe(false);
  expect(JSON.stringify(outcome)).not.toContain('hunter2');
});

test('one that stands in a file keeps its text, which names the file of its token', () => {
  expect(checkStartUrl(`${PORTAL}#/`)).toEqual({ ok: true, value: `${PORTAL}#/` });
});

test.each([
  [PORTAL, ''],
  [
    'https://example.awsaps.com/start',
    'example.awsaps.com is no host of AWS: access portals end in .awsapps.com or .app.aws.',
  ],
])('of %s a refusal adds %j', (url, hint) => {
  expect(startUrlHint(url)).toBe(hint);
});
