import type { AwsSection } from './aws-files.ts';

/** Along `source_profile` the SDK takes static keys before another role, and a bare `credential_source` too. */
export function needsRole(section: AwsSection, isSource: boolean): boolean {
  const { role_arn, source_profile, credential_source } = section;
  if (isSource && hasStaticKeys(section)) return false;
  if (isSource && role_arn === undefined && credential_source !== undefined) return true;
  return role_arn !== undefined && (source_profile === undefined) !== (credential_source === undefined);
}

/** True for an access key pair, whether it ends or not. */
export function hasStaticKeys(section: AwsSection): boolean {
  return section.aws_access_key_id !== undefined && section.aws_secret_access_key !== undefined;
}
