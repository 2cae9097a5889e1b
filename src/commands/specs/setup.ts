import type { CommandSpec } from '../../cli/command.ts';
import { REGION_PREFIXES } from '../../knowledge/settings-keys.ts';
import { WAYS } from '../../knowledge/ways.ts';
import { PLAN_OPTIONS } from '../plan-options.ts';

/** `setup`: plans and applies the change that puts Claude Code on Amazon Bedrock. */
export const setupSpec = {
  name: 'setup',
  summary: 'Put Claude Code on Amazon Bedrock: asks on a terminal, or plans and applies',
  options: {
    ...PLAN_OPTIONS,
    scope: {
      type: 'string',
      choices: ['user', 'project', 'local'],
      help: 'user: everywhere; project: this repository, for the team; local: this repository, for you (default: user)',
    },
    way: {
      type: 'string',
      choices: WAYS,
      help: 'the way to Claude: Amazon Bedrock (invoke), Mantle, Claude Platform on AWS, or a gateway that signs by itself; what belongs to the others is cleared (default: the one that stands, else invoke)',
    },
    'with-invoke': {
      type: 'boolean',
      help: 'with --way mantle: keep Bedrock Invoke beside it; ids that begin with anthropic. go to Mantle, all others to Invoke',
    },
    workspace: {
      type: 'string',
      value: 'ID',
      help: 'with --way platform: the workspace of Claude Platform on AWS, such as wrkspc_01AbCdEf23GhIj',
    },
    'base-url': {
      type: 'string',
      value: 'URL',
      help: 'with --way gateway: its address, as far as before /model/…',
    },
    'key-helper': {
      type: 'string',
      value: 'COMMAND',
      help: 'with --way gateway: the command that prints its key; it is started to try the gateway, and by Claude Code',
    },
    auth: {
      type: 'string',
      choices: ['profile', 'isolated', 'api-key', 'environment'],
      help: 'what signs the requests: an AWS profile; isolated: a profile for Claude Code alone, programs it starts keep yours; an API key; or what the environment holds (default: profile)',
    },
    profile: { type: 'string', value: 'PROFILE', help: 'AWS profile, with --auth profile or isolated' },
    region: { type: 'string', value: 'REGION', help: "AWS region (default: the profile's)" },
    model: {
      type: 'string',
      value: 'ID',
      help: 'primary model (default: Claude Code chooses among the pins)',
    },
    pin: {
      type: 'string',
      multiple: true,
      value: 'FAMILY=ID',
      help: 'what opus, sonnet, haiku or fable means; repeatable',
    },
    behind: {
      type: 'string',
      multiple: true,
      value: 'FAMILY=MODEL',
      help: 'the model behind a pin that is an ARN, such as sonnet=claude-sonnet-4-6: its name and capabilities are written along; repeatable',
    },
    override: {
      type: 'string',
      multiple: true,
      value: 'MODEL=ID',
      help: 'what is asked for in the place of one version of a model, such as claude-sonnet-4-6=ARN; an empty ID takes it back; repeatable',
    },
    'region-prefix': {
      type: 'string',
      choices: REGION_PREFIXES,
      help: 'the prefix of the models that Claude Code takes by itself, which says where requests may be answered (default: by the region)',
    },
    '1m': {
      type: 'string',
      choices: ['on', 'off'],
      help: 'the long context of a million tokens for the models that have it, named here or set already',
    },
    guardrail: {
      type: 'string',
      value: 'ID:VERSION',
      help: 'a guardrail of Amazon Bedrock for every request; it is tried before anything is written',
    },
    'ca-file': {
      type: 'string',
      value: 'FILE',
      help: "certificates of your network's own authority, as PEM, beside those of the system",
    },
    proxy: {
      type: 'string',
      value: 'URL',
      help: 'the proxy for every request, such as http://proxy.example.com:8080',
    },
    refresh: {
      type: 'string',
      choices: ['auto', 'own', 'aws-cli', 'off'],
      help: 'what Claude Code runs when an IAM Identity Center sign-in has ended: our own login, that of an AWS CLI version 2, or nothing (default: auto, our own; for a team the AWS CLI)',
    },
    set: {
      type: 'string',
      multiple: true,
      value: 'KEY=VALUE',
      help: 'another Bedrock setting of Claude Code; an empty value removes it; repeatable',
    },
    complete: {
      type: 'boolean',
      help: 'in a repository, write also what the scopes below give already: for a team whose members have nothing',
    },
    statusline: {
      type: 'boolean',
      help: 'also have Claude Code show what it is on, where it has no status line yet',
    },
    'api-key-stdin': {
      type: 'boolean',
      help: 'read the API key, or the key of the gateway, from standard input',
    },
    'api-key-file': {
      type: 'string',
      value: 'FILE',
      help: 'read the API key, or the key of the gateway, from this file',
    },
    offline: { type: 'boolean', help: 'do not ask Amazon Bedrock whether the models are listed' },
  },
  examples: [
    'claude-bedrock setup',
    'claude-bedrock setup --plan --profile work --region eu-central-1 --pin sonnet=eu.anthropic.claude-sonnet-4-6',
    'claude-bedrock setup --apply --plan-id 3f9c2a… --profile work --region eu-central-1 --pin sonnet=eu.anthropic.claude-sonnet-4-6',
    'claude-bedrock setup --plan --auth isolated --profile claude --region eu-central-1',
    'claude-bedrock setup --plan --auth api-key --api-key-file key.txt --region us-east-1',
    'claude-bedrock setup --plan --way platform --workspace wrkspc_01AbCdEf23GhIj --profile work',
    'claude-bedrock setup --plan --way gateway --base-url https://gateway.example.com/bedrock --api-key-file key.txt',
  ],
} as const satisfies CommandSpec;
