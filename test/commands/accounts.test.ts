import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { accountsSchema } from '../../src/report/sign-in/accounts.ts';
import { account, type Cloud, EXAMPLE, ssoToken } from '../../src/sandbox/index.ts';
import { putSsoToken } from '../support/aws-home.ts';
import { runData, runRefusal, runText } from '../support/run.ts';
import { serve } from '../support/servers.ts';
import { BY_SESSION, signInScene } from '../support/sign-in.ts';

const ACCOUNTS = ['accounts', ...BY_SESSION];

/** A person who is signed in to the portal; `change` makes the cloud another one first. */
async function signedIn(change: (cloud: Cloud) => void = () => undefined) {
  const scene = await signInScene();
  const { cloud } = scene.sandbox;
  change(cloud);
  const token = ssoToken(centerOf(cloud), new Date(Date.now() + 8 * 60 * 60 * 1000));
  cloud.ssoTokens.push(token);
  const { startUrl, accessToken } = token;
  const cached = {
    startUrl,
    accessToken,
    region: EXAMPLE.ssoRegion,
    expiresAt: token.expiresAt.toISOString(),
  };
  await putSsoToken(scene.world.home, 'corp', cached);
  return scene;
}

function centerOf({ identityCenters: [center] }: Cloud) {
  if (!center) throw new TypeError('the example cloud has an Identity Center');
  return center;
}

/** As many accounts as a large company has, each with these roles. */
function manyAccounts(count: number, roles: readonly string[]) {
  return (cloud: Cloud) => {
    const ids = Array.from({ length: count }, (_, i) => String(200_000_000_000 + i));
    cloud.accounts.push(...ids.map((id, i) => account(id, `Team-${String(i).padStart(4, '0')}`)));
    centerOf(cloud).assignments = ids.flatMap((accountId) =>
      roles.map((roleName) => ({ accountId, roleName })),
    );
  };
}

test('shows every account with its roles, and what to ask the person', async () => {
  const { world } = await signedIn();
  const data = await runData(world, ...ACCOUNTS);
  expect(accountsSchema.parse(data)).toEqual(data);
  expect(data).toEqual({
    nextStep:
      'Choose an account and a role. Then make a profile of it: claude-bedrock profile --plan --sso-session corp --account ID --role NAME',
    profileOptions: '--sso-session corp',
    portal: { startUrl: EXAMPLE.startUrl, region: EXAMPLE.ssoRegion, session: 'corp' },
    total: 2,
    found: 2,
    pairs: 3,
    choices: [
      {
        label: 'Production: BedrockUser',
        description: 'account 444455556666, aws+production@example.com',
        accountId: '444455556666',
        roleName: 'BedrockUser',
        profileOptions:
          '--sso-session corp --account 444455556666 --role BedrockUser --name production-bedrockuser',
      },
      expect.objectContaining({
        label: 'Sandbox: BedrockUser',
        // The profile `work` leads there already.
        profileOptions: '--sso-session corp --account 111122223333 --role BedrockUser',
      }),
      expect.objectContaining({ label: 'Sandbox: ReadOnly' }),
    ],
    accounts: [
      expect.objectContaining({ name: 'Production', roles: ['BedrockUser'] }),
      expect.objectContaining({ name: 'Sandbox', roles: ['BedrockUser', 'ReadOnly'] }),
    ],
  });
});

test('reads the same as text', async () => {
  const { world } = await signedIn();
  const { text } = await runText(world, ...ACCOUNTS);
  expect(text).toContain('  Sandbox 111122223333, aws+sandbox@example.com\n    BedrockUser, ReadOnly\n');
});

test.each([
  ['sandbox', ['Sandbox']],
  ['444455556666', ['Production']],
  ['readonly', ['Sandbox']],
  ['production bedrock', ['Production']],
  ['production readonly', []],
])('--search %j finds %j', async (search, names) => {
  const { world } = await signedIn();
  const { accounts, total } = await runData(world, ...ACCOUNTS, '--search', search);
  expect(accounts.map(({ name }: { name: string }) => name)).toEqual(names);
  expect(total).toBe(2);
});

test('offers four pairs at most, roles for working with Claude first and readers last', async () => {
  const roles = ['ViewOnly', 'AdministratorAccess', 'Developer', 'ClaudeUser', 'Something'];
  const { world } = await signedIn(manyAccounts(1, roles));
  const { choices, nextStep } = await runData(world, ...ACCOUNTS);
  expect(choices.map(({ roleName }: { roleName: string }) => roleName)).toEqual([
    'ClaudeUser',
    'Developer',
    'Something',
    'AdministratorAccess',
  ]);
  expect(nextStep).toContain('claude-bedrock accounts --sso-session corp --search TEXT');
});

test('of many accounts all pages are listed and no roles: one request for every hundred', async () => {
  const { world, sandbox } = await signedIn(manyAccounts(2_000, ['BedrockUser']));
  const { accounts, choices, nextStep } = await runData(world, ...ACCOUNTS);
  expect(accounts).toHaveLength(2_000);
  expect(choices).toEqual([]);
  expect(nextStep).toBe(
    'There are 2000 accounts. Find one by its name, id or e-mail address: claude-bedrock accounts --sso-session corp --search TEXT',
  );
  expect(sandbox.requests).toHaveLength(20);
});

test.each([
  ['--search', 'team-0042'],
  ['--search', 'team-0042 bedrock'],
  ['--search', 'AWS+team-0042@example'],
  ['--account', '200000000042'],
])('the roles of one that is found by %s %s take one request more', async (...option) => {
  const { world, sandbox } = await signedIn(manyAccounts(2_000, ['BedrockUser', 'ReadOnly']));
  const { choices, total, found } = await runData(world, ...ACCOUNTS, ...option);
  expect(choices[0]).toMatchObject({ label: 'Team-0042: BedrockUser', accountId: '200000000042' });
  expect({ total, found }).toEqual({ total: 2_000, found: 1 });
  expect(sandbox.requests).toHaveLength(21);
});

test('does not wait for a portal that hands out page after page for ever', async () => {
  const { world } = await signedIn();
  let pages = 0;
  const url = await serve(
    createServer((_, answer) => {
      pages++;
      answer.setHeader('content-type', 'application/json');
      answer.end('{"accountList":[],"nextToken":"more"}');
    }),
  );
  const endless = { ...world, env: { ...world.env, AWS_ENDPOINT_URL_SSO: url } };
  expect(await runRefusal(endless, ...ACCOUNTS)).toMatchObject({ code: 'sso-no-accounts' });
  expect(pages).toBe(200);
});

test.each([
  ['comes whole', 150, 150],
  ['ends at two hundred, four times what AWS lets an account have', 350, 200],
])('an account with more than one page of roles %s', async (_, there, listed) => {
  const roles = Array.from({ length: there }, (_, i) => `Role${i}`);
  const { world } = await signedIn(manyAccounts(1, roles));
  expect((await runData(world, ...ACCOUNTS)).accounts[0].roles).toHaveLength(listed);
});

test('a role with a slash in its name stays as it is', async () => {
  const { world } = await signedIn(manyAccounts(1, ['team/Bedrock']));
  expect((await runData(world, ...ACCOUNTS)).choices).toMatchObject([{ roleName: 'team/Bedrock' }]);
});

test('waits where AWS throttles', async () => {
  const { world, sandbox } = await signedIn();
  const throttled = {
    kind: 'error',
    status: 429,
    code: 'TooManyRequestsException',
    message: 'Rate',
  } as const;
  sandbox.fail({ operation: 'ListAccountRoles', times: 1 }, throttled);
  const { accounts } = await runData(world, ...ACCOUNTS);
  expect(accounts).toHaveLength(2);
  for (const { roles } of accounts) expect(roles).toContain('BedrockUser');
});

test('an account whose roles are not told stands there with the reason', async () => {
  const { world, sandbox } = await signedIn();
  const denied = { kind: 'error', status: 403, code: 'ForbiddenException', message: 'No access' } as const;
  sandbox.fail({ operation: 'ListAccountRoles' }, denied);
  const { accounts, choices, nextStep } = await runData(world, ...ACCOUNTS);
  expect(accounts).toMatchObject([{ finding: 'sso-access-removed' }, { finding: 'sso-access-removed' }]);
  expect(choices).toEqual([]);
  expect(nextStep).toContain('The roles of 2 accounts are not known');
});

describe('refuses', () => {
  test('where no account is assigned', async () => {
    const { world } = await signedIn((cloud) => {
      centerOf(cloud).assignments = [];
    });
    expect(await runRefusal(world, ...ACCOUNTS)).toMatchObject({ code: 'sso-no-accounts' });
  });

  test('whoever is not signed in, with the command that does it', async () => {
    const { world } = await signInScene();
    expect(await runRefusal(world, ...ACCOUNTS)).toMatchObject({
      code: 'sso-not-signed-in',
      fix: 'Sign in: claude-bedrock login --sso-session corp, then run this again.',
    });
  });

  test('whose sign-in has expired', async () => {
    const { world } = await signedIn();
    const later = { ...world, now: () => new Date(Date.now() + 24 * 60 * 60 * 1000) };
    expect(await runRefusal(later, ...ACCOUNTS)).toMatchObject({ code: 'sso-expired' });
  });

  test('whose sign-in AWS has ended, with the command that replaces it', async () => {
    const { world, sandbox } = await signedIn();
    sandbox.cloud.ssoTokens = [];
    expect(await runRefusal(world, ...ACCOUNTS)).toMatchObject({
      code: 'sso-expired',
      fix: 'Sign in again: claude-bedrock login --again --sso-session corp',
    });
  });

  test.each([
    ['endpoint-unreachable', { kind: 'reset' }],
    ['proxy', { kind: 'html', status: 200 }],
  ] as const)('%s', async (code, fault) => {
    const { world, sandbox } = await signedIn();
    sandbox.fail({ operation: 'ListAccounts' }, fault);
    expect(await runRefusal(world, ...ACCOUNTS)).toMatchObject({ code });
  });
});
