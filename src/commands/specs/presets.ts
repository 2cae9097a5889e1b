import type { CommandSpec } from '../../cli/command.ts';
import { PLAN_OPTIONS } from '../plan-options.ts';
import { setupSpec } from './setup.ts';

/** `presets`: setups under a name. */
export const presetsSpec = {
  name: 'presets',
  summary: 'Saved setups to switch between: list, save, show, rename, remove, export, import',
  argument: {
    name: 'action',
    choices: ['list', 'save', 'show', 'rename', 'remove', 'export', 'import'],
    isOptional: true,
    help: 'what to do (default: list); save keeps what is set up now, or what the options say',
  },
  moreArguments: [
    {
      name: 'name',
      value: 'PRESET',
      isOptional: true,
      help: 'which preset; for import the file, or - for a pipe',
    },
    { name: 'other', value: 'NEW', isOptional: true, help: 'the name that it is to have, for rename' },
  ],
  options: {
    ...PLAN_OPTIONS,
    replace: { type: 'boolean', help: 'save over the preset of that name' },
    scope: {
      type: 'string',
      choices: ['user', 'project', 'local'],
      help: 'where it is to be in force unless use is told otherwise',
    },
    way: setupSpec.options.way,
    'with-invoke': setupSpec.options['with-invoke'],
    workspace: setupSpec.options.workspace,
    'base-url': setupSpec.options['base-url'],
    'key-helper': {
      ...setupSpec.options['key-helper'],
      help: 'with --way gateway: the command by which Claude Code is to get its key',
    },
    guardrail: {
      type: 'string',
      value: 'ID:VERSION',
      help: 'a guardrail of Amazon Bedrock for every request',
    },
    auth: {
      type: 'string',
      choices: ['profile', 'isolated', 'api-key', 'environment'],
      help: 'what signs, as with setup',
    },
    profile: { type: 'string', value: 'PROFILE', help: 'AWS profile' },
    region: { type: 'string', value: 'REGION', help: 'AWS region' },
    model: { type: 'string', value: 'ID', help: 'primary model' },
    pin: {
      type: 'string',
      multiple: true,
      value: 'FAMILY=ID',
      help: 'what opus, sonnet, haiku or fable means; repeatable',
    },
    behind: setupSpec.options.behind,
    override: setupSpec.options.override,
    'region-prefix': setupSpec.options['region-prefix'],
    '1m': {
      ...setupSpec.options['1m'],
      help: 'the long context of a million tokens for the models named here',
    },
    'ca-file': setupSpec.options['ca-file'],
    proxy: setupSpec.options.proxy,
    refresh: {
      type: 'string',
      choices: ['auto', 'own', 'aws-cli', 'off'],
      help: 'what renews the sign-in, as with setup',
    },
    set: { type: 'string', multiple: true, value: 'KEY=VALUE', help: 'another Bedrock setting; repeatable' },
    'api-key-file': {
      type: 'string',
      value: 'FILE',
      help: 'where the API key is; the key itself is not kept',
    },
  },
  examples: [
    'claude-bedrock presets',
    'claude-bedrock presets save work',
    'claude-bedrock presets save customer --profile customer --region eu-central-1 --scope local',
    'claude-bedrock presets save gateway --way gateway --base-url https://gateway.example.com/bedrock',
    'claude-bedrock presets rename work office',
    'claude-bedrock presets export work',
    'claude-bedrock presets import work.json --plan',
  ],
} as const satisfies CommandSpec;
