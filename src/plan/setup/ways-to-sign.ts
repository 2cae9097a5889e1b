import type { AwsSection } from '../../facts/aws-files/aws-files.ts';
import { hasStaticKeys } from '../../facts/aws-files/profile-kind.ts';

/** A way in which a profile's own keys lead to credentials. */
export type Way = 'static' | 'web-identity' | 'process' | 'sso' | 'login';

const HAS: Readonly<Record<Way, (section: AwsSection) => boolean>> = {
  static: hasStaticKeys,
  'web-identity': (own) => own.web_identity_token_file !== undefined && own.role_arn !== undefined,
  process: (own) => own.credential_process !== undefined,
  sso: (own) => own.sso_session !== undefined || own.sso_start_url !== undefined,
  login: (own) => own.login_session !== undefined,
};

/** `resolveProfileData` of @aws-sdk/credential-provider-ini. */
const OF_CLAUDE_CODE: readonly Way[] = ['static', 'web-identity', 'process', 'sso', 'login'];
/** `ProfileProviderBuilder.providers` of botocore/credentials.py. */
const OF_AWS_CLI: readonly Way[] = ['web-identity', 'sso', 'static', 'login', 'process'];

/** Which of the ways in one section Claude Code takes, and which the AWS CLI. */
export function waysToSign(section: AwsSection): { claudeCode: Way | undefined; awsCli: Way | undefined } {
  const first = (order: readonly Way[]) => order.find((way) => HAS[way](section));
  return { claudeCode: first(OF_CLAUDE_CODE), awsCli: first(OF_AWS_CLI) };
}
