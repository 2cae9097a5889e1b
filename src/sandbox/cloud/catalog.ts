import type { Model, RegionCatalog, SystemProfile } from './models.ts';

/** Where a prefix of system-defined profiles is offered (`from`) and where its requests go (`to`). */
interface Geography {
  prefix: string;
  name: string;
  from: string[];
  to: string[];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html, shortened. */
const GEOGRAPHIES: Geography[] = [
  geography('us', 'US', ['us-east-1', 'us-east-2', 'us-west-2']),
  geography('eu', 'EU', ['eu-central-1', 'eu-west-1', 'eu-west-3']),
  geography('apac', 'APAC', ['ap-northeast-1', 'ap-southeast-2']),
  geography('jp', 'JP', ['ap-northeast-1'], ['ap-northeast-1', 'ap-northeast-3']),
  geography('au', 'AU', ['ap-southeast-2'], ['ap-southeast-2', 'ap-southeast-4']),
  geography('us-gov', 'GovCloud', ['us-gov-west-1'], ['us-gov-west-1', 'us-gov-east-1']),
  {
    prefix: 'global',
    name: 'GLOBAL',
    from: [
      'us-east-1',
      'us-east-2',
      'us-west-2',
      'eu-central-1',
      'eu-west-1',
      'ap-northeast-1',
      'ap-southeast-2',
    ],
    to: [''],
  },
];

/** A model and the prefixes under which it has system-defined profiles. */
export interface Offer {
  model: Model;
  prefixes: string[];
}

/** The catalogue of every region that a geography or `extraRegions` names. */
export function regionCatalogs(offers: Offer[], extraRegions: string[] = []): Record<string, RegionCatalog> {
  const regions = [...new Set([...GEOGRAPHIES.flatMap((area) => area.from), ...extraRegions])];
  return Object.fromEntries(regions.map((region) => [region, regionCatalog(region, offers)]));
}

function regionCatalog(region: string, offers: Offer[]): RegionCatalog {
  const here = GEOGRAPHIES.filter((area) => area.from.includes(region));
  const models: Model[] = [];
  const profiles: SystemProfile[] = [];
  for (const { model, prefixes } of offers) {
    const offered = here.filter((area) => prefixes.includes(area.prefix) && isServed(model, region));
    if (offered.length > 0) models.push(model);
    profiles.push(...offered.map((area) => systemProfile(area, model)));
  }
  return { models, profiles };
}

/** Paris lags behind in this cloud: the Claude models it still has are legacy. */
function isServed(model: Model, region: string): boolean {
  return region !== 'eu-west-3' || model.provider !== 'Anthropic' || model.legacy !== undefined;
}

function systemProfile(area: Geography, model: Model): SystemProfile {
  return {
    id: `${area.prefix}.${model.id}`,
    name: `${area.name} ${model.provider} ${model.name}`,
    modelId: model.id,
    destinations: area.to,
  };
}

function geography(prefix: string, name: string, from: string[], to: string[] = from): Geography {
  return { prefix, name, from, to };
}
