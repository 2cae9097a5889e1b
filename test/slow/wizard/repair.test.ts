import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE, ssoToken } from '../../../src/sandbox/index.ts';
import { putSsoToken } from '../../support/aws-home.ts';
import { runData } from '../../support/run.ts';
import { jsonOf } from '../../support/sign-in.ts';
import { put } from '../../support/world.ts';
import { BACK, STOPPED, talk, wizardScene } from '../../wizard/support.ts';

describe('a profile of the older form', () => {
  const REPAIR = 'Let the sign-in of this profile renew itself for up to 90 days?';

  /** A person whose sign-in is over, to profiles that name their access portal themselves. */
  async function olderForm(...names: readonly string[]) {
    const { world, sandbox } = await wizardScene();
    const portal = `sso_start_url = ${EXAMPLE.startUrl}\nsso_region = ${EXAMPLE.ssoRegion}\n`;
    const role = `sso_account_id = ${EXAMPLE.sandboxAccount}\nsso_role_name = BedrockUser\n`;
    const profiles = names.map((name) => `[profile ${name}]\n${portal}${role}region = eu-central-1\n`);
    const config = await put(join(world.home, '.aws', 'config'), profiles.join('\n'));
    const [center] = sandbox.cloud.identityCenters;
    if (!center) throw new TypeError('the example cloud has an Identity Center');
    const token = ssoToken(center, new Date(Date.now() - 1000));
    sandbox.cloud.ssoTokens.push(token);
    const { startUrl, accessToken, expiresAt } = token;
    await putSsoToken(world.home, startUrl, {
      startUrl,
      region: center.region,
      accessToken,
      expiresAt,
    });
    return { world, config, text: profiles.join('\n') };
  }

  test('renews itself after a yes: the profile and the settings are written together', async () => {
    const { world, config, text } = await olderForm('work');
    const stopped = await talk(world, ['work', 'Yes', STOPPED]);
    expect(stopped.messages.at(-1)).toBe('Write this change?');
    expect(await readFile(config, 'utf8')).toBe(text);
    const { end, screen } = await talk(world, ['work', 'Yes', 'Yes']);
    expect(end).toBe('done');
    expect(screen).toContain('-sso_start_url = ');
    expect(await readFile(config, 'utf8')).toContain('sso_session = example');
    expect((await jsonOf(join(world.home, '.claude', 'settings.json'))).env).toMatchObject({
      AWS_PROFILE: 'work',
      AWS_REGION: 'eu-central-1',
    });
    const { profiles } = await runData(world, 'status');
    expect(profiles).toMatchObject([{ kind: 'sso-session', session: { state: 'valid', refreshable: true } }]);
    const { planId } = await runData(world, 'reset', '--plan');
    await runData(world, 'reset', '--apply', '--plan-id', planId);
    expect(await readFile(config, 'utf8')).toBe(text);
  });

  test('stays as it is on No', async () => {
    const { world, config, text } = await olderForm('work');
    const { end, labels } = await talk(world, ['work', 'No', 'Yes']);
    expect(end).toBe('done');
    expect(labels(REPAIR)).toEqual(['Yes (Recommended)', 'No']);
    expect(await readFile(config, 'utf8')).toBe(text);
  });

  test('takes the others of its access portal along', async () => {
    const { world, config } = await olderForm('home', 'work');
    const { end } = await talk(world, ['work', "Yes, and for 'home'", 'Yes']);
    expect(end).toBe('done');
    expect((await readFile(config, 'utf8')).match(/sso_session = example/g)).toHaveLength(2);
    expect((await jsonOf(join(world.home, '.claude', 'settings.json'))).env).toMatchObject({
      AWS_PROFILE: 'work',
    });
  });

  test('is asked about where it was named as an option, too', async () => {
    const { world } = await olderForm('work');
    const given = { profile: 'work', region: 'eu-central-1' };
    const { end, messages } = await talk(world, ['Yes', 'Yes'], { given });
    expect(messages[0]).toBe(REPAIR);
    expect(end).toBe('done');
  });

  test('going back leads to the question which sign-in it is to be', async () => {
    const { world } = await olderForm('work');
    const { messages } = await talk(world, ['work', BACK, 'work', 'Yes', BACK, STOPPED]);
    expect(messages.map((message) => message === REPAIR)).toEqual([false, true, false, true, false, true]);
  });
});
