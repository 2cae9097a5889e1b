import { expect, test } from 'vitest';
import { redact } from '../../../src/aws/failures/redact.ts';

test.each([
  'AKIARTX3GSDSQADVOPER',
  'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLz9BY3Rpb24',
  'ABSKQmVkcm9ja0FQSUtleS1kZW1vOnNlY3JldA==',
  'sk-ant-api03-abcdefghijklmnop',
  'Bearer abcdefghijklmnopqrstuvwxyz',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc',
  'x-amz-security-token:IQoJb3JpZ2luX2VjEHwaDGV1LWNlbnRyYWwtMSJHMEUCIQDabc1234567890',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
])('masks %s', (secret) => {
  const kept = secret.split(/[ :]/).at(-1) ?? '';
  expect(redact(`said ${secret} here`)).not.toContain(kept);
  expect(redact(`said ${secret} here`)).toMatch(/^said .* here$/);
});

test('keeps what explains: ARNs, actions, model ids', () => {
  const text =
    'User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_BedrockUser_0123456789abcdef/ada@example.com is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-3::foundation-model/anthropic.claude-opus-5-5';
  expect(redact(text)).toBe(text);
});

test('cuts ten megabytes, and makes control characters visible', () => {
  expect(redact('word '.repeat(2_000_000))).toHaveLength(300);
  expect(redact('\u001b[2J\nhidden')).toBe('\\u{1b}[2J hidden');
});
