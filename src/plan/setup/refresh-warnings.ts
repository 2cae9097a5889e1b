import type { Warning, WritableFile } from '../../model/change.ts';
import type { RefreshPlan } from './plan-refresh.ts';
import type { Auth } from './setup-answers.ts';

const REASONS: Partial<Record<RefreshPlan['state'], string>> = {
  'not-for-the-team':
    'in the settings of a team only an AWS CLI version 2 can do it, since our own command names a file of this computer',
  'not-quotable': 'the profile name cannot be written safely on a command line of this system',
};

/** Seen with Claude Code 2.1.329: it looks for credentials in the shell's environment alone. */
const BROWSER_AT_EVERY_START: Warning = {
  code: 'refresh-at-every-start',
  message:
    'Where your shell has no AWS credentials of its own, Claude Code runs aws sso login at every start, which opens a browser each time. With --refresh own it finds the sign-in that stands.',
};

/** What a person has to know of `awsAuthRefresh`: that there will be none, or what it takes of others. */
export function refreshWarnings(
  { scope }: WritableFile,
  { state }: RefreshPlan,
  auth: Auth,
): readonly Warning[] {
  const reason = REASONS[state];
  if (reason !== undefined) {
    const message = `Claude Code will not renew an expired sign-in by itself: ${reason}.`;
    return [{ code: 'refresh-unavailable', message }];
  }
  if (state !== 'aws-cli') return [];
  if (auth === 'isolated') return [BROWSER_AT_EVERY_START];
  if (scope !== 'project') return [];
  return [
    {
      code: 'shared-refresh',
      message:
        'To renew an expired sign-in, everybody who uses this repository needs an AWS CLI version 2: our own command would name a file of this computer.',
    },
  ];
}
