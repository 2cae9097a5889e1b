import { expect, test } from 'vitest';
import type { AwsSection } from '../../../src/facts/aws-files/aws-files.ts';
import { waysToSign } from '../../../src/plan/setup/ways-to-sign.ts';

const KEYS = { aws_access_key_id: 'AKIA', aws_secret_access_key: 's' };
const SSO = { sso_session: 'corp' };
const WEB = { role_arn: 'arn', web_identity_token_file: '/t' };
const PROCESS = { credential_process: 'x' };
const LOGIN = { login_session: 'arn' };

test.each<[AwsSection, string | undefined, string | undefined]>([
  [KEYS, 'static', 'static'],
  [{ ...KEYS, ...SSO }, 'static', 'sso'],
  [{ ...KEYS, ...WEB }, 'static', 'web-identity'],
  [{ ...PROCESS, ...SSO }, 'process', 'sso'],
  [{ ...PROCESS, ...LOGIN }, 'process', 'login'],
  [{ ...WEB, ...SSO }, 'web-identity', 'web-identity'],
  [{ ...SSO, ...LOGIN }, 'sso', 'sso'],
  [{ aws_access_key_id: 'half of a pair', ...SSO }, 'sso', 'sso'],
  [{ region: 'x' }, undefined, undefined],
])('of %j Claude Code takes %s and the AWS CLI %s', (section, claudeCode, awsCli) => {
  expect(waysToSign(section)).toEqual({ claudeCode, awsCli });
});
