import type { Family } from './model-families.ts';

/**
 * The models that Claude Code knows by name, and what it makes of the names. Each line was seen in a request: on
 * Amazon Bedrock `claude -p hi` with ANTHROPIC_MODEL set to the `own` id or the alias, in 2.1.200 and 2.1.332 [run];
 * `npm run agree` repeats that. The order within a family is the one in which Claude Code steps down.
 */
export interface CatalogModel {
  readonly family: Family;
  /** Anthropic's own id: only this spelling is resolved, in any case. `claude-haiku-4-5` without its date is not. */
  readonly own: string;
  /** The id on Amazon Bedrock behind `us.` and its like. */
  readonly bedrock: string;
  /** The id on Mantle, where Mantle has the model. */
  readonly mantle?: string;
  /** The first version known to resolve it (Sonnet 5.5 and Haiku 5.5: between 2.1.200 and 2.1.332); those without are known to 2.1.116. */
  readonly since?: string;
  /** Where it has retired by the client's own dates: what is older is not looked for [2.1.332]. */
  readonly retiredAt?: readonly AliasProvider[];
}

/** Newest first within a family. */
export const CATALOG: readonly CatalogModel[] = [
  model('opus', 'claude-opus-5-5', { mantle: true, since: '2.1.280' }),
  model('opus', 'claude-opus-5', { mantle: true, since: '2.1.219' }),
  model('opus', 'claude-opus-4-8', { mantle: true, since: '2.1.154' }),
  model('opus', 'claude-opus-4-7', { mantle: true }),
  model('opus', 'claude-opus-4-6', { suffix: '-v1' }),
  model('opus', 'claude-opus-4-5-20251101', { suffix: '-v1:0' }),
  model('opus', 'claude-opus-4-1-20250805', { suffix: '-v1:0', retiredAt: ['claude-platform'] }),
  model('opus', 'claude-opus-4-20250514', { suffix: '-v1:0', retiredAt: ['bedrock'] }),
  model('sonnet', 'claude-sonnet-5-5', { mantle: true, since: '2.1.311' }),
  model('sonnet', 'claude-sonnet-5', { mantle: true, since: '2.1.197' }),
  model('sonnet', 'claude-sonnet-4-6'),
  model('sonnet', 'claude-sonnet-4-5-20250929', { suffix: '-v1:0', retiredAt: ['claude-platform'] }),
  model('sonnet', 'claude-sonnet-4-20250514', { suffix: '-v1:0', retiredAt: ['bedrock'] }),
  model('sonnet', 'claude-3-7-sonnet-20250219', { suffix: '-v1:0' }),
  model('sonnet', 'claude-3-5-sonnet-20241022', { suffix: '-v2:0' }),
  model('haiku', 'claude-haiku-5-5', { mantle: true, since: '2.1.311' }),
  {
    ...model('haiku', 'claude-haiku-4-5-20251001', { suffix: '-v1:0' }),
    mantle: 'anthropic.claude-haiku-4-5',
  },
  model('haiku', 'claude-3-5-haiku-20241022', { suffix: '-v1:0' }),
  model('fable', 'claude-fable-5-2', { mantle: true, since: '2.1.321' }),
  model('fable', 'claude-fable-5-1', { mantle: true, since: '2.1.257' }),
  model('fable', 'claude-fable-5', { mantle: true, since: '2.1.170' }),
];

type MoreOfModel = Pick<CatalogModel, 'since' | 'retiredAt'>;

function model(
  family: Family,
  own: string,
  { suffix = '', mantle = false, ...more }: { suffix?: string; mantle?: boolean } & MoreOfModel = {},
): CatalogModel {
  return {
    family,
    own,
    bedrock: `anthropic.${own}${suffix}`,
    ...(mantle && { mantle: `anthropic.${own}` }),
    ...more,
  };
}

/** Who serves Claude, as far as the meaning of an alias depends on it. */
export type AliasProvider = 'bedrock' | 'mantle' | 'claude-platform' | 'foundry' | 'vertex' | 'first-party';

/** What the aliases mean since a version, as Anthropic's own ids; what is absent means what `first-party` means. */
interface AliasEpoch {
  readonly since: string;
  readonly meaning: Readonly<Record<AliasProvider, Readonly<Partial<Record<Family, string>>>>>;
}

const SONNET_4_5 = 'claude-sonnet-4-5-20250929';
const HAIKU_4_5 = 'claude-haiku-4-5-20251001';

/** What was the same in every version measured. */
const ALWAYS = {
  bedrock: { sonnet: SONNET_4_5, haiku: HAIKU_4_5 },
  'claude-platform': { sonnet: 'claude-sonnet-4-6', haiku: HAIKU_4_5 },
  foundry: { haiku: HAIKU_4_5 },
  vertex: { haiku: HAIKU_4_5 },
} as const;

/** Newest first. The days on which a meaning changed were found by running the versions around them [run]. */
export const ALIAS_EPOCHS: readonly AliasEpoch[] = [
  epoch('2.1.321', {
    opus: 'claude-opus-5-5',
    sonnet: 'claude-sonnet-5-5',
    haiku: 'claude-haiku-5-5',
    fable: 'claude-fable-5-2',
  }),
  epoch('2.1.280', {
    opus: 'claude-opus-5-5',
    sonnet: 'claude-sonnet-5',
    haiku: HAIKU_4_5,
    fable: 'claude-fable-5-1',
  }),
  epoch('2.1.257', {
    opus: 'claude-opus-5',
    sonnet: 'claude-sonnet-5',
    haiku: HAIKU_4_5,
    fable: 'claude-fable-5-1',
  }),
  epoch('2.1.219', {
    opus: 'claude-opus-5',
    sonnet: 'claude-sonnet-5',
    haiku: HAIKU_4_5,
    fable: 'claude-fable-5',
  }),
  epoch('2.1.207', {
    opus: 'claude-opus-4-8',
    sonnet: 'claude-sonnet-5',
    haiku: HAIKU_4_5,
    fable: 'claude-fable-5',
  }),
  {
    since: '2.1.0',
    meaning: {
      'first-party': {
        opus: 'claude-opus-4-8',
        sonnet: 'claude-sonnet-5',
        haiku: HAIKU_4_5,
        fable: 'claude-fable-5',
      },
      bedrock: { opus: 'claude-opus-4-6', sonnet: SONNET_4_5 },
      mantle: { opus: 'claude-opus-4-7', sonnet: SONNET_4_5 },
      'claude-platform': { opus: 'claude-opus-4-7', sonnet: 'claude-sonnet-4-6' },
      foundry: { opus: 'claude-opus-4-6', sonnet: SONNET_4_5 },
      vertex: { opus: 'claude-opus-4-6', sonnet: SONNET_4_5 },
    },
  },
];

function epoch(since: string, own: Readonly<Record<Family, string>>): AliasEpoch {
  return {
    since,
    meaning: { ...ALWAYS, 'first-party': own, mantle: { sonnet: 'claude-sonnet-5', haiku: HAIKU_4_5 } },
  };
}
