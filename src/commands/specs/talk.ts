import type { CommandSpec } from '../../cli/command.ts';
import { WAYS } from '../../knowledge/ways.ts';
import { ABOUT } from '../../plan/talk/talk-answers.ts';

/** `talk`: the conversations, step by step, as the slash commands play them. Every answer so far is an option. */
export const talkSpec = {
  name: 'talk',
  summary: 'The next step of a conversation, for the slash commands',
  argument: {
    name: 'conversation',
    choices: ['setup', 'doctor', 'reset', 'use', 'rollout'],
    help: 'which conversation',
  },
  options: {
    said: { type: 'string', value: 'TEXT', help: 'what the person said beside the command' },
    new: { type: 'boolean', help: 'a new sign-in' },
    'start-url': { type: 'string', value: 'URL', help: 'address of the access portal' },
    'sso-region': { type: 'string', value: 'REGION', help: 'region of IAM Identity Center' },
    'sso-session': { type: 'string', value: 'SESSION', help: 'session of the AWS config file' },
    way: { type: 'string', choices: WAYS, help: 'way to Claude' },
    workspace: { type: 'string', value: 'ID', help: 'workspace of Claude Platform on AWS' },
    'base-url': { type: 'string', value: 'URL', help: 'address of the gateway' },
    keyless: { type: 'boolean', help: 'the gateway asks for no key' },
    profile: { type: 'string', value: 'PROFILE', help: 'AWS profile' },
    auth: { type: 'string', choices: ['profile', 'isolated', 'api-key', 'environment'], help: 'what signs' },
    'api-key-file': { type: 'string', value: 'FILE', help: 'file of the API key' },
    account: { type: 'string', value: 'ID', help: 'AWS account' },
    role: { type: 'string', value: 'NAME', help: 'role in the account' },
    search: { type: 'string', value: 'TEXT', help: 'words of an account' },
    region: { type: 'string', value: 'REGION', help: 'AWS region' },
    scope: { type: 'string', choices: ['user', 'project', 'local'], help: 'where it applies' },
    model: { type: 'string', value: 'ID', help: 'primary model' },
    pin: { type: 'string', multiple: true, value: 'FAMILY=ID', help: 'model of a family' },
    repair: { type: 'string', choices: ['yes', 'no'], help: 'let the sign-in renew itself' },
    wait: { type: 'string', value: 'TIMES', help: 'how often the person was waited for' },
    about: { type: 'string', choices: ABOUT, help: 'what is asked again' },
    fix: { type: 'string', value: 'CHECK', help: 'finding to fix' },
    found: { type: 'boolean', help: 'reset: the keys that are found' },
    keep: { type: 'string', multiple: true, value: 'KEY', help: 'reset: leave this key' },
    'keep-profiles': { type: 'boolean', help: 'reset: leave the AWS config file' },
    preset: { type: 'string', value: 'PRESET', help: 'use: what is to be in force' },
    'sign-in': {
      type: 'string',
      choices: ['in-app', 'profile', 'helper', 'static-key', 'gateway', 'external-idp'],
      help: 'rollout: how people sign in',
    },
    organization: { type: 'string', value: 'NAME', help: 'rollout: what people call the organization' },
    domain: { type: 'string', value: 'DOMAIN', help: 'rollout: its domain' },
    out: { type: 'string', value: 'DIR', help: 'rollout: the folder of what is built' },
    'plan-id': { type: 'string', value: 'ID', help: 'carry out this plan' },
  },
  examples: ["claude-bedrock talk setup --said 'example.awsapps.com us-east-1'"],
} as const satisfies CommandSpec;
