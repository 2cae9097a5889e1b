/** What decides the names of AWS's hosts. */
export interface HostQuestion {
  readonly region: string;
  /** The region of IAM Identity Center, where someone signs in there. */
  readonly ssoRegion?: string;
  /** `AWS_USE_DUALSTACK_ENDPOINT`: IPv6 beside IPv4. */
  readonly isDualStack: boolean;
  /** `AWS_USE_FIPS_ENDPOINT`. */
  readonly isFips: boolean;
}

/**
 * The hosts that Claude Code asks on Amazon Bedrock, all by HTTPS: to list, to invoke, to know who signs, to sign in.
 * https://docs.aws.amazon.com/general/latest/gr/bedrock.html, …/gr/sts.html, …/gr/sso.html
 */
export function endpointHosts({ region, ssoRegion, isDualStack, isFips }: HostQuestion): readonly string[] {
  const suffix = isDualStack ? 'api.aws' : 'amazonaws.com';
  const fips = isFips ? '-fips' : '';
  return [
    `bedrock${fips}.${region}.${suffix}`,
    `bedrock-runtime${fips}.${region}.${suffix}`,
    `sts${fips}.${region}.${suffix}`,
    ...(ssoRegion === undefined ? [] : [`portal.sso.${ssoRegion}.${suffix}`, `oidc.${ssoRegion}.${suffix}`]),
  ];
}

/**
 * The region of a host of Amazon Bedrock, VPC endpoints included (`vpce-….bedrock-runtime.eu-west-1.vpce.amazonaws.com`);
 * `undefined` for any other host.
 */
export function regionOfBedrockHost(host: string): string | undefined {
  return /(?:^|\.)bedrock(?:-runtime)?(?:-fips)?\.([a-z0-9-]+)\.(?:vpce\.)?(?:amazonaws\.com|api\.aws)$/.exec(
    host,
  )?.[1];
}
