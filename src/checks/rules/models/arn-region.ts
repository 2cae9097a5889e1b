import type { ModelInUse } from '../../../facts/claude-code/models-in-use.ts';
import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { Fix } from '../../../model/verdict.ts';
import { placeOf } from '../../helpers/configured.ts';
import { modelsToJudge } from '../../helpers/models-to-judge.ts';
import { fitsRegion, setRegion } from '../../helpers/region-evidence.ts';
import { troubledModels } from '../../helpers/troubled-models.ts';

/** An inference profile is invoked in the region that its ARN names. */
export const arnRegion = troubledModels('arn-region', {
  title: 'The ARNs are of the region that is asked',
  wrong: ({ region }, model) => `belongs to ${regionOf(model)}, not to ${region.value}`,
  reason: ({ region }) => `Claude Code asks ${region.value} (${placeOf(region.origin)})`,
  fix: (facts, models) => {
    const regions = new Set(models.map(regionOf));
    const [region = ''] = regions;
    const others = modelsToJudge(facts).filter((model) => !models.includes(model));
    const isRegionWrong = regions.size === 1 && others.every(({ parsed }) => fitsRegion(parsed, region));
    return isRegionWrong
      ? setRegion(facts, region, `take the ARN of ${facts.region.value}`)
      : takeOther(facts);
  },
});

function takeOther({ region }: DoctorFacts): Fix {
  return {
    say: `Take an inference profile of ${region.value}: the other models need this region.`,
    run: `claude-bedrock models --region ${region.value}`,
  };
}

function regionOf({ parsed }: ModelInUse): string {
  return 'region' in parsed ? parsed.region : '';
}
