import { expect, test } from 'vitest';
import { shownValue } from '../../src/facts/shown-value.ts';
import { settingsKey } from '../../src/knowledge/settings-keys.ts';

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
  ['an access key id in a command', 'awsCredentialExport', 'echo AKIAIOSFODNN7EXAMPLE', 'echo AKIA…MPLE'],
  ['a secret key in a command', 'awsCredentialExport', `echo "${SECRET}"`, 'echo "wJal…EKEY"'],
  ['an API key in a model', 'ANTHROPIC_MODEL', 'bedrock-api-key-YmVkcm9jaw==', 'bedr…aw=='],
])('masks %s', (_, name, value, expected) => {
  expect(shown(name, value)).toBe(expected);
});

test.each([
  ['awsAuthRefresh', "aws sso login --profile 'my team'"],
  ['awsCredentialExport', '/Users/someone/Projects/Tools/2026/Aws/export --json'],
  ['ANTHROPIC_MODEL', 'arn:aws:bedrock:eu-west-1:111122223333:application-inference-profile/a1b2c3d4e5f6'],
  ['ANTHROPIC_MODEL', 'us.anthropic.claude-3-7-sonnet-20250219-v1:0'],
  ['ANTHROPIC_BEDROCK_BASE_URL', 'https://bedrock-runtime.eu-central-1.amazonaws.com'],
])('leaves %s as it is where it holds no secret', (name, value) => {
  expect(shown(name, value)).toBe(value);
});
