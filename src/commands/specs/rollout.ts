import type { CommandSpec } from '../../cli/command.ts';
import { PLAN_OPTIONS } from '../plan-options.ts';

/** `rollout`: the administrator's side, Claude Desktop and Claude Code on the devices of a company. */
export const rolloutSpec = {
  name: 'rollout',
  summary: 'For administrators: Claude Desktop and Claude Code on all devices, from one file',
  argument: {
    name: 'action',
    choices: ['build', 'check', 'enable', 'report'],
    help: 'build: make the files for devices, AWS, the firewall and the people; check: judge files of configuration; enable: enable the models in the AWS account; report: what is in force on this device',
  },
  moreArguments: [
    {
      name: 'files',
      value: 'FILE',
      isOptional: true,
      isRepeatable: true,
      help: 'build, enable: the file of the rollout (default: bedrock-rollout.json); check: what to judge, several at once against each other: bedrock-rollout.json, .mobileconfig, plist, .reg, JSON of Claude Desktop or Claude Code, AWS config, IAM policy; for report the diagnostic zip of the app',
    },
  ],
  options: {
    ...PLAN_OPTIONS,
    out: { type: 'string', value: 'DIR', help: 'build: the folder that the files go to' },
    'desktop-version': {
      type: 'string',
      value: 'VERSION',
      help: 'check: the oldest Claude Desktop on the devices, such as 1.46388.4; keys that it does not know yet are found',
    },
    live: {
      type: 'boolean',
      help: 'check: also ask AWS, with the sign-in of this computer, for models, regions and access portal',
    },
    profile: { type: 'string', value: 'PROFILE', help: 'check --live, enable: the AWS profile that asks' },
    share: {
      type: 'boolean',
      help: 'report: mask account ids, access portals and names of people too, to paste it in public',
    },
  },
  examples: [
    'claude-bedrock rollout build bedrock-rollout.json --out rollout --plan',
    'claude-bedrock rollout check claude-desktop.mobileconfig managed-settings.json',
    'claude-bedrock rollout check claude-desktop.reg --desktop-version 1.46388.4',
    'claude-bedrock rollout check bedrock-rollout.json iam/policy.json --live',
    'claude-bedrock rollout enable bedrock-rollout.json --profile admin --plan',
    'claude-bedrock rollout report',
    'claude-bedrock rollout report --share',
  ],
} as const satisfies CommandSpec;
