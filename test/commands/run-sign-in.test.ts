import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alteredWorld, type World } from '../../src/model/world.ts';
import { PATH } from '../support/environment.ts';
import { runData, runText } from '../support/run.ts';
import { put } from '../support/world.ts';
import { wizardScene } from '../wizard/support.ts';

const CONFIG = `[profile work]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser
region = eu-central-1

[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access
`;

test('on a terminal a sign-in that is due is made first, then the session begins', async () => {
  const { world, sandbox } = await wizardScene();
  await put(join(world.home, '.aws', 'config'), CONFIG);
  await chmod(await put(join(world.home, 'bin', 'claude'), '#!/bin/sh\n'), 0o755);
  await put(
    join(world.home, 'bin', 'package.json'),
    '{"name":"@anthropic-ai/claude-code","version":"2.1.332"}',
  );
  const order: string[] = [];
  const handOver: World['handOver'] = async () => {
    order.push(`started, with ${sandbox.cloud.ssoTokens.length} sign-in`);
    return { state: 'exited', code: 0 };
  };
  const terminal = alteredWorld(world, {
    env: { ...world.env, PATH: `${world.home}/bin:${PATH}` },
    isStdinTerminal: () => true,
    isStdoutTerminal: () => true,
    handOver,
    announce: (text) => void (/sign in|code/i.test(text) && order.push('asked to sign in')),
  });
  await runData(terminal, 'presets', 'save', 'work', '--profile', 'work');
  const { exitCode, text } = await runText(terminal, 'run', 'work');
  expect({ exitCode, text }).toEqual({ exitCode: 0, text: '' });
  expect(order).toEqual(['asked to sign in', 'started, with 1 sign-in']);
  // The second one needs none.
  await runText(terminal, 'run', 'work');
  expect(order.slice(2)).toEqual(['started, with 1 sign-in']);
});
