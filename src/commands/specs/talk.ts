import type { CommandSpec } from '../../cli/command.ts';
import { ABOUT } from '../../plan/talk/talk-answers.ts';
import { setupSpec } from './setup.ts';
import { useSpec } from './use.ts';

const { plan: _, apply: __, ...ofSetup } = setupSpec.options;

/** `talk`: the conversations, step by step. Every answer so far is an option, among them all that `setup` takes. */
export const talkSpec = {
  name: 'talk',
  summary: 'The next step of a conversation, for the slash commands',
  argument: {
    name: 'conversation',
    choices: ['setup', 'doctor', 'reset', 'use', 'rollout'],
    help: 'which conversation',
  },
  options: {
    ...ofSetup,
    scope: {
      type: 'string',
      choices: ['user', 'project', 'local', 'aws', 'editor'],
      help: 'where; aws and editor: reset alone',
    },
    editor: useSpec.options.editor,
    remote: useSpec.options.remote,
    said: { type: 'string', value: 'TEXT', isAnyText: true, help: 'what the person said beside the command' },
    new: { type: 'boolean', help: 'a new sign-in' },
    'start-url': { type: 'string', value: 'URL', help: 'address of the access portal' },
    'sso-region': { type: 'string', value: 'REGION', help: 'region of IAM Identity Center' },
    'sso-session': { type: 'string', value: 'SESSION', help: 'session of the AWS config file' },
    keyless: { type: 'boolean', help: 'the gateway asks for no key' },
    account: { type: 'string', value: 'ID', help: 'AWS account' },
    role: { type: 'string', value: 'NAME', help: 'role in the account' },
    geography: { type: 'string', value: 'PREFIX', help: 'where requests may be answered' },
    routing: {
      type: 'string',
      choices: ['geographic', 'global', 'in-region'],
      help: 'the routing that was chosen',
    },
    without: { type: 'string', multiple: true, value: 'FAMILY', help: 'models that are not to be used' },
    search: { type: 'string', value: 'TEXT', help: 'words of an account' },
    enable: { type: 'string', multiple: true, value: 'ID', help: 'models that the account is to get' },
    accept: { type: 'string', multiple: true, value: 'ID', help: 'models whose terms were accepted' },
    'access-id': { type: 'string', value: 'ID', help: 'make these calls for access' },
    company: { type: 'string', value: 'TEXT', isAnyText: true, help: 'use case form: name of the company' },
    website: { type: 'string', value: 'TEXT', isAnyText: true, help: 'use case form: its website' },
    users: { type: 'string', value: 'TEXT', isAnyText: true, help: 'use case form: who will use it' },
    industry: { type: 'string', value: 'TEXT', isAnyText: true, help: 'use case form: the industry' },
    'use-case': { type: 'string', value: 'TEXT', isAnyText: true, help: 'use case form: what for' },
    repair: { type: 'string', choices: ['yes', 'all', 'no'], help: 'let the sign-in renew itself' },
    wait: { type: 'string', value: 'TIMES', help: 'how often the person was waited for' },
    about: { type: 'string', choices: ABOUT, help: 'what is asked again' },
    fix: { type: 'string', value: 'CHECK', help: 'finding to fix' },
    'run-commands': { type: 'boolean', help: 'doctor: start every command' },
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
  },
  examples: ["claude-bedrock talk setup --said 'example.awsapps.com us-east-1'"],
} as const satisfies CommandSpec;
