import { accountOf, type Cloud } from '../cloud/cloud.ts';
import type { Principal } from '../cloud/identity.ts';
import {
  type ApplicationProfile,
  type Model,
  modelArn,
  profileArn,
  type SystemProfile,
} from '../cloud/models.ts';
import type { ServiceError } from '../errors.ts';
import { BEDROCK } from '../messages.ts';

/** What an invocation reaches: the model, and the ARNs that IAM looks at, the profile's first. */
export interface InvokeTarget {
  model: Model;
  resources: string[];
}

const BEDROCK_ARN = /^arn:aws[a-z-]*:bedrock:([a-z0-9-]*):(\d*):([a-z-]+)\/(.+)$/;

/**
 * Finds the model behind the id or ARN in an invocation's path. An id of another geography and an ARN of
 * another region or account are as unknown to Amazon Bedrock as a slip of the finger.
 */
export function invokeTarget(
  cloud: Cloud,
  caller: Principal,
  region: string,
  idOrArn: string,
): InvokeTarget | ServiceError {
  const [, arnRegion, arnAccount, arnType, arnId] = BEDROCK_ARN.exec(idOrArn) ?? [];
  if (arnRegion !== undefined && arnRegion !== region) return BEDROCK.invalidModel;
  if (arnAccount && arnAccount !== caller.accountId) return BEDROCK.invalidModel;
  const id = arnId ?? idOrArn;
  const models = cloud.regions[region]?.models ?? [];

  const profile =
    arnType === 'application-inference-profile'
      ? findById(accountOf(cloud, caller.accountId).applicationProfiles, id, region)
      : cloud.regions[region]?.profiles.find((candidate) => candidate.id === id);
  const model = models.find((candidate) => candidate.id === (profile?.modelId ?? id));
  if (!model) return BEDROCK.invalidModel;
  if (profile) return { model, resources: profileResources(profile, region, caller.accountId) };
  if (!model.inferenceTypes.includes('ON_DEMAND')) return BEDROCK.onDemand(id);
  return { model, resources: [modelArn(model.id, region, region)] };
}

/**
 * A request through a profile needs permission on the profile and on the model in every destination.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html
 */
function profileResources(
  profile: SystemProfile | ApplicationProfile,
  region: string,
  accountId: string,
): string[] {
  const destinations = profile.destinations.map((destination) =>
    modelArn(profile.modelId, destination, region),
  );
  return [profileArn(profile, region, accountId), ...destinations];
}

function findById(profiles: readonly ApplicationProfile[], id: string, region: string) {
  return profiles.find((profile) => profile.id === id && profile.region === region);
}
