import type { ApiKey, Credentials, IamRole, IamUser } from './identity.ts';
import type { DeviceGrant, IdentityCenter, OidcClient, SsoToken } from './identity-center.ts';
import type { ApplicationProfile, DataRetention, RegionCatalog } from './models.ts';

/**
 * All that the sandbox knows, as plain data. Change it at any time: the next request sees the change.
 * `startSandbox` adds to it what it issues (credentials, tokens, grants).
 */
export interface Cloud {
  accounts: Account[];
  users: IamUser[];
  roles: IamRole[];
  /** Temporary credentials issued so far. */
  sessions: Credentials[];
  /** Long-term Amazon Bedrock API keys. Short-term ones carry their own proof (`shortTermApiKey`). */
  apiKeys: ApiKey[];
  identityCenters: IdentityCenter[];
  oidcClients: OidcClient[];
  deviceGrants: DeviceGrant[];
  ssoTokens: SsoToken[];
  /** Workspaces of Claude Platform on AWS. */
  workspaces: Workspace[];
  /** What Amazon Bedrock offers, by region name. A region that is not here offers nothing. */
  regions: Record<string, RegionCatalog>;
}

/**
 * An AWS account and its standing with Amazon Bedrock.
 * The lists of models hold foundation model ids in which `*` stands for anything; `['*']` is every model.
 */
export interface Account {
  /** 12 digits. */
  id: string;
  name: string;
  email: string;
  /** Models refused until the use case form is sent; `['*']` in an account that never sent it. */
  withoutForm: string[];
  /** The use case form as it was sent, in base64. */
  useCase?: string;
  /** Models whose AWS Marketplace agreement is missing. */
  withoutAgreement: string[];
  /** What was raised, by the name of the quota. */
  raisedQuotas?: Readonly<Record<string, number>>;
  /** Models whose token quota is used up. */
  exhausted: Quota[];
  /** `sts:GetWebIdentityToken` was never enabled, without which Claude Platform on AWS knows nobody. */
  isFederationOff: boolean;
  /** AWS put a hold on the account: every invocation is "Operation not allowed". */
  isRestricted: boolean;
  dataRetention: DataRetention;
  denies: Deny[];
  applicationProfiles: ApplicationProfile[];
  /** Its guardrails, each with its versions; any is known where none is named. */
  guardrails?: { id: string; versions: string[] }[];
}

/** A workspace of Claude Platform on AWS. */
export interface Workspace {
  /** Such as `wrkspc_1`. */
  id: string;
  accountId: string;
  /** The only region that it is in; any, where none is named. */
  region?: string;
  /** Its keys, each of which acts for somebody. */
  apiKeys: ApiKey[];
}

export interface Quota {
  model: string;
  per: 'minute' | 'day';
}

/** Everything is allowed but what a deny names. `*` stands for anything in each pattern. */
export interface Deny {
  /** `identity-policy` allows too little; `explicit-deny` is a statement in it that denies. */
  kind: 'identity-policy' | 'explicit-deny' | 'permission-boundary' | 'session-policy' | 'scp';
  /** Such as `bedrock:InvokeModel*`. */
  action: string;
  /** An ARN pattern; a destination region of a geographic profile is `arn:aws:bedrock:eu-west-3::*`. */
  resource: string;
  /** Whom it hits, as an ARN pattern; everyone in the account when absent. */
  principal?: string;
}

/** The account with this id; a bug when there is none, for every id in a cloud belongs to an account of it. */
export function accountOf(cloud: Cloud, id: string): Account {
  const account = cloud.accounts.find((candidate) => candidate.id === id);
  if (!account) throw new Error(`The cloud has no account ${id}.`);
  return account;
}

/** An account in good standing: form sent, agreements made, nothing denied. */
export function account(id: string, name: string, standing: Partial<Account> = {}): Account {
  return {
    id,
    name,
    email: `aws+${name.toLowerCase()}@example.com`,
    withoutForm: [],
    withoutAgreement: [],
    exhausted: [],
    isFederationOff: false,
    isRestricted: false,
    dataRetention: 'inherit',
    denies: [],
    applicationProfiles: [],
    ...standing,
  };
}
