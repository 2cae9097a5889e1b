import type { Offer } from './catalog.ts';
import type { Model } from './models.ts';

const EVERYWHERE = ['global', 'us', 'eu', 'jp', 'au'];
const GEOGRAPHIC = ['us', 'eu', 'apac', 'us-gov'];

/** Claude, newest first within a family, as Amazon Bedrock names them. */
const CLAUDE: Offer[] = [
  claude('claude-opus-5-5', 'Claude Opus 5.5', EVERYWHERE),
  claude('claude-opus-4-8', 'Claude Opus 4.8', EVERYWHERE),
  claude('claude-opus-4-5-20251101-v1:0', 'Claude Opus 4.5', ['global', 'us', 'eu']),
  claude('claude-opus-4-1-20250805-v1:0', 'Claude Opus 4.1', ['us']),
  claude('claude-sonnet-5', 'Claude Sonnet 5', EVERYWHERE),
  claude('claude-sonnet-4-6', 'Claude Sonnet 4.6', EVERYWHERE),
  claude('claude-sonnet-4-5-20250929-v1:0', 'Claude Sonnet 4.5', [...EVERYWHERE, 'us-gov']),
  claude('claude-haiku-4-5-20251001-v1:0', 'Claude Haiku 4.5', EVERYWHERE),
  claude('claude-fable-5', 'Claude Fable 5', ['global', 'us'], { retention: ['provider_data_share'] }),
  claude('claude-3-7-sonnet-20250219-v1:0', 'Claude 3.7 Sonnet', GEOGRAPHIC, {
    legacy: { endOfLife: new Date('2026-04-28T00:00:00Z') },
  }),
  claude('claude-3-haiku-20240307-v1:0', 'Claude 3 Haiku', GEOGRAPHIC, {
    inferenceTypes: ['ON_DEMAND', 'INFERENCE_PROFILE'],
    legacy: { endOfLife: new Date('2099-09-10T00:00:00Z') },
  }),
];

/** What else a listing holds: readers must not take these for Claude. */
const OTHERS: Offer[] = [
  other('amazon.nova-micro-v1:0', 'Nova Micro', 'Amazon', GEOGRAPHIC),
  other('amazon.nova-lite-v1:0', 'Nova Lite', 'Amazon', GEOGRAPHIC),
  other('amazon.nova-pro-v1:0', 'Nova Pro', 'Amazon', GEOGRAPHIC),
  other('amazon.nova-2-lite-v1:0', 'Nova 2 Lite', 'Amazon', ['global', 'us', 'eu', 'jp']),
  other('meta.llama3-3-70b-instruct-v1:0', 'Llama 3.3 70B Instruct', 'Meta', ['us']),
  other('meta.llama4-scout-17b-instruct-v1:0', 'Llama 4 Scout 17B Instruct', 'Meta', ['us']),
  other('mistral.pixtral-large-2502-v1:0', 'Pixtral Large', 'Mistral AI', ['us', 'eu']),
  other('deepseek.r1-v1:0', 'DeepSeek-R1', 'DeepSeek', ['us']),
  other('cohere.embed-v4:0', 'Embed v4', 'Cohere', ['global', 'us', 'eu']),
];

/** The models of the example cloud and where their profiles are offered. Fresh objects at every call. */
export function exampleOffers(): Offer[] {
  return structuredClone([...OTHERS, ...CLAUDE]);
}

function claude(id: string, name: string, prefixes: string[], special: Partial<Model> = {}): Offer {
  const model: Model = {
    id: `anthropic.${id}`,
    name,
    provider: 'Anthropic',
    inferenceTypes: ['INFERENCE_PROFILE'],
    retention: ['default', 'none', 'provider_data_share'],
    ...special,
  };
  return { model, prefixes };
}

function other(id: string, name: string, provider: string, prefixes: string[]): Offer {
  const model: Model = {
    id,
    name,
    provider,
    inferenceTypes: ['ON_DEMAND', 'INFERENCE_PROFILE'],
    retention: ['default', 'none', 'provider_data_share'],
  };
  return { model, prefixes };
}
