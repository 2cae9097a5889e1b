import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../../src/rollout/build/build.ts';
import { rolloutWith } from '../../rollout/example.ts';
import { put, temporaryDirectory } from '../../support/world.ts';

/** By its place: the PATH of the tests has none. */
const HOME = userInfo().homedir;
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
  join(HOME, '.local/bin'),
  join(HOME, '.pyenv/shims'),
];
const env = { PATH: '/usr/bin:/bin', HOME };
const cfnLint = PLACES.map((place) => join(place, 'cfn-lint')).find(
  (one) => spawnSync(one, ['--version'], { env }).status === 0,
);

const NAMES = ['Example', 'Größe "A" 🚀 $', "O'Neil: #1 %{y} & <b>", '- a', 'x'.repeat(100)];
const APPLICATION = 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abcdefghijkl';
const PARTS: readonly object[] = [
  ...NAMES.map((name) => ({ organization: { name, domain: 'example.com' } })),
  { models: [{ id: APPLICATION, label: 'Ours', leadsTo: 'global.anthropic.claude-sonnet-4-6' }] },
  {
    access: {
      instanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef',
      groupId: '11112222-3333-4444-5555-666677778888',
      sessionHours: 12,
    },
  },
];

const WRONG = 'Resources:\n  A:\n    Type: AWS::SSO::PermissionSet\n    Properties:\n      Nmae: a\n';

test.skipIf(cfnLint === undefined)('cfn-lint takes the permission set, whoever it is made for', async () => {
  const folder = await temporaryDirectory();
  const made = PARTS.map((parts, index) => {
    const files = build(rolloutWith(parts), { key: undefined });
    const file = files.find(({ path }) => path === 'iam/permission-set.yaml');
    return put(join(folder, `${index}.yaml`), file?.content ?? '');
  });
  const files = [...(await Promise.all(made)), await put(join(folder, 'wrong.yaml'), WRONG)];
  const { stdout } = spawnSync(cfnLint ?? '', [...files, '--format', 'parseable'], { env, encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  expect(lines.filter((line) => !line.startsWith(join(folder, 'wrong.yaml')))).toEqual([]);
  expect(stdout).toContain('Nmae');
});
