import { expect, test } from 'vitest';
import { anonymizer } from '../../../src/report/doctor/anonymize.ts';

const mask = () => anonymizer(['ada'], '/home/ada');

test.each([
  ['account 111122223333 and bucket-111122223333-logs', 'account ACCOUNT-1 and bucket-ACCOUNT-1-logs'],
  [
    'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_BedrockUser_0123456789abcdef/grace.hopper',
    'arn:aws:sts::ACCOUNT-1:assumed-role/AWSReservedSSO_BedrockUser_0123456789abcdef/PERSON-1',
  ],
  ['arn:aws:iam::111122223333:user/team/grace', 'arn:aws:iam::ACCOUNT-1:user/PERSON-1'],
  ['ask grace@example.com, then grace@example.com', 'ask PERSON-1, then PERSON-1'],
  ['/home/ada/.claude/settings.json', '~/.claude/settings.json'],
  ['/mnt/home/grace/x and C:\\Users\\Grace\\y', '/mnt/home/PERSON-1/x and C:\\Users\\PERSON-1\\y'],
  ["profile 'ada-dev'", "profile 'PERSON-1-dev'"],
  ['https://acme.awsapps.com/start', 'https://PORTAL-1.awsapps.com/start'],
  [
    'https://identitycenter.amazonaws.com/ssoins-7223deadbeef0001',
    'https://identitycenter.amazonaws.com/PORTAL-1',
  ],
])('%s', (text, masked) => {
  expect(mask()(text)).toBe(masked);
});

test.each([
  'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
  'https://bedrock-runtime.eu-central-1.amazonaws.com/model/x',
  '2026-11-20 09:05',
  'a canada goose',
])('keeps %s', (text) => {
  expect(mask()(text)).toBe(text);
});

test('the same account is the same word in every text, another account another', () => {
  const masked = mask();
  expect(masked('999988887777')).toBe('ACCOUNT-1');
  expect(masked('111122223333, 999988887777')).toBe('ACCOUNT-2, ACCOUNT-1');
});

test('a user whose name is a word of every report does not make it unreadable', () => {
  expect(anonymizer(['claude', 'root'], '/home/claude')('root runs claude')).toBe('root runs claude');
});
