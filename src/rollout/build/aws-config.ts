import { newSessionName } from '../../plan/profile/sso-session-name.ts';
import type { Rollout } from '../file/rollout.ts';
import { profileName } from './claude-code-settings.ts';

/** The profile and its session for the AWS config file of devices; `undefined` where none is needed or known. */
export function awsConfig(rollout: Rollout): string | undefined {
  const { signIn, aws } = rollout;
  const name = profileName(rollout);
  if (name === undefined || (signIn.way !== 'in-app' && signIn.way !== 'profile')) return undefined;
  if (signIn.startUrl === undefined || signIn.identityCenterRegion === undefined) return undefined;
  const asked = signIn.way === 'profile' ? signIn.ssoSession : undefined;
  const session = asked ?? newSessionName(signIn.startUrl, new Map());
  return `[sso-session ${session}]
sso_start_url = ${signIn.startUrl}
sso_region = ${signIn.identityCenterRegion}
sso_registration_scopes = sso:account:access

[profile ${name}]
sso_session = ${session}
sso_account_id = ${signIn.accountId}
sso_role_name = ${signIn.permissionSet}
region = ${aws?.region ?? signIn.identityCenterRegion}
`;
}
