import { expect, test } from 'vitest';
import { EXAMPLE, type RecordedRequest } from '../../src/sandbox/index.ts';
import { runProgram, withClient } from '../agree/ask-doctor.ts';
import { turnIn } from '../agree/observe.ts';
import { NEWEST } from '../agree/support/clients.ts';
import { onStage, playScene } from '../agree/support/run-client.ts';
import type { Scene } from '../agree/support/scene.ts';
import { CLAUDE, REPOSITORY } from './support/install.ts';

const homeOf = (env: Readonly<Record<string, string>>): Scene => ({
  settings: {
    user: {
      env: {
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_REGION: 'us-west-2',
        AWS_ACCESS_KEY_ID: EXAMPLE.accessKeyId,
        AWS_SECRET_ACCESS_KEY: EXAMPLE.secretAccessKey,
        ...env,
      },
    },
  },
});

/** What of a request decides whether AWS takes it. */
function asked({ service, operation, path, signer, headers, body }: RecordedRequest) {
  const { anthropic_beta, anthropic_version, thinking, output_config } = body as {
    readonly anthropic_beta?: readonly string[];
    readonly anthropic_version: string;
    readonly thinking?: { readonly type: string; readonly display?: string };
    readonly output_config?: object;
  };
  const { type, display } = thinking ?? {};
  return {
    // The SDK writes a colon as %3A.
    ...{
      service,
      operation,
      path: decodeURIComponent(path),
      signer,
      anthropic_beta,
      anthropic_version,
      output_config,
    },
    ...{ thinking: { type, display }, header: headers['anthropic-beta'] },
  };
}

// How much may be answered, and what is said, is less: each costs.
test.each([
  [{ ANTHROPIC_MODEL: 'us.anthropic.claude-opus-5-5' }],
  [{ ANTHROPIC_MODEL: 'us.anthropic.claude-sonnet-4-6[1m]' }],
  [
    {
      ANTHROPIC_MODEL: `arn:aws:bedrock:us-west-2:${EXAMPLE.sandboxAccount}:application-inference-profile/team0profile`,
    },
  ],
  [{ ANTHROPIC_MODEL: 'haiku', MAX_THINKING_TOKENS: '0', CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' }],
])('the doctor asks of the primary model what a turn of the real client does: %j', async (env) => {
  const turn = turnIn(await playScene(homeOf(env), CLAUDE));
  if (!turn) throw new Error('Claude Code asked nothing');
  const ours = await onStage(withClient(homeOf(env), NEWEST), async (stage, { requests }) => {
    await runProgram(stage, REPOSITORY, ['doctor', '--json']);
    return requests.filter(({ path }) => decodeURIComponent(path) === decodeURIComponent(turn.path));
  });
  expect(ours.map(asked)).toEqual([asked(turn)]);
});
