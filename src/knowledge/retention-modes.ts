/**
 * The data retention modes of an account or a project, which hold for one region:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html,
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ProjectDataRetention.html (aws_review: projects alone)
 */
const WANTED: Readonly<Record<string, string>> = {
  none: 'default, or provider_data_share where the terms of the model ask for it',
  default: 'provider_data_share',
  inherit: 'provider_data_share',
  aws_review: 'provider_data_share',
  provider_data_share: 'default or none',
};

/** The mode that AWS refused, and what the model wants in its place, as far as AWS's words tell. */
export function wantedMode(message: string): { readonly has: string; readonly wants: string } | undefined {
  const has = /data retention mode '(\w+)' is not available/.exec(message)?.[1];
  const wants = has !== undefined && Object.hasOwn(WANTED, has) ? WANTED[has] : undefined;
  return has === undefined || wants === undefined ? undefined : { has, wants };
}
