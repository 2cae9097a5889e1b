import type { Rollout } from '../file/rollout.ts';
import type { Policy } from './policy.ts';
import { printYaml, type Yaml } from './print-yaml.ts';

/** Where IAM Identity Center gives people the permission set. */
export interface PermissionSet {
  readonly name: string;
  readonly accountId: string;
  readonly description: string;
  readonly sessionHours: number;
  readonly instanceArn: string | undefined;
  readonly groupId: string | undefined;
}

/** What IAM Identity Center lends for at most: its default is one hour, which has people wait for renewals. */
const SESSION_HOURS = 8;

/** The permission set of a rollout; `undefined` where people do not sign in by IAM Identity Center. */
export function permissionSetOf({ signIn, organization, access = {} }: Rollout): PermissionSet | undefined {
  const isByCenter = signIn.way === 'in-app' || signIn.way === 'profile';
  if (!isByCenter || signIn.permissionSet === undefined || signIn.accountId === undefined) return undefined;
  return {
    name: signIn.permissionSet,
    accountId: signIn.accountId,
    description: latin(`Claude on Amazon Bedrock for ${organization.name}`),
    sessionHours: access.sessionHours ?? SESSION_HOURS,
    instanceArn: access.instanceArn,
    groupId: access.groupId,
  };
}

/** What a description may hold. https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html */
function latin(text: string): string {
  const plain = text.replace(/[^\u0020-\u007e\u00a1-\u00ff]/g, '');
  return plain.replace(/ +/g, ' ').trim().slice(0, 700);
}

/** The permission set as a CloudFormation template. What is not known is a parameter without a default. */
export function cloudFormation(set: PermissionSet, policy: Policy): string {
  const known = (value: string | undefined) => (value === undefined ? {} : { Default: value });
  return printYaml({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Permission set of IAM Identity Center for Claude on Amazon Bedrock',
    Parameters: {
      InstanceArn: {
        Type: 'String',
        Description: 'Instance of IAM Identity Center, see: aws sso-admin list-instances',
        ...known(set.instanceArn),
      },
      GroupId: {
        Type: 'String',
        Description: 'Group that gets the permission set; empty for none',
        Default: set.groupId ?? '',
      },
      AccountId: { Type: 'String', Description: 'Account of the models', Default: set.accountId },
    },
    Conditions: { HasGroup: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'GroupId' }, ''] }] } },
    Resources: {
      PermissionSet: {
        Type: 'AWS::SSO::PermissionSet',
        Properties: {
          InstanceArn: { Ref: 'InstanceArn' },
          Name: set.name,
          Description: set.description,
          SessionDuration: `PT${set.sessionHours}H`,
          InlinePolicy: policy as unknown as Yaml,
        },
      },
      Assignment: {
        Type: 'AWS::SSO::Assignment',
        Condition: 'HasGroup',
        Properties: {
          InstanceArn: { Ref: 'InstanceArn' },
          PermissionSetArn: { 'Fn::GetAtt': ['PermissionSet', 'PermissionSetArn'] },
          PrincipalType: 'GROUP',
          PrincipalId: { Ref: 'GroupId' },
          TargetType: 'AWS_ACCOUNT',
          TargetId: { Ref: 'AccountId' },
        },
      },
    },
    Outputs: { PermissionSetArn: { Value: { 'Fn::GetAtt': ['PermissionSet', 'PermissionSetArn'] } } },
  });
}

/** The same for Terraform, as JSON. https://developer.hashicorp.com/terraform/language/syntax/json */
export function terraform(set: PermissionSet, policy: Policy): string {
  const variable = (description: string, value: string | undefined) => ({
    type: 'string',
    description,
    ...(value !== undefined && { default: value }),
  });
  const instance = computed('var.instance_arn');
  const permissionSet = computed('aws_ssoadmin_permission_set.claude.arn');
  const module = {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.0' } } },
    variable: {
      instance_arn: variable('Instance of IAM Identity Center', set.instanceArn),
      group_id: variable('Group that gets the permission set; empty for none', set.groupId ?? ''),
      account_id: variable('Account of the models', set.accountId),
    },
    resource: {
      aws_ssoadmin_permission_set: {
        claude: {
          name: literal(set.name),
          description: literal(set.description),
          instance_arn: instance,
          session_duration: `PT${set.sessionHours}H`,
        },
      },
      aws_ssoadmin_permission_set_inline_policy: {
        claude: {
          instance_arn: instance,
          permission_set_arn: permissionSet,
          inline_policy: literal(JSON.stringify(policy)),
        },
      },
      aws_ssoadmin_account_assignment: {
        claude: {
          count: computed('var.group_id == "" ? 0 : 1'),
          instance_arn: instance,
          permission_set_arn: permissionSet,
          principal_type: 'GROUP',
          principal_id: computed('var.group_id'),
          target_type: 'AWS_ACCOUNT',
          target_id: computed('var.account_id'),
        },
      },
    },
    output: { permission_set_arn: { value: permissionSet } },
  };
  return `${JSON.stringify(module, null, 2)}\n`;
}

/** What Terraform works out: an expression in a text. */
function computed(expression: string): string {
  return `$\{${expression}}`;
}

/** In Terraform every text is a template. */
function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}
