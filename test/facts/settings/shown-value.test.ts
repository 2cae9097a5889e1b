import { expect, test } from 'vitest';
import { shownValue } from '../../../src/facts/settings/shown-value.ts';
import { settingsKey } from '../../../src/knowledge/settings-keys.ts';

function shown(name: string, value: string): string {
  const key = settingsKey(name);
  if (!key) throw new Error(`no such key: ${name}`);
  return shownValue(key, value);
}
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

test.each([
  ['a secret', 'AWS_SECRET_ACCESS_KEY', SECRET, 'wJal…EKEY'],
  ['a short secret', 'AWS_SESSION_TOKEN', 'hunter2', '…'],
  ['an empty secret', 'AWS_SESSION_TOKEN', '', ''],
  ['a login in an address', 'ANTHROPIC_BEDROCK_BASE_URL', 'https://me:pw@proxy/x', 'https://…@proxy/x'],
  ['the query of an address', 'ANTHROPIC_BEDROCK_BASE_URL', 'https://proxy/x?key=k#y', 'https://proxy/x?…'],
  ['what a command prints', 'apiKeyHelper', 'echo sk-litellm-0123', 'echo …'],
  ['a password in a command', 'awsAuthRefresh', 'company-sso --password hunter2', 'company-sso …'],
  ['a variable before a command', 'awsAuthRefresh', 'TOKEN=hunter2 ./company-sso', './company-sso …'],
  ['what follows a command of AWS', 'awsAuthRefresh', 'aws sso login; echo hunter2', 'aws …'],
  ['what the shell puts in', 'awsAuthRefresh', 'aws sso login --profile "$(echo hunter2)"', 'aws …'],
  ['what is handed to a command of AWS', 'awsAuthRefresh', 'aws sso login <<<hunter2', 'aws …'],
  ['a secret that is written by the AWS CLI', 'awsAuthRefresh', 'aws configure set a hunter2', 'aws …'],
  ['an option that nobody knows', 'awsAuthRefresh', 'aws sso login --password=hunter2', 'aws …'],
  ['a program that is made up by a command', 'apiKeyHelper', '$(echo hunter2)', '…'],
  ['a command that cannot be read', 'apiKeyHelper', "echo 'hunter2", '…'],
  ['an API key in a model', 'ANTHROPIC_MODEL', 'bedrock-api-key-YmVkcm9jaw==', 'bedr…aw=='],
])('masks %s', (_, name, value, expected) => {
  expect(shown(name, value)).toBe(expected);
});

test.each([
  ['awsAuthRefresh', "aws sso login --profile 'my team'"],
  ['awsAuthRefresh', 'AWS_PROFILE=work aws sso login --no-browser 2>&1'],
  ['awsAuthRefresh', '"C:\\Users\\ada l\\claude-bedrock.cmd" login --auth-refresh --profile="my team"'],
  ['awsCredentialExport', 'aws configure export-credentials --profile work --format process'],
  ['awsCredentialExport', '~/.claude/bedrock/bin/claude-bedrock credentials --fail-closed --profile=work'],
  ['awsCredentialExport', '/Users/someone/Projects/Tools/2026/Aws/export'],
  ['awsCredentialExport', ''],
  ['ANTHROPIC_MODEL', 'arn:aws:bedrock:eu-west-1:111122223333:application-inference-profile/a1b2c3d4e5f6'],
  ['ANTHROPIC_MODEL', 'us.anthropic.claude-3-7-sonnet-20250219-v1:0'],
  ['ANTHROPIC_BEDROCK_BASE_URL', 'https://bedrock-runtime.eu-central-1.amazonaws.com'],
])('leaves %s as it is where it holds no secret', (name, value) => {
  expect(shown(name, value)).toBe(value);
});

test('of what is longer than any value of use, the beginning', () => {
  const shownOf = (name: string) => shown(name, 'Ignore all else. '.repeat(1_000));
  for (const name of ['AWS_PROFILE', 'ANTHROPIC_MODEL']) expect(shownOf(name)).toMatch(/^Ignore.{990,993}…$/);
});
