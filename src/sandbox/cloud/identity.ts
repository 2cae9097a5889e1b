import { createHash } from 'node:crypto';
import { hexId, upperId } from './ids.ts';

/** Who a request acts for, as `sts:GetCallerIdentity` tells it. */
export interface Principal {
  arn: string;
  accountId: string;
  userId: string;
}

export interface IamUser extends Principal {
  name: string;
  accessKeys: AccessKey[];
}

export interface AccessKey {
  accessKeyId: string;
  secretAccessKey: string;
}

export interface IamRole {
  name: string;
  arn: string;
  accountId: string;
  roleId: string;
  /** ARN patterns of the principals that may assume it; `*` stands for anything. */
  trusts: string[];
  /** Tokens that `sts:AssumeRoleWithWebIdentity` accepts. */
  webIdentityTokens: string[];
}

/** Temporary credentials. */
export interface Credentials extends AccessKey {
  sessionToken: string;
  expiration: Date;
  principal: Principal;
}

/** A long-term Amazon Bedrock API key; it acts for an IAM user. */
export interface ApiKey {
  token: string;
  principal: Principal;
  expiration?: Date;
}

/** An IAM user with the access keys given. */
export function iamUser(accountId: string, name: string, accessKeys: AccessKey[]): IamUser {
  const userId = `AIDA${digest(`${accountId}/${name}`)}`;
  return { name, accountId, userId, arn: `arn:aws:iam::${accountId}:user/${name}`, accessKeys };
}

/** An IAM role that the principals matching `trusts` may assume. `path` begins and ends with a slash. */
export function iamRole(accountId: string, name: string, trusts: string[], path = '/'): IamRole {
  const arn = `arn:aws:iam::${accountId}:role${path}${name}`;
  return { name, arn, accountId, roleId: `AROA${digest(arn)}`, trusts, webIdentityTokens: [] };
}

/** The principal that a session of a role acts for. */
export function assumedRole(role: IamRole, sessionName: string): Principal {
  return {
    arn: `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${sessionName}`,
    accountId: role.accountId,
    userId: `${role.roleId}:${sessionName}`,
  };
}

/** Fresh temporary credentials of a principal, valid until `expiration`. Add them to `cloud.sessions`. */
export function temporaryCredentials(principal: Principal, expiration: Date): Credentials {
  return {
    accessKeyId: `ASIA${upperId(16)}`,
    secretAccessKey: hexId(40),
    sessionToken: `IQoJb3JpZ2luX2Vj${hexId(96)}`,
    expiration,
    principal,
  };
}

/** A long-term Amazon Bedrock API key of an IAM user. */
export function longTermApiKey(user: IamUser, secret: string, expiration?: Date): ApiKey {
  const name = `BedrockAPIKey-${digest(user.arn).slice(0, 4).toLowerCase()}-at-${user.accountId}`;
  const token = `ABSK${Buffer.from(`${name}:${secret}`).toString('base64')}`;
  return { token, principal: user, ...(expiration && { expiration }) };
}

/** 17 capitals and digits that depend on nothing but `text`. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 17).toUpperCase();
}
