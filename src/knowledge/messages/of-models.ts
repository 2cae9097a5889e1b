import { BEDROCK, CLIENT, ERRORS, type KnownMessage, saying } from './known-message.ts';

const LIST = 'claude-bedrock models shows the ids that work here';

/** What is said of models beside the refusals of AWS, which `failure-patterns.ts` knows. */
export const OF_MODELS: readonly KnownMessage[] = [
  {
    id: 'model-remembered',
    title: 'Claude Code uses another model because this one was refused',
    say: 'The account could not invoke the model, so Claude Code took the next one, and remembers the refusal for up to a day, also after access was granted.',
    fix: `See what is refused with claude-bedrock doctor; where access was granted since, take the entry out of cache/model-access.json of Claude Code's directory, or set CLAUDE_CODE_SKIP_MODEL_ACCESS_MEMORY to 1. Pin the model that you want: ${LIST}.`,
    text: /not available\s?(?:,|\u2014|-) ?using |in the Bedrock console to upgrade/i,
    source: CLIENT,
  },
  {
    id: 'model-restricted',
    title: 'A rule excludes this model, so Claude Code uses another',
    say: 'The list availableModels or deniedModels in the settings, usually those of the organisation, excludes the model that was asked for; the message names the one that is used instead.',
    fix: 'Choose one that is allowed (/model), remove the other from ANTHROPIC_MODEL, "model" or --model, or ask the administrator to add it to availableModels.',
    text: /is restricted by your organization.s settings|Your organization restricts model selection|not in (?:the )?availableModels/i,
    source: ERRORS,
  },
  {
    id: 'model-plan',
    title: 'The message speaks of a Claude subscription, not of Amazon Bedrock',
    say: "The plan of a Claude account lacks the model: the request went to Anthropic's own service, so Amazon Bedrock is not in effect there.",
    fix: 'Switch Bedrock on with /bedrock:setup (claude-bedrock doctor says which place turns it off), or choose a model of your plan (/model).',
    text: /not available with the Claude \w+ plan/i,
    source: ERRORS,
  },
  saying('model-not-listed', /is not a recognized model id/, ERRORS, {
    title: 'Claude Code does not know this model name',
    say: 'It is no alias (opus, sonnet, haiku), no id that begins with claude-, and no id that this version knows: usually a typing error, or a name as people say it.',
    fix: `Use the nearest one that the message names; on Amazon Bedrock ${LIST}.`,
  }),
  saying('model-not-listed', /is not available on your \w+ deployment/, CLIENT, {
    title: 'Amazon Bedrock does not offer this model here',
    say: 'AWS answered 404: the id is misspelt or of another region, the model has been retired, or the use case form was not sent. Claude Code does not say which.',
    fix: `Run claude-bedrock doctor to see what AWS says; ${LIST}. The model that the message proposes works only if the account has it.`,
  }),
  saying('model-not-listed', /issue with the selected model/, CLIENT, {
    say: 'The id is misspelt, belongs to another region or geography, or the account cannot use it. An id of Amazon Bedrock (us.…, an ARN) has the same effect where Bedrock is switched off.',
    fix: `${LIST[0]?.toUpperCase()}${LIST.slice(1)}; correct ANTHROPIC_MODEL, "model" or modelOverrides. After a return to Anthropic's own service, take such ids out.`,
  }),
  saying(
    'model-not-listed',
    /Could not resolve the foundation model|resource ARN could not be found|inference profile .{0,80}(?:not found|does not exist)|Failed to resolve Bedrock inference profile/i,
    BEDROCK,
    {
      say: 'The region and account that were asked have no such model or inference profile: misspelt, deleted, or of another region.',
    },
  ),
  saying('model-bare-id', /on-demand throughput isn.?.?.?t supported/i, BEDROCK),
  {
    id: 'model-provisioned',
    title: 'Provisioned throughput is missing or not ready',
    say: 'The id stands for provisioned throughput, and that is gone, not ready, or for another model.',
    fix: `Use the id of an inference profile, which needs none (${LIST}), or look at Provisioned throughput in the Amazon Bedrock console.`,
    text: /provisioned[ -](?:throughput|model)/i,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/prov-throughput.html',
  },
  {
    id: 'model-unrecognized',
    title: 'Claude Code does not know this model, and goes on',
    say: 'This is only a log line: this version does not recognise the id, so sizes and prices are guessed, and effort or thinking may be left out.',
    fix: 'Nothing needs to be done. To get rid of it, update Claude Code, or name the capabilities of the model in ANTHROPIC_DEFAULT_…_MODEL_SUPPORTED_CAPABILITIES.',
    text: /claude-code:unrecognized_model/,
    source: ERRORS,
  },
  {
    id: 'auto-mode',
    title: 'The model that checks actions in auto mode does not answer',
    say: 'Auto mode asks a model of its own before each action, and that one did not answer: it is busy, or the account cannot invoke it.',
    fix: 'Try again in a moment. If it persists, get access to the model that the message names, or leave auto mode (Shift+Tab).',
    text: /auto mode cannot determine the safety|Auto mode could not evaluate|Auto mode is unavailable/i,
    source: ERRORS,
  },
  {
    id: 'model-unknown-window',
    title: 'Claude Code cannot tell which model that is',
    say: 'It is used all the same: the ARN of an application profile, or a gateway’s own name, does not tell its context window or capabilities.',
    fix: 'Nothing needs to be done if it answers; setup --behind FAMILY=MODEL, or ANTHROPIC_DEFAULT_…_MODEL_SUPPORTED_CAPABILITIES, says which model it is.',
    text: /doesn.t recognize the model|\[claude-code:unrecognized_model\]/i,
    source: CLIENT,
  },
  saying('model-legacy', /was retired on .{4,30}\. Consider switching/i, CLIENT),
  saying(
    'model-not-listed',
    /Invalid model name passed in model|model ID provided is invalid|at 'modelId' failed to satisfy|doesn.t support the model that you provided/i,
    `${BEDROCK}, LiteLLM`,
  ),
  saying(
    'account-restricted',
    /Access to Bedrock models is not allowed for this account/i,
    'https://repost.aws',
  ),
];
