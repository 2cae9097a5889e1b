import type { DoctorFacts, HomeFacts } from '../../facts/doctor-facts.ts';
import { isForeignGeography } from '../../knowledge/geographies.ts';
import type { ModelId } from '../../knowledge/model-id.ts';
import { claudeRegionsBeside, isClaudeRegion, partitionOf } from '../../knowledge/regions.ts';
import type { Fix } from '../../model/verdict.ts';
import { isElsewhere, isGateway } from './model-trouble.ts';
import { setWhereItCounts } from './remedies.ts';

/** A region that something else than a region setting speaks for. */
export interface RegionHint {
  readonly region: string;
  /** What speaks for it, as a part of a sentence. */
  readonly because: string;
}

/** The region that the models speak for, where they cannot be called from the one that is asked. */
export function hintOfModels(facts: DoctorFacts): RegionHint | undefined {
  const asked = facts.region.value;
  if (isGateway(facts)) return undefined;
  for (const model of facts.models.named) {
    const { id, parsed } = model;
    if (fitsRegion(parsed, asked) || isElsewhere(facts, model)) continue;
    const region = 'region' in parsed ? parsed.region : regionOfGeography(facts, parsed);
    if (region) return { region, because: `${id} cannot be called from ${asked}` };
  }
  return undefined;
}

/** True where every model that a setting names may be known to a region. */
export function modelsFit(facts: DoctorFacts, region: string): boolean {
  return facts.models.named.every((model) => fitsRegion(model.parsed, region) || isElsewhere(facts, model));
}

/** True for a model that a region may know, told by its id alone. */
export function fitsRegion(parsed: ModelId, region: string): boolean {
  if ('region' in parsed && parsed.region !== '') return parsed.region === region;
  return !('geography' in parsed) || !isForeignGeography(parsed.geography, region);
}

/** The region that the sign-in speaks for. That of IAM Identity Center is often, but not always, the one to work in. */
export function hintOfSignIn({ section, files, token }: DoctorFacts): RegionHint | undefined {
  const session = section.sso_session === undefined ? {} : files.ssoSessions.get(section.sso_session);
  const region = section.sso_region ?? session?.sso_region ?? token?.region;
  if (region === undefined || !isClaudeRegion(region)) return undefined;
  return { region, because: `the profile signs in in ${region}` };
}

/** The sign-in's region where it fits, else the first region of the geography. */
function regionOfGeography(facts: DoctorFacts, parsed: ModelId): string | undefined {
  const signIn = hintOfSignIn(facts)?.region;
  const known = [...claudeRegionsBeside('us-east-1'), ...claudeRegionsBeside('us-gov-west-1')];
  return [...(signIn === undefined ? [] : [signIn]), ...known].find((region) => fitsRegion(parsed, region));
}

/** Puts a region where it counts, but never one of another partition; `or` says what else would do. */
export function setRegion(facts: HomeFacts, region: string, or: string): Fix {
  const isOfSame = partitionOf(region) === partitionOf(facts.region.value);
  const remedy = isOfSame ? setWhereItCounts(facts, 'AWS_REGION', region) : undefined;
  return { say: `Set AWS_REGION to ${region}, or ${or}.`, ...(remedy && { remedy }) };
}
