import { settingsInEffect } from '../../client/settings-in-effect.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { WAY_RULES, whyNotInRegion } from '../../knowledge/ways.ts';
import { type Edit, env } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { valueAt } from '../edit/key-values.ts';
import type { SetupAnswers } from './setup-answers.ts';
import type { SetupFacts } from './setup-facts.ts';

/** The edits that switch a way on and lead there; refuses what it needs and nobody gave. */
export function planWay(facts: SetupFacts, answers: SetupAnswers, region: string): Outcome<readonly Edit[]> {
  const { way, isBesideInvoke } = answers.way;
  const why = whyNotInRegion(way, region);
  const isElsewhere = way === 'mantle' && facts.seenEnv.ANTHROPIC_BEDROCK_MANTLE_BASE_URL;
  if (why && !isElsewhere) return notInRegion(why, answers);
  const rule = WAY_RULES[way];
  const on = env(rule.switch, '1');
  if (way === 'platform') return withWorkspace(facts, answers, on);
  if (way === 'gateway') return withGateway(facts, answers, on);
  return success(isBesideInvoke ? [env(WAY_RULES.invoke.switch, '1'), on] : [on]);
}

function notInRegion(why: string, { way: { way } }: SetupAnswers): Outcome<never> {
  return refusal(
    'way-not-in-region',
    why,
    way === 'mantle'
      ? 'Choose another region with --region, such as us-east-1 or eu-central-1, or use --way invoke.'
      : 'Choose a commercial region with --region, or use --way invoke.',
  );
}

/** A workspace belongs to one region; the one that stands stays. */
function withWorkspace(
  { target, isTrusted }: SetupFacts,
  { way }: SetupAnswers,
  on: Edit,
): Outcome<readonly Edit[]> {
  const name = 'ANTHROPIC_AWS_WORKSPACE_ID';
  const workspace = way.workspace ?? (isTrusted ? valueAt(target, ['env', name]) : undefined);
  if (typeof workspace === 'string' && workspace !== '') return success([on, env(name, workspace)]);
  return refusal(
    'option-missing',
    'No workspace was named, and Claude Platform on AWS answers to nobody without one.',
    'Add --workspace ID. The AWS console shows the id (Claude Platform on AWS, Workspaces); it begins with wrkspc_.',
  );
}

/** A token that was meant for another address, or for something else, is not sent to this one. */
function withGateway(
  { target, isTrusted, apiKey }: SetupFacts,
  { way, auth }: SetupAnswers,
  on: Edit,
): Outcome<readonly Edit[]> {
  const address = ['env', 'ANTHROPIC_BEDROCK_BASE_URL'] as const;
  const { variable, switched } = settingsInEffect(isTrusted ? [target as SettingsFile] : [], {});
  const standing = switched('CLAUDE_CODE_SKIP_BEDROCK_AUTH') && variable('ANTHROPIC_BEDROCK_BASE_URL')?.value;
  const baseUrl = way.baseUrl ?? standing;
  if (!baseUrl)
    return refusal(
      'option-missing',
      'No gateway was named.',
      'Add --base-url URL, the address before /model/…, such as https://gateway.example.com/bedrock.',
    );
  const isSame = standing === baseUrl && auth === 'none' && way.keyHelper === undefined;
  const helper: Edit = { path: ['apiKeyHelper'], value: way.keyHelper, isSecret: false };
  return success([
    on,
    { path: address, value: baseUrl, isSecret: false },
    env('CLAUDE_CODE_SKIP_BEDROCK_AUTH', '1'),
    ...(isSame ? [] : [env('ANTHROPIC_AUTH_TOKEN', apiKey?.key, true), helper]),
  ]);
}
