import type { CommandSpec } from '../../cli/command.ts';

/** `credentials`: what `awsCredentialExport` asks for, once `setup --auth isolated` has written it. */
export const credentialsSpec = {
  name: 'credentials',
  summary: 'Temporary credentials of a profile, for Claude Code to read',
  options: {
    profile: {
      type: 'string',
      value: 'PROFILE',
      help: 'AWS profile. Its access key, secret and session token are printed: for awsCredentialExport, not for people; it refuses on a terminal',
    },
    'fail-closed': {
      type: 'boolean',
      help: 'where the profile cannot sign, print credentials that AWS refuses: told of a failure, Claude Code would silently use what the shell signs with',
    },
  },
  notes: [
    {
      say: 'setup --auth isolated makes awsCredentialExport run it, in a line that prints refused credentials also where this program cannot start',
      line: '~/.claude/bedrock/bin/claude-bedrock credentials --fail-closed --profile=work',
    },
  ],
  examples: ['claude-bedrock credentials --fail-closed --profile=work'],
} as const satisfies CommandSpec;
