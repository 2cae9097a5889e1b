import type { World } from '../world.ts';

/** The services that are called here, by the names in their host names. */
export type Service = 'bedrock' | 'bedrock-runtime' | 'sts';

/**
 * The URL of a service in a region: where Claude Code is told to send what is meant for Amazon Bedrock, else where the
 * AWS SDKs are told to (https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html), else AWS's own.
 */
export function endpointOf(env: World['env'], service: Service, region: string): string {
  const gateway = service === 'sts' ? undefined : env.ANTHROPIC_BEDROCK_BASE_URL;
  const ofService = env[`AWS_ENDPOINT_URL_${service.toUpperCase().replace('-', '_')}`];
  const fips = env.AWS_USE_FIPS_ENDPOINT?.toLowerCase() === 'true' ? '-fips' : '';
  return gateway || ofService || env.AWS_ENDPOINT_URL || `https://${service}${fips}.${region}.amazonaws.com`;
}
