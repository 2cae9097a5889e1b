import type { AccessKeys } from '../../model/credentials.ts';
import type { AwsSection } from './aws-files.ts';

/** The access keys that stand in a profile itself. Never print them. */
export function profileKeys(section: AwsSection = {}): AccessKeys | undefined {
  const { aws_access_key_id: id, aws_secret_access_key: secret, aws_session_token: token } = section;
  return id && secret
    ? { accessKeyId: id, secretAccessKey: secret, ...(token && { sessionToken: token }) }
    : undefined;
}
