import { expect, test } from 'vitest';
import { inSdkEnvironment } from '../../../src/aws/http/sdk-environment.ts';
import { temporaryWorld } from '../../support/world.ts';

test.each([
  ['that of the environment', { HOME: '/home/ada' }, '/home/eve', '/home/ada'],
  ['that of the user database', {}, '/home/eve', '/home/eve'],
  ['one that is not there, as Node throws where it finds none', { HOME: '' }, undefined, '/nonexistent'],
])('the SDK finds a home directory: %s', async (_, env, home, expected) => {
  const world = { ...(await temporaryWorld()), env, home };
  expect(await inSdkEnvironment(world, async () => process.env.HOME)).toBe(expected);
});
