import { expect, test } from 'vitest';
import { invokePolicy } from '../../../src/plan/models/iam-statement.ts';

const EU = { region: 'eu-central-1', accountId: '111122223333' };
const ANY = 'arn:aws:bedrock:*::foundation-model';

const RESOURCES: readonly [string, readonly string[]][] = [
  [
    'eu.anthropic.claude-sonnet-4-6',
    [
      'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-6',
      `${ANY}/anthropic.claude-sonnet-4-6`,
    ],
  ],
  [
    'anthropic.claude-sonnet-4-6',
    ['arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-6'],
  ],
  [
    'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-opus-5-5',
    [
      'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-opus-5-5',
      `${ANY}/anthropic.claude-opus-5-5`,
    ],
  ],
  [
    'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/k7v2m9x4q1ab',
    [
      'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/k7v2m9x4q1ab',
      `${ANY}/anthropic.claude-*`,
    ],
  ],
  ['opus', []],
];

test.each(RESOURCES)('%s needs the profile and the model behind it', (id, resources) => {
  const [invoke] = invokePolicy({ ...EU, models: [id] }).Statement;
  expect(invoke).toMatchObject({
    Effect: 'Allow',
    Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
    Resource: resources,
  });
});

test('GovCloud is a partition of its own', () => {
  const question = { ...EU, region: 'us-gov-west-1', models: ['us-gov.anthropic.claude-sonnet-4-5'] };
  expect(JSON.stringify(invokePolicy(question))).not.toContain('arn:aws:');
});
