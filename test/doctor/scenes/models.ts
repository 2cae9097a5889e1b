import { join } from 'node:path';
import { EXAMPLE, GATEWAY_TOKEN } from '../../../src/sandbox/index.ts';
import { put } from '../../support/world.ts';
import { CONFIG, ENV, type Person, PINS } from '../person.ts';
import type { Scene } from '../scene.ts';

/** Settings with other values for some of the healthy person's variables; `undefined` takes one away. */
function env(person: Person, changed: Readonly<Record<string, string | undefined>>) {
  return person.settings({ env: { ...ENV, ...changed } });
}

/** The same models as inference profiles of another geography. */
function pinsOf(geography: string): Record<string, string> {
  return Object.fromEntries(Object.entries(PINS).map(([key, id]) => [key, id.replace(/^eu/, geography)]));
}

const OPUS = 'ANTHROPIC_DEFAULT_OPUS_MODEL';
const HAIKU = 'ANTHROPIC_DEFAULT_HAIKU_MODEL';

export const MODEL_SCENES: readonly Scene[] = [
  {
    row: 'model-wrong-prefix',
    when: 'all pins are those of the US, called from Frankfurt',
    arrange: (person) => env(person, pinsOf('us')),
    status: 'fail',
    found:
      /us\.anthropic\.claude-opus-5-5 is set for the primary model and the alias opus .* begin with eu\. or global\. can be called\./,
    fix: /eu\.anthropic\.claude-opus-5-5 instead of us\.anthropic\.claude-opus-5-5.*--fix model-wrong-prefix/,
    origin: '.claude/settings.json',
  },
  {
    row: 'model-wrong-prefix',
    when: 'the pins fit the profile, and the shell exports another region',
    arrange: async (person) => {
      person.env.AWS_REGION = 'us-east-1';
      await env(person, { AWS_REGION: undefined });
    },
    status: 'fail',
    found: /eu\.anthropic\.claude-opus-5-5 is set for/,
    fix: /Set AWS_REGION to eu-central-1, or take models of us-east-1/,
  },
  {
    row: 'model-wrong-prefix',
    when: 'only the Haiku is of another geography',
    arrange: (person) => env(person, { [HAIKU]: pinsOf('us')[HAIKU] }),
    status: 'warn',
    found: /is set for background work and the alias haiku/,
    fix: /eu\.anthropic\.claude-haiku-4-5-20251001-v1:0 instead/,
  },
  {
    row: 'model-wrong-prefix',
    when: 'nobody is asked, and the prefix belongs to another geography',
    arrange: (person) => {
      person.env.ANTHROPIC_BEDROCK_BASE_URL = undefined;
      return env(person, pinsOf('apac'));
    },
    status: 'fail',
    found: /apac\.anthropic\.claude-opus-5-5/,
    fix: /models --region eu-central-1 --probe/,
    options: ['--offline'],
  },
  {
    row: 'model-bare-id',
    when: 'the primary model is named without a prefix',
    arrange: (person) => env(person, { ANTHROPIC_MODEL: 'anthropic.claude-sonnet-4-6' }),
    status: 'fail',
    found: /anthropic\.claude-sonnet-4-6 is set for the primary model \(env\.ANTHROPIC_MODEL in /,
    fix: /Use eu\.anthropic\.claude-sonnet-4-6 instead of anthropic\.claude-sonnet-4-6.*--fix model-bare-id/,
    origin: '.claude/settings.json',
  },
  {
    row: 'model-bare-id',
    when: 'IAM denies the listing, and AWS says that it needs a profile',
    arrange: (person) => {
      for (const account of person.sandbox.cloud.accounts)
        account.denies.push({ kind: 'identity-policy', action: 'bedrock:List*', resource: '*' });
      return env(person, { ANTHROPIC_MODEL: 'anthropic.claude-sonnet-4-6' });
    },
    status: 'fail',
    found: /the bare id of a model/,
    fix: /^Use eu\.anthropic\.claude-sonnet-4-6 instead of anthropic/,
  },
  {
    row: 'model-not-listed',
    when: 'there is a slip of the finger in the primary model',
    arrange: (person) => env(person, { ANTHROPIC_MODEL: 'eu.anthropic.claude-opsu-5-5[1m]' }),
    status: 'fail',
    found: /eu\.anthropic\.claude-opsu-5-5 is set for the primary model/,
    fix: /Use eu\.anthropic\.claude-opus-5-5 instead/,
    origin: '.claude/settings.json',
  },
  {
    row: 'model-legacy',
    when: 'the primary model is past its end of life',
    arrange: (person) => env(person, { [OPUS]: 'eu.anthropic.claude-3-7-sonnet-20250219-v1:0' }),
    status: 'fail',
    found: /legacy/,
    fix: /Use eu\.anthropic\.claude-sonnet-5 instead.*--fix model-legacy/,
    origin: '.claude/settings.json',
  },
  {
    row: 'arn-region',
    when: 'the application profile was made in another region',
    arrange: (person) => env(person, { ANTHROPIC_MODEL: EXAMPLE.claudeProfileArn }),
    status: 'fail',
    found: /asks eu-central-1/,
    fix: /Take an inference profile of eu-central-1/,
    origin: '.claude/settings.json',
  },
  {
    row: 'arn-region',
    when: 'the application profile is the only model, so the region may be what is wrong',
    arrange: (person) =>
      person.settings({
        env: {
          CLAUDE_CODE_USE_BEDROCK: '1',
          AWS_PROFILE: 'work',
          AWS_REGION: 'eu-central-1',
          ANTHROPIC_MODEL: EXAMPLE.claudeProfileArn,
        },
      }),
    status: 'fail',
    found: /background work/,
    fix: /Set AWS_REGION to us-east-1.*--fix arn-region/,
  },
  {
    row: 'arn-account',
    when: 'the application profile belongs to another account',
    arrange: async (person) => {
      await person.config(CONFIG.replace(EXAMPLE.sandboxAccount, EXAMPLE.productionAccount));
      await env(person, {
        AWS_REGION: 'us-east-1',
        ...pinsOf('us'),
        ANTHROPIC_MODEL: EXAMPLE.claudeProfileArn,
      });
    },
    status: 'fail',
    found: /What signs belongs to the account 444455556666/,
    fix: /Use a profile of the account 111122223333/,
  },
  {
    row: 'model-unpinned',
    when: 'nothing names any model',
    arrange: (person) =>
      env(person, { [OPUS]: undefined, ANTHROPIC_DEFAULT_SONNET_MODEL: undefined, [HAIKU]: undefined }),
    status: 'warn',
    found: /Opus for the primary model, Haiku for background work/,
    fix: /ANTHROPIC_DEFAULT_OPUS_MODEL=eu\.anthropic\.claude-opus-5-5, ANTHROPIC_DEFAULT_HAIKU_MODEL=eu\.anthropic\.claude-haiku-4-5-20251001-v1:0\..*--fix model-unpinned/,
  },
  {
    row: 'model-restricted',
    when: 'the administrator allows other models than the one that is named',
    arrange: async (person) => {
      await person.settings({ env: { ...ENV, ANTHROPIC_MODEL: 'eu.anthropic.claude-sonnet-4-6' } });
      await person.settings({ availableModels: ['haiku'] }, 'managed');
    },
    status: 'warn',
    found: /^availableModels in .*managed-settings\.json leaves eu\.anthropic\.claude-sonnet-4-6 out/,
    fix: /ask your administrator to add eu\.anthropic\.claude-sonnet-4-6/,
    origin: 'managed-settings.json',
  },
  {
    row: 'provider-refuses',
    when: 'Mantle is asked for a model by a name of Bedrock Invoke',
    arrange: (person) =>
      person.settings({
        env: {
          CLAUDE_CODE_USE_MANTLE: '1',
          AWS_PROFILE: ENV.AWS_PROFILE,
          AWS_REGION: ENV.AWS_REGION,
          ANTHROPIC_MODEL: 'eu.anthropic.claude-sonnet-4-6',
        },
      }),
    status: 'fail',
    found: /\/anthropic was asked for eu\.anthropic\.claude-sonnet-4-6/,
    fix: /./,
    origin: '.claude/settings.json',
  },
  {
    row: 'model-remembered',
    when: 'Claude Code was refused a model an hour ago',
    arrange: async ({ world }) => {
      const at = Date.now() - 3_600_000;
      const entries = { '1ac5': { 'eu.anthropic.claude-opus-5-5': { s: 'refused', at } } };
      await put(
        join(world.home, '.claude', 'cache', 'model-access.json'),
        JSON.stringify({ version: 1, entries }),
      );
    },
    status: 'warn',
    found: /remembers until .* that eu\.anthropic\.claude-opus-5-5 was refused/,
    fix: /CLAUDE_CODE_SKIP_MODEL_ACCESS_MEMORY/,
  },
  {
    row: 'model-unpinned',
    when: 'a gateway that lists nothing is all there is',
    arrange: (person) => {
      person.env.ANTHROPIC_BEDROCK_BASE_URL = `${person.sandbox.url}/gateway`;
      const { CLAUDE_CODE_USE_BEDROCK, AWS_REGION } = ENV;
      return person.settings({
        env: {
          CLAUDE_CODE_USE_BEDROCK,
          AWS_REGION,
          CLAUDE_CODE_SKIP_BEDROCK_AUTH: '1',
          ANTHROPIC_AUTH_TOKEN: GATEWAY_TOKEN,
        },
      });
    },
    status: 'warn',
    found: /Opus for the primary model/,
  },
  {
    row: 'model-unpinned',
    when: 'nothing names any model, and the Haiku waits for the use case form',
    arrange: (person) => {
      person.sandbox.cloud.accounts[0]?.withoutForm.push('anthropic.claude-haiku-*');
      return env(person, {
        [OPUS]: undefined,
        ANTHROPIC_DEFAULT_SONNET_MODEL: undefined,
        [HAIKU]: undefined,
      });
    },
    status: 'warn',
    found: /Opus for the primary model, Haiku for background work/,
    fix: /Pin what works for you: ANTHROPIC_DEFAULT_OPUS_MODEL=eu\.anthropic\.claude-opus-5-5, ANTHROPIC_DEFAULT_HAIKU_MODEL=eu\.anthropic\.claude-sonnet-/,
  },
  {
    row: 'model-unpinned',
    when: 'nothing names any model, and of those that could be pinned only the Opus answers',
    arrange: (person) => {
      const busy = {
        kind: 'error',
        status: 429,
        code: 'ThrottlingException',
        message: 'Too many requests',
      } as const;
      for (const model of ['*sonnet*', '*haiku*']) {
        person.sandbox.fail({ service: 'bedrock-runtime', model }, busy);
      }
      return env(person, {
        [OPUS]: undefined,
        ANTHROPIC_DEFAULT_SONNET_MODEL: undefined,
        [HAIKU]: undefined,
      });
    },
    status: 'warn',
    found: /Haiku for background work/,
    fix: /ANTHROPIC_DEFAULT_HAIKU_MODEL=eu\.anthropic\.claude-opus-5-5/,
  },
  {
    row: 'model-family-gap',
    when: 'the Haiku for background work waits for the use case form',
    arrange: (person) => {
      person.sandbox.cloud.accounts[0]?.withoutForm.push('anthropic.claude-haiku-*');
    },
    status: 'warn',
    found: /claude-haiku-4-5-20251001-v1:0 \(env\.ANTHROPIC_DEFAULT_HAIKU_MODEL in .*use case form/,
    fix: /Let eu\.anthropic\.claude-opus-5-5, which answers, do the background work/,
    origin: '.claude/settings.json',
  },
  {
    row: 'model-family-gap',
    when: 'the model of the subagents is denied',
    arrange: (person) => {
      person.sandbox.cloud.accounts[0]?.denies.push({
        kind: 'scp',
        action: 'bedrock:Invoke*',
        resource: '*sonnet-4-6',
      });
      return env(person, { CLAUDE_CODE_SUBAGENT_MODEL: 'eu.anthropic.claude-sonnet-4-6' });
    },
    status: 'warn',
    found: /service control policy/,
    fix: /Name another model there/,
  },
  {
    row: 'model-family-gap',
    when: 'a fallback is denied',
    arrange: async (person) => {
      person.sandbox.cloud.accounts[0]?.denies.push({
        kind: 'scp',
        action: 'bedrock:Invoke*',
        resource: '*sonnet-4-6',
      });
      await person.settings({ env: ENV, fallbackModel: ['sonnet', 'eu.anthropic.claude-sonnet-4-6'] });
    },
    status: 'warn',
    found: /^eu\.anthropic\.claude-sonnet-4-6 \(fallbackModel in .*service control policy/,
    fix: /Name another model there/,
  },
  {
    row: 'model-family-gap',
    when: 'the model of the classifier is denied',
    arrange: (person) => {
      person.sandbox.cloud.accounts[0]?.denies.push({
        kind: 'scp',
        action: 'bedrock:Invoke*',
        resource: '*sonnet-4-6',
      });
      return env(person, { CLAUDE_CODE_AUTO_MODE_MODEL: 'eu.anthropic.claude-sonnet-4-6' });
    },
    status: 'warn',
    found: /CLAUDE_CODE_AUTO_MODE_MODEL in .*service control policy/,
    fix: /Name another model there/,
  },
  {
    row: 'model-access-form',
    when: 'the account never sent the form',
    arrange: (person) => {
      person.sandbox.cloud.accounts[0]?.withoutForm.push('*');
    },
    status: 'fail',
    found: /one-time use case form/,
    fix: /console\.aws\.amazon\.com\/bedrock\/home\?region=eu-central-1/,
  },
  {
    row: 'model-subscription',
    when: 'the account has no agreement for the primary model',
    arrange: (person) => {
      person.sandbox.cloud.accounts[0]?.withoutAgreement.push('anthropic.claude-opus-5-5');
    },
    status: 'fail',
    found: /AWS Marketplace subscription/,
    fix: /someone with these permissions invokes the model once/,
  },
  {
    row: 'data-retention',
    when: "the model is not served under the account's mode",
    arrange: async (person) => {
      await person.config(CONFIG.replace('region = eu-central-1', 'region = us-east-1'));
      await env(person, {
        AWS_REGION: 'us-east-1',
        ...pinsOf('us'),
        ANTHROPIC_MODEL: 'us.anthropic.claude-fable-5',
      });
    },
    status: 'fail',
    found: /data retention mode/,
    fix: /Take another model. This one wants the mode provider_data_share; here the mode is default/,
  },
];
