import type { CommandSpec } from '../../cli/command.ts';

/** The options that name an access portal, for `login` and `accounts`. */
export const PORTAL_OPTIONS = {
  profile: { type: 'string', value: 'PROFILE', help: 'the portal behind this AWS profile' },
  'sso-session': {
    type: 'string',
    value: 'SESSION',
    help: 'the portal of this [sso-session]; with --start-url, the name the session is to have',
  },
  'start-url': {
    type: 'string',
    value: 'URL',
    help: 'address of the AWS access portal, such as NAME.awsapps.com or what your browser shows',
  },
  'sso-region': {
    type: 'string',
    value: 'REGION',
    help: 'region of IAM Identity Center, with --start-url (default: found)',
  },
} as const satisfies CommandSpec['options'];

/** `login`: IAM Identity Center sign-in without the AWS CLI. */
export const loginSpec = {
  name: 'login',
  summary: 'Sign in through IAM Identity Center, for every AWS program',
  options: {
    ...PORTAL_OPTIONS,
    start: { type: 'boolean', help: 'show the address and the code, and return at once' },
    finish: { type: 'boolean', help: 'wait for the person to allow what --start began' },
    wait: { type: 'string', value: 'SECONDS', help: 'how long --finish waits (default: 90)' },
    'no-browser': { type: 'boolean', help: 'open no browser' },
    'auth-refresh': {
      type: 'boolean',
      help: 'for awsAuthRefresh in the settings of Claude Code: brief, and done within its 3 minutes',
    },
    again: { type: 'boolean', help: 'sign in even if signed in already' },
  },
  examples: [
    'claude-bedrock login --profile work',
    'claude-bedrock login --start --sso-session corp --json',
    'claude-bedrock login --finish --sso-session corp --json',
    'claude-bedrock login --start-url example.awsapps.com',
  ],
} as const satisfies CommandSpec;
