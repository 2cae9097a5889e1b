import type { AwsSection } from '../../facts/aws-files/read-ini.ts';
import { nearest } from '../../text/nearest.ts';
import { words } from '../../text/words.ts';

/** The keys that lead a profile to credentials, or tell where its session is. */
const KEYS = words(`
  aws_access_key_id aws_secret_access_key aws_session_token credential_process credential_source
  login_session role_arn source_profile sso_account_id sso_region sso_role_name sso_session sso_start_url
  web_identity_token_file
`);

/** Keys that the SDK knows and that lead nowhere; close to others by their names. */
const OTHERS = words(`
  region output sso_registration_scopes external_id mfa_serial role_session_name duration_seconds
  aws_account_id endpoint_url services
`);

/** Names that other programs have for them. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  aws_access_key: 'aws_access_key_id',
  aws_key_id: 'aws_access_key_id',
  aws_secret_key: 'aws_secret_access_key',
  aws_secret: 'aws_secret_access_key',
  aws_security_token: 'aws_session_token',
};

/** How many letters a slip of the finger adds or leaves out. */
const SLIP = 3;

/** Of a section the keys that nobody reads and that are meant for one that is missing: sentences. */
export function misspeltKeys(section: AwsSection): readonly string[] {
  const missing = KEYS.filter((key) => section[key] === undefined);
  return Object.keys(section).flatMap((written) => {
    if (KEYS.includes(written) || OTHERS.includes(written) || written.includes('.')) return [];
    // `export AWS_SECRET_ACCESS_KEY`, as it stands in shell files.
    const plain = written.replace(/^export\s+/i, '').toLowerCase();
    const near = nearest(plain, missing);
    const isSlip = near !== undefined && Math.abs(near.length - plain.length) <= SLIP;
    const other = ALSO_CALLED[plain];
    const meant = [plain, other, isSlip ? near : undefined].find((one) => one && missing.includes(one));
    return meant === undefined ? [] : [`'${written}' is not read: it has to be called ${meant}.`];
  });
}
