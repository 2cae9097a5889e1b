import { chown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { approveDevice } from '../../src/sandbox/index.ts';
import { runData } from '../support/run.ts';
import { signInScene } from '../support/sign-in.ts';
import { temporaryWorld } from '../support/world.ts';

const ADA = 4711;
const PROFILE = [
  ...['--start-url', 'https://example.awsapps.com/start', '--sso-region', 'eu-central-1'],
  ...['--account', '111122223333', '--role', 'R', '--region', 'eu-central-1', '--name', 'ada'],
];

async function ownersBelow(directory: string): Promise<readonly number[]> {
  const names = await readdir(directory, { recursive: true });
  const owners = await Promise.all(names.map(async (name) => (await lstat(join(directory, name))).uid));
  return [...new Set(owners)];
}

describe.runIf(process.getuid?.() === 0)('root in the home of a person', () => {
  test('leaves nothing that is not theirs', async () => {
    const world = await temporaryWorld({ now: () => new Date() });
    await chown(world.home, ADA, ADA);
    const profile = await runData(world, 'profile', '--plan', ...PROFILE);
    await runData(world, 'profile', '--apply', '--plan-id', profile.planId, ...PROFILE);
    for (const auth of ['profile', 'isolated']) {
      const options = ['--auth', auth, '--profile', 'ada', '--offline'];
      const { planId } = await runData(world, 'setup', '--plan', ...options);
      await runData(world, 'setup', '--apply', '--plan-id', planId, ...options);
    }
    expect(await readdir(world.home, { recursive: true })).toEqual(
      expect.arrayContaining(['.aws/config', '.claude/settings.json', '.claude/bedrock/bin/claude-bedrock']),
    );
    expect(await ownersBelow(world.home)).toEqual([ADA]);
  });

  test('signs in for them', async () => {
    const { world, sandbox } = await signInScene();
    await chown(world.home, ADA, ADA);
    await chown(join(world.home, '.aws'), ADA, ADA);
    await chown(join(world.home, '.aws', 'config'), ADA, ADA);
    const { userCode } = await runData(world, 'login', '--start', '--profile', 'work');
    expect(await ownersBelow(world.home)).toEqual([ADA]);
    approveDevice(sandbox.cloud, userCode);
    await runData(world, 'login', '--finish', '--profile', 'work', '--wait', '5');
    expect(await ownersBelow(world.home)).toEqual([ADA]);
  });
});
