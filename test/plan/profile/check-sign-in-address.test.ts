import { expect, test } from 'vitest';
import { checkSignInAddress } from '../../../src/plan/profile/check-sign-in-address.ts';

const startUrl = 'https://login.example.com/start';
const LOOPBACK = 'http://127.0.0.1:4711';

test.each([
  ['https://device.sso.eu-central-1.amazonaws.com/?user_code=ABCD-EFGH', undefined],
  ['https://device.sso.cn-north-1.amazonaws.com.cn/', undefined],
  ['https://example.awsapps.com/start/#/device?user_code=ABCD-EFGH', undefined],
  ['https://ssoins-1234.portal.eu-central-1.app.aws/#/device', undefined],
  ['https://login.example.com/device', undefined],
  [`${LOOPBACK}/device`, LOOPBACK],
  ['http://localhost:4711/device', 'http://localhost:4711'],
])('people are sent to %s (endpoint %s)', (address, endpoint) => {
  expect(checkSignInAddress(address, { startUrl, endpoint })).toEqual({
    ok: true,
    value: { host: new URL(address).host, href: new URL(address).href },
  });
});

test.each([
  ['http://device.sso.eu-central-1.amazonaws.com/', undefined],
  ['https://device.example/', undefined],
  ['https://example.awsapps.com.device.example/', undefined],
  ['https://notawsapps.com/', undefined],
  ['https://device.sso.eu-central-1.amazonaws.com@device.example/', undefined],
  ['https://me@device.sso.eu-central-1.amazonaws.com/', undefined],
  ['https://bucket.s3.amazonaws.com/', undefined],
  ['https://bucket.s3-website-us-east-1.amazonaws.com/', undefined],
  ['https://abc.execute-api.us-east-1.amazonaws.com/', undefined],
  ['https://abc.lambda-url.us-east-1.on.aws/', undefined],
  ['https://lb-1.us-east-1.elb.amazonaws.com/', undefined],
  ['https://ec2-1-2-3-4.eu-central-1.compute.amazonaws.com/', undefined],
  [`${LOOPBACK}/device`, undefined],
  [`${LOOPBACK}/device`, 'https://oidc.example.com'],
  ['https://device.example/', LOOPBACK],
  [`https://device.sso.eu-central-1.amazonaws.com/?user_code=${'x'.repeat(200)}`, undefined],
  ['javascript:alert(1)', undefined],
  ['', undefined],
])('nobody is sent to %s (endpoint %s)', (address, endpoint) => {
  const outcome = checkSignInAddress(address, { startUrl, endpoint });
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'login-address-suspicious' } });
});

test('the address is handed on as it was understood: nothing in it moves a cursor or turns a text', () => {
  const address = 'https://device.sso.eu-central-1.amazonaws.com/\u001b[2J\u202e?user_code=A\nB\u0085';
  const outcome = checkSignInAddress(address, { startUrl, endpoint: undefined });
  expect(outcome).toMatchObject({
    value: { href: 'https://device.sso.eu-central-1.amazonaws.com/%1B[2J%E2%80%AE?user_code=AB%C2%85' },
  });
});
