import type { OptionsOf, RunCommand } from '../cli/command.ts';
import { makeToken } from '../flows/sign-in/make-token.ts';
import { refusal, success } from '../model/outcome.ts';
import type { Token } from '../report/sign-in/token.ts';
import type { tokenSpec } from './specs/token.ts';

/** `token`: a short-term API key on standard output and nothing else, so that a command can take it. */
export const token: RunCommand<OptionsOf<typeof tokenSpec>> = async (world, { profile, region, show }) => {
  if (profile === undefined) {
    return refusal('option-missing', 'No AWS profile was named.', 'Add --profile PROFILE.');
  }
  if (world.isStdoutTerminal() && show !== true) {
    return refusal(
      'token-on-terminal',
      'This would print a secret, and standard output is a terminal.',
      `Let a command take it: ${world.platform === 'win32' ? IN_POWERSHELL : IN_SH}. To see it all the same: --show.`,
    );
  }
  const made = await makeToken(world, profile, region);
  if (!made.ok) return made;
  const { key, expiresAt } = made.value;
  const data: Token = { key, profile, region: made.value.region, expiresAt: expiresAt.toISOString() };
  return success({ data, text: () => `${key}\n` });
};

const IN_SH = 'export AWS_BEARER_TOKEN_BEDROCK="$(claude-bedrock token --profile PROFILE)"';
const IN_POWERSHELL = '$env:AWS_BEARER_TOKEN_BEDROCK = claude-bedrock token --profile PROFILE';
