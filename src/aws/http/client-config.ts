import type { BedrockClientConfig } from '@aws-sdk/client-bedrock';
import type { AwsSession } from '../credentials/session.ts';
import { transport } from './request-handler.ts';

type Logger = NonNullable<BedrockClientConfig['logger']>;

const ignore = () => undefined;

/** Without `info`: to hand it what AWS answered, the SDK goes through every answer once more. */
const SILENT = { debug: ignore, warn: ignore, error: ignore } as Partial<Logger> as Logger;

/** As Claude Code has it under CLAUDE_CODE_SKIP_BEDROCK_AUTH (seen in 2.1.329). */
const UNSIGNED = {
  httpAuthSchemes: [
    {
      schemeId: 'smithy.api#noAuth',
      identityProvider: () => async () => ({}),
      signer: { sign: async <T>(request: T) => request },
    },
  ],
  httpAuthSchemeProvider: () => [{ schemeId: 'smithy.api#noAuth' }],
};

/**
 * What every client is made with: who signs, in which region, and how requests travel. The SDK reads the rest, such
 * as AWS_ENDPOINT_URL_STS or `use_fips_endpoint`, from the environment and the AWS files, as it does in Claude Code.
 */
export function clientConfig({ signer, credentials, handler }: AwsSession, region: string) {
  const common = {
    region,
    ...transport(handler),
    retryMode: 'standard',
    userAgentAppId: 'claude-bedrock',
    logger: SILENT,
    // A wrong clock is a finding: Claude Code signs its requests by the same clock, and does not correct it.
    disableClockSkewCorrection: true,
  };
  if (signer.kind === 'api-key') {
    return { ...common, token: { token: signer.key }, authSchemePreference: ['httpBearerAuth'] };
  }
  if (signer.kind === 'nothing') return { ...common, ...UNSIGNED };
  return {
    ...common,
    ...(signer.kind === 'profile' && { profile: signer.name }),
    ...(credentials && { credentials }),
    // Else AWS_BEARER_TOKEN_BEDROCK in the environment would sign.
    authSchemePreference: ['sigv4'],
  };
}
