import type { ModelInUse } from '../../../facts/claude-code/models-in-use.ts';
import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { Model } from '../../../model/models.ts';
import type { Fix } from '../../../model/verdict.ts';
import { placeOf } from '../../helpers/configured.ts';
import { modelsToJudge, modelsToTake } from '../../helpers/models-to-judge.ts';
import { fitsRegion, setRegion } from '../../helpers/region-evidence.ts';
import { replaceModels } from '../../helpers/replace-models.ts';
import { troubledModels } from '../../helpers/troubled-models.ts';

/** An inference profile is invoked in the region that its ARN names. */
export const arnRegion = troubledModels('arn-region', {
  title: 'The ARNs are of the region that is asked',
  wrong: ({ region }, model) => `belongs to ${regionOf(model)}, not to ${region.value}`,
  reason: ({ region }) => `Claude Code asks ${region.value} (${placeOf(region.origin)})`,
  fix: (facts, models) => {
    // Of AWS's own profiles the id alone is the same in every region that has it.
    const hasOwn = models.every((model) => listedAs(facts, model) !== undefined);
    if (hasOwn)
      return replaceModels(facts, models, (id, listed) => listed.find((one) => one.id === idIn(id)));
    const regions = new Set(models.map(regionOf));
    const [region = ''] = regions;
    const others = modelsToJudge(facts).filter((model) => !models.includes(model));
    const isRegionWrong = regions.size === 1 && others.every(({ parsed }) => fitsRegion(parsed, region));
    return isRegionWrong
      ? setRegion(facts, region, `take the ARN of ${facts.region.value}`)
      : takeOther(facts);
  },
});

function listedAs(facts: DoctorFacts, { id, parsed }: ModelInUse): Model | undefined {
  if (parsed.kind !== 'inference-profile-arn') return undefined;
  return modelsToTake(facts).find((one) => one.id === idIn(id));
}

function idIn(arn: string): string {
  return arn.replace(/^.*\//, '');
}

function takeOther({ region }: DoctorFacts): Fix {
  return {
    say: `Take an inference profile of ${region.value}: the other models need this region.`,
    run: `claude-bedrock models --region ${region.value}`,
  };
}

function regionOf({ parsed }: ModelInUse): string {
  return 'region' in parsed ? parsed.region : '';
}
