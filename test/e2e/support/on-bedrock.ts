import type { Sandbox } from '../../../src/sandbox/index.ts';

/** The `env` of settings as setup leaves them for the profile of `makeSignedInHome`. */
export const ON_BEDROCK = {
  CLAUDE_CODE_USE_BEDROCK: '1',
  AWS_PROFILE: 'work',
  AWS_REGION: 'eu-central-1',
  ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
  ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-5',
  ANTHROPIC_DEFAULT_HAIKU_MODEL: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
};

/** From now on AWS answers everything with 403: the credentials have expired. */
export function expireCredentials(sandbox: Sandbox): void {
  const message = 'The security token included in the request is expired';
  sandbox.fail({}, { kind: 'error', status: 403, code: 'ExpiredTokenException', message });
}

/** How often a model was asked for more than the one token that the doctor and Claude Code's own probes ask for. */
export function conversations({ requests }: Sandbox): number {
  return requests.filter(({ service, body }) => service === 'bedrock-runtime' && !isProbe(body)).length;
}

function isProbe(body: unknown): boolean {
  return (body as { max_tokens?: number }).max_tokens === 1;
}
