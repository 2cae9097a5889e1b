import type { CommandSpec } from '../../cli/command.ts';
import { PORTAL_OPTIONS } from './login.ts';

/** `accounts`: the accounts and roles of the signed-in person. */
export const accountsSpec = {
  name: 'accounts',
  summary: 'The AWS accounts you may use, and your roles in each',
  options: {
    ...PORTAL_OPTIONS,
    account: { type: 'string', value: 'ID', help: 'only this account, with its roles' },
    search: {
      type: 'string',
      value: 'TEXT',
      help: 'only those whose name, id, e-mail address or role holds each word; of more than 10 accounts the roles are told only of those found',
    },
  },
  examples: [
    'claude-bedrock accounts --sso-session corp',
    'claude-bedrock accounts --sso-session corp --search sandbox --json',
  ],
} as const satisfies CommandSpec;
