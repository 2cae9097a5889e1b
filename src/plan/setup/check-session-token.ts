import type { AwsSection } from '../../facts/aws-files/aws-files.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, refusal } from '../../model/outcome.ts';

/**
 * Why a profile cannot sign for Claude Code alone, as far as the AWS files tell, or `undefined`: without a session
 * token Claude Code takes no exported credentials, and would use others instead.
 */
export function checkSessionToken({ name, kind }: Profile, section: AwsSection): Outcome<never> | undefined {
  return kind === 'static' && !section.aws_session_token ? withoutSession(name) : undefined;
}

/** The refusal of credentials that have no session token. */
export function withoutSession(profile: string): Outcome<never> {
  return refusal(
    'credentials-without-session',
    `The profile '${profile}' leads to long-term access keys, without a session token: Claude Code would not take them from awsCredentialExport, and would silently sign with other credentials.`,
    'Use a profile that signs in through IAM Identity Center or assumes a role; or --auth profile, which takes long-term keys.',
  );
}
