import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { runData } from '../support/run.ts';
import { put } from '../support/world.ts';
import { homeOf, STOPPED, talk, wizardScene } from './support.ts';

/** The files of a home but for those of a sign-in, which is kept as soon as it is allowed. */
function withoutSignIn(files: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !/^\.aws\/sso|^\.claude/.test(name)));
}

describe('a role by way of a profile that is not signed in', () => {
  const MOVES = ['chain', 'eu-central-1', 'Yes'];

  async function chainScene(form: 'older' | 'newer' = 'newer') {
    const { world, sandbox } = await wizardScene();
    for (const role of sandbox.cloud.roles) {
      if (role.arn === EXAMPLE.roleArn) role.trusts.push('*:assumed-role/AWSReservedSSO_BedrockUser_*');
    }
    const portal = `sso_start_url = ${EXAMPLE.startUrl}\nsso_region = ${EXAMPLE.ssoRegion}\n`;
    const chain = `[profile chain]\nrole_arn = ${EXAMPLE.roleArn}\nsource_profile = work\n`;
    const role = `sso_account_id = ${EXAMPLE.sandboxAccount}\nsso_role_name = BedrockUser\n`;
    const work = `[profile work]\n${role}`;
    const way = form === 'older' ? portal : `sso_session = corp\n[sso-session corp]\n${portal}`;
    const config = `${chain}${work}${way}`;
    await put(join(world.home, '.aws', 'config'), config);
    return { world, before: homeOf(world) };
  }

  test.each(MOVES.map((_, i) => i))(
    'stopping at question %d leaves all but the sign-in untouched',
    async (at) => {
      const { world, before } = await chainScene();
      const { end } = await talk(world, [...MOVES.slice(0, at), STOPPED]);
      expect(end).toBe('stopped');
      expect(withoutSignIn(homeOf(world))).toEqual(withoutSignIn(before));
    },
  );

  test.each(['newer', 'older'] as const)('is taken once the person has signed in: %s form', async (form) => {
    const { world } = await chainScene(form);

    const { end } = await talk(world, MOVES);
    expect(end).toBe('done');
    const { profiles } = await runData(world, 'status');
    expect(profiles).toMatchObject([{ name: 'chain', session: { state: 'valid' } }, { name: 'work' }]);
  });

  test('that does not let the person in is told, and nothing is written', async () => {
    const { world, before } = await chainScene();
    const elsewhere = EXAMPLE.roleArn.replace('Developer', 'Nobody');
    const file = join(world.home, '.aws', 'config');
    await put(file, (await readFile(file, 'utf8')).replace(EXAMPLE.roleArn, elsewhere));
    const { messages, screen } = await talk(world, ['chain', 'eu-central-1', STOPPED]);
    expect(messages).toHaveLength(3);
    expect(messages[2]).toBe('What now?');
    expect(screen).toContain('sts:AssumeRole');
    expect(Object.keys(withoutSignIn(homeOf(world)))).toEqual(Object.keys(withoutSignIn(before)));
  });
});
