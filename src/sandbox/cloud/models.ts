/** https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html */
export type DataRetention = 'inherit' | 'default' | 'none' | 'provider_data_share';

/** What one region offers. */
export interface RegionCatalog {
  models: Model[];
  profiles: SystemProfile[];
}

/** A foundation model. */
export interface Model {
  /** Such as `anthropic.claude-opus-4-8`. */
  id: string;
  name: string;
  provider: string;
  /** ON_DEMAND can be invoked by its own id; INFERENCE_PROFILE only through an inference profile. */
  inferenceTypes: ('ON_DEMAND' | 'INFERENCE_PROFILE')[];
  /** A legacy model is refused to those who did not use it lately, and to everyone after `endOfLife`. */
  legacy?: { endOfLife: Date; since?: Date; dearerFrom?: Date };
  /** What it takes; text and images unless told. */
  inputs?: string[];
  /** Account modes under which the model is served. */
  retention: DataRetention[];
}

/** A system-defined inference profile. */
export interface SystemProfile {
  /** Such as `eu.anthropic.claude-opus-4-8`. */
  id: string;
  name: string;
  modelId: string;
  /** The regions a request may be sent to; `''` is "any region", as in the `global.` profiles. */
  destinations: string[];
}

/** An application inference profile: made in one account and region, known by an opaque id. */
export interface ApplicationProfile {
  /** 12 characters. */
  id: string;
  name: string;
  region: string;
  modelId: string;
  destinations: string[];
}

/** `aws`, or `aws-us-gov` for the GovCloud regions. */
function partitionOf(region: string): string {
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The ARN of a foundation model in one region; `''` is any region. `home` tells the partition. */
export function modelArn(modelId: string, region: string, home: string): string {
  return `arn:${partitionOf(home)}:bedrock:${region}::foundation-model/${modelId}`;
}

/** The ARN of an inference profile as seen from an account; a profile with a region of its own is an application's. */
export function profileArn(
  profile: Pick<SystemProfile, 'id'> | Pick<ApplicationProfile, 'id' | 'region'>,
  region: string,
  accountId: string,
): string {
  const type = 'region' in profile ? 'application-inference-profile' : 'inference-profile';
  return `arn:${partitionOf(region)}:bedrock:${region}:${accountId}:${type}/${profile.id}`;
}
