import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { profileMissing } from '../../src/checks/rules/aws-profile/profile-missing.ts';
import { refreshCommand } from '../../src/checks/rules/sign-in/refresh-command.ts';
import { EXAMPLE } from '../../src/sandbox/index.ts';
import { ENV, type Person } from '../doctor/person.ts';
import { putAwsCli } from '../support/aws-home.ts';
import { PATH } from '../support/environment.ts';
import { put } from '../support/world.ts';
import { factsOf, judged } from './support.ts';

const WRONG = 'aws sso login --profile old';
const withCli = async ({ env, world }: Person) => {
  env.PATH = `${await putAwsCli(world.home, '2.15.3')}:${PATH}`;
};
const withLauncher = async ({ world }: Person) => {
  await chmod(await put(join(world.home, '.claude/bedrock/bin/claude-bedrock'), '#!/bin/sh\n'), 0o755);
};

/** The file and the values that a remedy writes. */
async function remedyOf(arrange: (person: Person) => unknown, check = refreshCommand) {
  const { remedy } = judged(check, await factsOf(arrange)).fix ?? {};
  if (remedy?.kind !== 'settings') return remedy;
  return remedy.files.flatMap(({ file, edits }) =>
    edits.map(
      ({ path, value }) => `${file.replace(/^.*\/(home|project)\//, '$1/')} ${path.join('.')} = ${value}`,
    ),
  );
}

test('a misspelt profile is set right in the file that names it', async () => {
  const misspelt = async ({ settings }: Person) => {
    await settings({ env: ENV });
    await settings({ env: { AWS_PROFILE: 'wrok' } }, 'local');
  };
  expect(await remedyOf(misspelt, profileMissing)).toEqual([
    'project/.claude/settings.local.json env.AWS_PROFILE = work',
  ]);
});

test('a profile that the administrator names is not ours to set right', async () => {
  const managed = ({ settings }: Person) => settings({ env: { AWS_PROFILE: 'wrok' } }, 'managed');
  expect(await remedyOf(managed, profileMissing)).toBeUndefined();
});

test('awsAuthRefresh is written by our launcher where it stands, else by the AWS CLI', async () => {
  const wrong = async (person: Person) => {
    await withCli(person);
    await person.settings({ env: ENV, awsAuthRefresh: WRONG });
  };
  expect(await remedyOf(wrong)).toEqual([
    'home/.claude/settings.json awsAuthRefresh = aws sso login --profile work',
  ]);
  const [own] = (await remedyOf(async (person) => {
    await wrong(person);
    await withLauncher(person);
  })) as string[];
  expect(own).toMatch(
    /awsAuthRefresh = \S*\/bedrock\/bin\/claude-bedrock login --auth-refresh --profile=work$/,
  );
});

test('what a team shares names no file of this computer', async () => {
  const shared = async (person: Person) => {
    await withCli(person);
    await withLauncher(person);
    await person.settings({ env: ENV });
    await person.settings({ awsAuthRefresh: WRONG }, 'project');
  };
  expect(await remedyOf(shared)).toEqual([
    'project/.claude/settings.json awsAuthRefresh = aws sso login --profile work',
  ]);
});

const GOOD = 'aws sso login --profile work';
test.each([
  ['as it is, though our launcher stands', 'user', GOOD, GOOD, true],
  ['as it is for the team', 'project', GOOD, GOOD, true],
  ['as it is, where it is of the person', 'local', 'test -d . && ./login', 'test -d . && ./login', true],
  ['set right for the team by the AWS CLI', 'project', WRONG, GOOD, true],
  ['set right by our launcher', 'user', WRONG, /\/claude-bedrock login --auth-refresh --profile=work$/, true],
  [
    'set right where there is no AWS CLI',
    'local',
    GOOD,
    /\/claude-bedrock login --auth-refresh --profile=work$/,
    false,
  ],
  ['as it is for the team, where nobody has better', 'project', WRONG, WRONG, false],
] as const)('a command below env is moved %s', async (_, scope, command, expected, hasCli) => {
  const below = async (person: Person) => {
    if (hasCli) await withCli(person);
    else person.env.PATH = '/nonexistent';
    await withLauncher(person);
    await person.settings({ env: { ...ENV } });
    const env = { ...(scope === 'user' && ENV), awsAuthRefresh: command };
    await person.settings({ env }, scope);
  };
  const file = { user: 'home/.claude/settings.json', project: 'project/.claude/settings.json' };
  const place = scope === 'local' ? 'project/.claude/settings.local.json' : file[scope];
  const [removed, written] = (await remedyOf(below)) as string[];
  expect(removed).toBe(`${place} env.awsAuthRefresh = undefined`);
  expect(written?.startsWith(`${place} awsAuthRefresh = `)).toBe(true);
  const value = written?.replace(/^.*? = /, '');
  expect(value).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
});

test('a command that has nothing to renew is taken away', async () => {
  const keys = `aws_access_key_id = ${EXAMPLE.accessKeyId}\naws_secret_access_key = ${EXAMPLE.secretAccessKey}\n`;
  const useless = async (person: Person) => {
    await withCli(person);
    await person.config(`[profile work]\nregion = eu-central-1\n${keys}`);
    await person.settings({ env: ENV, awsAuthRefresh: 'aws sso login --profile work' });
  };
  expect(await remedyOf(useless)).toEqual(['home/.claude/settings.json awsAuthRefresh = undefined']);
});
