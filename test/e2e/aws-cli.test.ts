import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Models } from '../../src/report/models.ts';
import type { Status } from '../../src/report/status.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putAwsFiles } from '../support/aws-home.ts';
import { awsProxy } from './support/aws-proxy.ts';
import { dataOf } from './support/conversation.ts';
import { makeHome, signIn } from './support/home.ts';
import { REPOSITORY } from './support/install.ts';
import { run } from './support/run.ts';

/** Debian's package `awscli`. CI installs it: its absence there is a failure. */
const AWS = '/usr/bin/aws';
const PROGRAM = join(REPOSITORY, 'bin', 'claude-bedrock');

const isLeftOut = !existsSync(AWS) && !process.env.CI;

describe.skipIf(isLeftOut)(`the AWS CLI (${AWS}, Debian package awscli) and we`, () => {
  test('read the same profiles, with the same regions', async () => {
    const { ours, aws } = await scene();
    const { profiles } = await ours<Status>('status');
    const names = await aws('configure', 'list-profiles');
    expect(names.split('\n').sort()).toEqual(profiles.map(({ name }) => name).sort());

    const placed = profiles.filter(({ region }) => region !== undefined);
    const regions = placed.map(({ name }) => aws('configure', 'get', 'region', '--profile', name));
    expect(await Promise.all(regions)).toEqual(placed.map(({ region }) => region));
  });

  test.each([
    { profile: 'keys', arn: 'arn:aws:iam::111122223333:user/developer' },
    { profile: 'work', arn: /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_BedrockUser_\w+\/ada@/ },
  ])('sign as the same identity with the profile $profile', async ({ profile, arn }) => {
    const { ours, aws } = await scene();
    const { signedBy } = await ours<Models>('models', '--profile', profile, '--probe');
    const theirs = JSON.parse(await aws('sts', 'get-caller-identity', '--profile', profile));
    expect(theirs).toMatchObject({ Arn: signedBy.arn, Account: signedBy.accountId });
    expect(signedBy.arn).toMatch(arn);
  });
});

/** A person with several profiles, signed in; what both programs say there. */
async function scene() {
  const sandbox = await sandboxForTest();
  const person = await makeHome(sandbox);
  await putAwsFiles(person.home);
  await signIn(person.home, sandbox);
  const proxy = await awsProxy(person, sandbox);
  return {
    ours: async <T>(...args: string[]) => dataOf<T>(await run(person, PROGRAM, [...args, '--json'])),
    aws: async (...args: string[]) => (await run(person, AWS, args, proxy)).trim(),
  };
}
