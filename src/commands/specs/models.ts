import type { CommandSpec } from '../../cli/command.ts';
import { PLAN_OPTIONS } from '../plan-options.ts';

/** `models`: the Claude inference profiles of one or more regions. */
export const modelsSpec = {
  name: 'models',
  summary: 'The Claude models of a region, and which of them answer',
  options: {
    profile: {
      type: 'string',
      value: 'PROFILE',
      help: 'AWS profile to ask with (default: the effective one)',
    },
    auth: {
      type: 'string',
      choices: ['profile', 'api-key', 'environment'],
      help: 'what signs: an AWS profile, an Amazon Bedrock API key (of AWS_BEARER_TOKEN_BEDROCK unless another is given), or what the environment holds (default: as Claude Code does)',
    },
    region: {
      type: 'string',
      multiple: true,
      value: 'REGION|all',
      help: "AWS region; repeatable; 'all' asks every region where Claude is offered (default: the effective one)",
    },
    probe: {
      type: 'boolean',
      help: 'send a one-token request to the best models of every routing, and to those named',
    },
    quota: {
      type: 'boolean',
      help: 'also show the quotas of the account per minute and per day (Service Quotas)',
    },
    prices: {
      type: 'boolean',
      help: "also read AWS's price list: what the models cost in the first region, and modelPricing for managed settings",
    },
    model: { type: 'string', multiple: true, value: 'ID', help: 'also probe this model id; repeatable' },
    enable: {
      type: 'string',
      multiple: true,
      value: 'ID',
      help: 'get the account access to this model: with --plan shows what would be accepted and sent; repeatable',
    },
    accept: {
      type: 'string',
      multiple: true,
      value: 'ID',
      help: 'with --apply: yes to the terms of this model, for the whole account; repeatable',
    },
    form: {
      type: 'string',
      value: 'FILE',
      help: "with --enable: Anthropic's use case form as JSON, which an account sends once",
    },
    ...PLAN_OPTIONS,
    'api-key-file': {
      type: 'string',
      value: 'FILE',
      help: 'ask with the Amazon Bedrock API key in this file',
    },
    'api-key-stdin': { type: 'boolean', help: 'ask with the Amazon Bedrock API key on standard input' },
  },
  examples: [
    'claude-bedrock models --profile work --region eu-central-1 --probe',
    'claude-bedrock models --profile work --region all --json',
    'claude-bedrock models --profile admin --region us-east-1 --enable anthropic.claude-opus-5-5 --plan',
  ],
} as const satisfies CommandSpec;
