import { expect, test } from 'vitest';
import { readProfileCommand } from '../../src/shell/profile-command.ts';

const EXPORT = 'configure export-credentials';

test.each([
  [`aws ${EXPORT} --profile dev --format process`, 'aws-credentials', 'dev'],
  [`aws ${EXPORT} --format process --profile=dev`, 'aws-credentials', 'dev'],
  [`aws --profile 'my dev' ${EXPORT}`, 'aws-credentials', 'my dev'],
  [`/usr/local/bin/aws --output json ${EXPORT} --profile "dev"`, 'aws-credentials', 'dev'],
  [`AWS_PROFILE=dev aws ${EXPORT}`, 'aws-credentials', 'dev'],
  [`env AWS_PROFILE=dev aws ${EXPORT}`, 'aws-credentials', 'dev'],
  [`export AWS_PROFILE=dev; exec aws ${EXPORT}`, 'aws-credentials', 'dev'],
  [`AWS_PROFILE=dev sh -c 'aws ${EXPORT}'`, 'aws-credentials', 'dev'],
  [`sh -c 'aws ${EXPORT} --profile dev'`, 'aws-credentials', 'dev'],
  [`/bin/bash -lc "timeout 30 aws ${EXPORT} --profile dev"`, 'aws-credentials', 'dev'],
  [`cd /tmp && aws ${EXPORT} --profile dev`, 'aws-credentials', 'dev'],
  ['aws-vault exec dev --json', 'other-credentials', 'dev'],
  ['aws-vault --backend file exec --json --duration 1h dev', 'other-credentials', 'dev'],
  ['aws-vault export --format=json dev', 'other-credentials', 'dev'],
  ['granted credential-process --profile dev --auto-login', 'other-credentials', 'dev'],
  ['saml2aws script --credential-process -p dev', 'other-credentials', 'dev'],
  ['saml2aws login --skip-prompt --quiet --credential-process --profile dev', 'other-credentials', 'dev'],
  ['aws-sso-util credential-process --profile dev', 'other-credentials', 'dev'],
  ['aws2-wrap --process --profile dev', 'other-credentials', 'dev'],
  ['aws sso login --profile dev', 'aws-sso-login', 'dev'],
  ['aws sso login --no-browser --profile dev && echo done', 'aws-sso-login', 'dev'],
  ["aws sts get-caller-identity || sh -c 'aws sso login --profile dev'", 'aws-sso-login', 'dev'],
  ['company-credentials --for dev', 'something-else', undefined],
  ['saml2aws login --profile dev', 'something-else', 'dev'],
])('reads %s', (line, does, profile) => {
  const command = readProfileCommand(line, 'linux');
  expect([command?.does, command?.profile?.text]).toEqual([does, profile]);
});

test.each([
  ['cmd /c aws sso login --profile dev', 'aws-sso-login'],
  ['powershell.exe -Command "aws sso login --profile dev"', 'aws-sso-login'],
  ['set AWS_PROFILE=dev&& aws.exe configure export-credentials', 'aws-credentials'],
])('reads %s on Windows', (line, does) => {
  const command = readProfileCommand(line, 'win32');
  expect([command?.does, command?.profile?.text]).toEqual([does, 'dev']);
});

test('reads the session that a command signs in to', () => {
  const command = readProfileCommand("bash -c 'aws sso login --sso-session corp'", 'linux');
  expect([command?.does, command?.session?.text]).toEqual(['aws-sso-login', 'corp']);
});
