import type { CommandSpec } from '../../cli/command.ts';
import { PLAN_OPTIONS } from '../plan-options.ts';

/** `rollout`: the administrator's side, Claude Desktop and Claude Code on the devices of a company. */
export const rolloutSpec = {
  name: 'rollout',
  summary: 'For administrators: Claude Desktop and Claude Code on all devices, from one file',
  argument: {
    name: 'action',
    choices: ['init', 'build', 'check', 'enable', 'report'],
    help: 'init: write the file of a rollout; build: make the files for devices, AWS, the firewall and the people; check: judge files of configuration; enable: enable the models in the AWS account; report: what is in force on this device',
  },
  moreArguments: [
    {
      name: 'files',
      value: 'FILE',
      isOptional: true,
      isRepeatable: true,
      help: 'init, build, enable: the file of the rollout (default: bedrock-rollout.json); check: what to judge, several at once against each other: bedrock-rollout.json, .mobileconfig, plist, .reg, JSON of Claude Desktop or Claude Code, AWS config, IAM policy; for report the diagnostic zip of the app',
    },
  ],
  options: {
    ...PLAN_OPTIONS,
    out: { type: 'string', value: 'DIR', help: 'build: the folder that the files go to' },
    way: {
      type: 'string',
      choices: ['in-app', 'profile', 'helper', 'static-key', 'gateway', 'external-idp'],
      help: 'init: how people sign in; docs/administrators.md has the table',
    },
    organization: { type: 'string', value: 'NAME', help: 'init: what people call the organization' },
    domain: { type: 'string', value: 'DOMAIN', help: 'init: its domain, such as example.com' },
    'from-here': {
      type: 'boolean',
      help: 'init: take profile, access portal, account, region and models from this computer',
    },
    'start-url': { type: 'string', value: 'URL', help: 'init: address of the AWS access portal' },
    'sso-region': { type: 'string', value: 'REGION', help: 'init: region of IAM Identity Center' },
    account: { type: 'string', value: 'ID', help: 'init: AWS account of the models, 12 digits' },
    role: { type: 'string', value: 'NAME', help: 'init: the permission set that people get' },
    region: { type: 'string', value: 'REGION', help: 'init: region of the models' },
    model: {
      type: 'string',
      multiple: true,
      value: 'ID',
      help: 'init: a model, the default first; repeatable',
    },
    level: {
      type: 'string',
      choices: ['standard', 'restricted', 'locked-down'],
      help: 'init: how much is restricted (default: standard)',
    },
    prices: {
      type: 'boolean',
      help: "init: also what the models cost by AWS's price list of the region, which Claude Code then reckons by",
    },
    'desktop-version': {
      type: 'string',
      value: 'VERSION',
      help: 'check: the oldest Claude Desktop on the devices, such as 1.46388.4; report: that of this device, which is read on macOS alone; keys that it does not know yet are found',
    },
    live: {
      type: 'boolean',
      help: 'check: also ask AWS, with the sign-in of this computer, for models, regions and access portal; build: for the regions that the profiles lead to, which IAM then names',
    },
    profile: {
      type: 'string',
      value: 'PROFILE',
      help: 'check --live, build --live, enable: the AWS profile that asks; init: the one that devices have',
    },
    share: {
      type: 'boolean',
      help: 'report: mask account ids, access portals and names of people too, to paste it in public',
    },
  },
  examples: [
    'claude-bedrock rollout init --plan --from-here --way in-app --organization Example --domain example.com',
    'claude-bedrock rollout build bedrock-rollout.json --out rollout --plan',
    'claude-bedrock rollout build bedrock-rollout.json --out rollout --live --profile admin --plan',
    'claude-bedrock rollout check claude-desktop.mobileconfig managed-settings.json',
    'claude-bedrock rollout check claude-desktop.reg --desktop-version 1.46388.4',
    'claude-bedrock rollout check bedrock-rollout.json iam/policy.json --live',
    'claude-bedrock rollout enable bedrock-rollout.json --profile admin --plan',
    'claude-bedrock rollout report',
    'claude-bedrock rollout report --share',
  ],
} as const satisfies CommandSpec;
