import { type Offer, regionCatalogs } from '../../../src/sandbox/cloud/catalog.ts';
import { exampleOffers } from '../../../src/sandbox/cloud/example-models.ts';
import { type Cloud, exampleCloud } from '../../../src/sandbox/index.ts';

/** Ids that Claude Code may ask for and that the example cloud, which is small on purpose, does not list. */
const MORE = [
  'claude-opus-5',
  'claude-opus-4-7',
  'claude-opus-4-6-v1',
  'claude-sonnet-5-5',
  'claude-haiku-5-5',
  'claude-fable-5-2',
  'claude-fable-5-1',
];

const PREFIXES = ['global', 'us', 'eu', 'apac', 'jp', 'au'];

/** The example cloud with every current Claude model in every geography. */
export function wideCloud(): Cloud {
  return { ...exampleCloud(), regions: regionCatalogs([...exampleOffers(), ...MORE.map(offer)], []) };
}

function offer(id: string): Offer {
  return {
    model: {
      id: `anthropic.${id}`,
      name: id,
      provider: 'Anthropic',
      inferenceTypes: ['INFERENCE_PROFILE'],
      retention: ['default', 'none', 'provider_data_share'],
    },
    prefixes: PREFIXES,
  };
}
