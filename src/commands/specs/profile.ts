import type { CommandSpec } from '../../cli/command.ts';
import { PLAN_OPTIONS } from '../plan-options.ts';
import { PORTAL_OPTIONS } from './login.ts';

/** `profile`: adds a profile to the AWS config file, or repairs profiles there. */
export const profileSpec = {
  name: 'profile',
  summary: 'Add or repair a profile in the AWS config file, shown first',
  options: {
    ...PLAN_OPTIONS,
    ...PORTAL_OPTIONS,
    account: { type: 'string', value: 'ID', help: 'AWS account, 12 digits; see claude-bedrock accounts' },
    role: { type: 'string', value: 'NAME', help: 'your role (permission set) in that account' },
    region: { type: 'string', value: 'REGION', help: 'AWS region of the profile' },
    name: {
      type: 'string',
      value: 'NAME',
      help: 'name of the new profile (default: made of role and account, one that is free)',
    },
    replace: { type: 'boolean', help: 'change the profile of that name where there is one' },
    repair: {
      type: 'boolean',
      help: 'make profiles of the older form name an [sso-session], so that a sign-in lasts up to 90 days instead of 8 hours',
    },
    profile: {
      type: 'string',
      multiple: true,
      value: 'PROFILE',
      help: 'with --repair: this profile; repeatable',
    },
    all: { type: 'boolean', help: 'with --repair: every profile of the older form' },
  },
  examples: [
    'claude-bedrock profile --plan --sso-session corp --account 111122223333 --role BedrockUser --region eu-central-1',
    'claude-bedrock profile --plan --start-url https://example.awsapps.com/start --sso-region eu-central-1 --account 111122223333 --role BedrockUser --name work',
    'claude-bedrock profile --plan --repair --profile work',
  ],
} as const satisfies CommandSpec;
