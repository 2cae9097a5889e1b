import { EXAMPLE } from '../../src/sandbox/index.ts';
import { CONFIG, ENV, type Person, PINS } from './person.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The healthy person in another region, with models of a prefix. */
function livingIn(region: string, prefix: string, changed: Env = {}) {
  return async (person: Person) => {
    await person.config(CONFIG.replace('region = eu-central-1\n', `region = ${region}\n`));
    const pins = Object.fromEntries(
      Object.entries(PINS).map(([key, id]) => [key, id.replace(/^eu\./, prefix === '' ? '' : `${prefix}.`)]),
    );
    await person.settings({ env: { ...ENV, ...pins, AWS_REGION: region, ...changed } });
  };
}

/** The same, with one model for everything. */
function withModel(region: string, id: string, more: Env = {}) {
  return livingIn(region, 'none', {
    ANTHROPIC_DEFAULT_OPUS_MODEL: undefined,
    ANTHROPIC_DEFAULT_SONNET_MODEL: undefined,
    ANTHROPIC_DEFAULT_HAIKU_MODEL: undefined,
    ANTHROPIC_MODEL: id,
    ...more,
  });
}

/** Offers a model in a region under a prefix of its own, or by its bare id where there is none. */
function offer({ sandbox }: Person, region: string, prefix: string, modelId: string) {
  const catalog = sandbox.cloud.regions[region];
  const model = catalog?.models.find(({ id }) => id === modelId);
  if (!catalog || !model) throw new TypeError(`the example cloud has ${modelId} in ${region}`);
  if (prefix === '') model.inferenceTypes.push('ON_DEMAND');
  else catalog.profiles.push({ id: `${prefix}.${modelId}`, name: modelId, modelId, destinations: [region] });
}

const US_PINS = Object.fromEntries(Object.entries(PINS).map(([key, id]) => [key, id.replace(/^eu/, 'us')]));
const US_ENV = { ...ENV, ...US_PINS };

const SONNET = 'anthropic.claude-sonnet-4-6';

/** Regions, routings and ways to name models that work. */
export const HEALTHY_MODELS: readonly { when: string; arrange(person: Person): unknown }[] = [
  { when: 'the models go anywhere', arrange: livingIn('eu-central-1', 'global') },
  { when: 'everything is in the US', arrange: livingIn('us-east-1', 'us') },
  { when: 'everything is in Japan', arrange: livingIn('ap-northeast-1', 'jp') },
  { when: 'everything is in Australia', arrange: livingIn('ap-southeast-2', 'au') },
  {
    when: 'the model is one of Asia and the Pacific',
    arrange: async (person) => {
      offer(person, 'ap-southeast-2', 'apac', SONNET);
      await withModel('ap-southeast-2', `apac.${SONNET}`)(person);
    },
  },
  {
    when: 'everything is in GovCloud',
    arrange: withModel('us-gov-west-1', 'us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0'),
  },
  {
    when: 'the prefix is one that we do not know yet',
    arrange: async (person) => {
      offer(person, 'eu-central-1', 'dach', SONNET);
      await withModel('eu-central-1', `dach.${SONNET}`)(person);
    },
  },
  {
    when: 'the model is invoked by its bare id, in the region alone',
    arrange: async (person) => {
      offer(person, 'eu-central-1', '', SONNET);
      await withModel('eu-central-1', SONNET)(person);
    },
  },
  {
    when: 'the model is an application inference profile',
    arrange: withModel('us-east-1', EXAMPLE.claudeProfileArn),
  },
  {
    when: 'the model is the ARN of an inference profile',
    arrange: withModel(
      'us-east-1',
      `arn:aws:bedrock:us-east-1:${EXAMPLE.sandboxAccount}:inference-profile/us.${SONNET}`,
    ),
  },
  { when: 'the long context is asked for', arrange: withModel('us-east-1', `us.${SONNET}[1m]`) },
  {
    when: 'the model is an alias that is pinned',
    arrange: (person) => person.settings({ model: 'opus', env: ENV }),
  },
  {
    when: 'the model is named as Anthropic names it',
    arrange: (person) => person.settings({ model: 'claude-sonnet-4-6', env: ENV }),
  },
  {
    when: "Anthropic's name is asked for by the prefix that Japan lists, and apac is not listed",
    arrange: withModel('ap-northeast-1', 'claude-sonnet-4-6'),
  },
  {
    when: 'an alias is written in capitals',
    arrange: (person) => person.settings({ env: { ...ENV, ANTHROPIC_MODEL: 'Sonnet' } }),
  },
  {
    when: 'a blank stands before [1m]',
    arrange: (person) =>
      person.settings({ env: { ...ENV, ANTHROPIC_MODEL: 'eu.anthropic.claude-opus-5-5 [1m]' } }),
  },
  {
    when: 'an override leads from that name to an application inference profile',
    arrange: async (person) => {
      await livingIn('us-east-1', 'us')(person);
      await person.settings({
        model: 'claude-sonnet-4-6',
        modelOverrides: { 'claude-sonnet-4-6': EXAMPLE.claudeProfileArn },
        env: { ...US_ENV, AWS_REGION: 'us-east-1' },
      });
    },
  },
  {
    when: 'subagents take the model of the session',
    arrange: (person) => person.settings({ env: { ...ENV, CLAUDE_CODE_SUBAGENT_MODEL: 'inherit' } }),
  },
  {
    when: 'the region is the one of the profile',
    arrange: (person) => person.settings({ env: { ...ENV, AWS_REGION: undefined } }),
  },
  {
    when: "the region is Claude Code's default, and so are the models",
    arrange: async (person) => {
      await person.config(CONFIG.replace('region = eu-central-1\n\n', '\n'));
      await livingInDefault(person);
    },
  },
  {
    when: 'a model that nobody uses refuses, but none that is named',
    arrange: ({ sandbox }) => {
      sandbox.cloud.accounts[0]?.withoutForm.push('anthropic.claude-fable-*');
    },
  },
  {
    when: 'a gateway invokes models but lists none',
    arrange: ({ sandbox }) =>
      sandbox.fail(
        { service: 'bedrock' },
        { kind: 'error', status: 404, code: 'UnknownOperationException', message: 'Unknown operation' },
      ),
  },
];

function livingInDefault(person: Person) {
  return person.settings({ env: { ...US_ENV, AWS_REGION: undefined } });
}
