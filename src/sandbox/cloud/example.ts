import { regionCatalogs } from './catalog.ts';
import { account, type Cloud, type Workspace } from './cloud.ts';
import { exampleOffers } from './example-models.ts';
import { type ApiKey, iamRole, iamUser, longTermApiKey } from './identity.ts';
import { type IdentityCenter, reservedRoleName } from './identity-center.ts';

/** What a person of the example cloud has in hand: the values a test or the demo puts into files. */
export const EXAMPLE = {
  sandboxAccount: '111122223333',
  productionAccount: '444455556666',
  startUrl: 'https://example.awsapps.com/start',
  ssoRegion: 'eu-central-1',
  accessKeyId: 'AKIARTX3GSDSQADVOPER',
  secretAccessKey: 'sandboxSecretKeyOfTheExampleDeveloper001',
  roleArn: 'arn:aws:iam::111122223333:role/Developer',
  webIdentityToken: 'sandbox-web-identity-token',
  workspace: 'wrkspc_1',
  workspaceKey: 'key-of-the-workspace',
  /** Application inference profiles of the sandbox account. */
  claudeProfileArn: 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/k7v2m9x4q1ab',
  novaProfileArn: 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/p3n8w5z6r0cd',
} as const;

/**
 * A small company on AWS: two accounts, one access portal, one developer with static keys, and nearly
 * every Claude model that Amazon Bedrock lists, some of which refuse to be invoked.
 */
export function exampleCloud(): Cloud {
  const developer = iamUser(EXAMPLE.sandboxAccount, 'developer', [
    { accessKeyId: EXAMPLE.accessKeyId, secretAccessKey: EXAMPLE.secretAccessKey },
  ]);
  const role = iamRole(EXAMPLE.sandboxAccount, 'Developer', [developer.arn]);
  role.webIdentityTokens.push(EXAMPLE.webIdentityToken);
  const center = examplePortal();
  return {
    accounts: exampleAccounts(),
    users: [developer],
    roles: [role, ...portalRoles(center)],
    sessions: [],
    apiKeys: [exampleApiKey()],
    identityCenters: [center],
    oidcClients: [],
    deviceGrants: [],
    ssoTokens: [],
    workspaces: [exampleWorkspace()],
    regions: regionCatalogs(exampleOffers(), ['mx-central-1']),
  };
}

/** The long-term Amazon Bedrock API key that the example cloud accepts; it acts in the sandbox account. */
export function exampleApiKey(): ApiKey {
  const user = iamUser(EXAMPLE.sandboxAccount, 'BedrockAPIKey-demo', []);
  return longTermApiKey(user, 'sandboxSecretOfTheExampleApiKey');
}

/** The workspace of Claude Platform on AWS, in any region, with a key. */
export function exampleWorkspace(): Workspace {
  const principal = iamUser(EXAMPLE.sandboxAccount, 'WorkspaceKey-demo', []);
  return {
    id: EXAMPLE.workspace,
    accountId: EXAMPLE.sandboxAccount,
    apiKeys: [{ token: EXAMPLE.workspaceKey, principal }],
  };
}

function exampleAccounts() {
  const us = ['us-east-1', 'us-east-2', 'us-west-2'];
  const sandbox = account(EXAMPLE.sandboxAccount, 'Sandbox', {
    withoutForm: ['anthropic.claude-opus-4-5-20251101-v1:0'],
    withoutAgreement: ['anthropic.claude-opus-4-1-20250805-v1:0'],
    denies: [
      {
        kind: 'identity-policy',
        action: 'bedrock:InvokeModel*',
        resource: '*',
        principal: '*/AWSReservedSSO_ReadOnly_*',
      },
    ],
    applicationProfiles: [
      {
        id: 'k7v2m9x4q1ab',
        name: 'team-a-claude',
        region: 'us-east-1',
        modelId: 'anthropic.claude-sonnet-4-6',
        destinations: us,
      },
      {
        id: 'p3n8w5z6r0cd',
        name: 'team-a-nova',
        region: 'us-east-1',
        modelId: 'amazon.nova-lite-v1:0',
        destinations: us,
      },
    ],
  });
  return [
    sandbox,
    account(EXAMPLE.productionAccount, 'Production', { dataRetention: 'provider_data_share' }),
  ];
}

function examplePortal(): IdentityCenter {
  return {
    startUrl: EXAMPLE.startUrl,
    region: EXAMPLE.ssoRegion,
    userName: 'ada@example.com',
    assignments: [
      { accountId: EXAMPLE.sandboxAccount, roleName: 'BedrockUser' },
      { accountId: EXAMPLE.sandboxAccount, roleName: 'ReadOnly' },
      { accountId: EXAMPLE.productionAccount, roleName: 'BedrockUser' },
    ],
    tokenSeconds: 8 * 60 * 60,
    pollSeconds: 1,
  };
}

function portalRoles(center: IdentityCenter) {
  const path = `/aws-reserved/sso.amazonaws.com/${center.region}/`;
  return center.assignments.map((one) => iamRole(one.accountId, reservedRoleName(one), [], path));
}
