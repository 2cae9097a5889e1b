import { words } from '../text/words.ts';

/**
 * The keys of an AWS config file whose values may be shown: what we write there ourselves, and what tells where a
 * profile leads. The values of all others may be anybody's tokens, or commands with tokens in them.
 * https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
const SHOWN: readonly string[] = words(`
  region output sso_session sso_start_url sso_region sso_account_id sso_role_name sso_registration_scopes
  role_arn source_profile credential_source
`);

/** True for keys whose values must not be shown. */
export function isHiddenKey(name: string): boolean {
  return !SHOWN.includes(name);
}

/**
 * The keys that lead a profile to credentials of another kind, or to another portal: they would win over, or
 * contradict, `sso_session` (`resolveProfileData` of @aws-sdk/credential-provider-ini).
 */
export const OTHER_SIGN_INS: readonly string[] = words(`
  sso_start_url sso_region aws_access_key_id aws_secret_access_key aws_session_token role_arn source_profile
  credential_source web_identity_token_file credential_process login_session
`);
