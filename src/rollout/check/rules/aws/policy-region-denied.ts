import { documentsOf, type PolicyStatement, type Rule } from '../../document.ts';
import { conditionsOn, namesAction } from '../../policy-match.ts';

const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

/**
 * A deny by region also meets the regions that a profile leads to, and `unspecified`, which the global profile is
 * asked for. https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
export const policyRegionDenied: Rule = {
  id: 'policy-region-denied',
  judge: (checked) =>
    documentsOf(checked, 'policy').flatMap(({ file, statements }) =>
      statements.flatMap((statement) => {
        const { effect, line, sid } = statement;
        const regions = deniedUnless(statement);
        if (
          effect !== 'Deny' ||
          regions === undefined ||
          !INVOKE.some((action) => namesAction(statement, action))
        )
          return [];
        // Where the statement spares requests through a profile, the regions behind it are free.
        if (conditionsOn(statement, 'bedrock:inferenceprofilearn').length > 0) return [];
        const place = { file, line, key: sid ?? 'aws:RequestedRegion' };
        const isGlobalFree = regions.some((one) => one === 'unspecified' || one === '*');
        return [
          ...(isGlobalFree
            ? []
            : [
                {
                  severity: 'fail' as const,
                  place,
                  cause:
                    'It denies every region but some, and a global profile asks for the region "unspecified": all global models are denied.',
                  fix: 'Add "unspecified" to the regions for bedrock:InvokeModel*, or use geographic profiles alone.',
                },
              ]),
          {
            severity: 'warn' as const,
            place,
            cause: `It leaves ${regions.slice(0, 8).join(', ')}. A geographic profile is denied at times where one of the regions that it leads to is missing.`,
            fix: 'Compare with GetInferenceProfile: claude-bedrock rollout check --live does.',
          },
        ];
      }),
    ),
};

/** The regions that a deny leaves; nothing where it does not go by region. */
function deniedUnless(statement: PolicyStatement): readonly string[] | undefined {
  const all = conditionsOn(statement, 'aws:requestedregion');
  return all.find(({ operator }) => /^(ForAnyValue:|ForAllValues:)?String(NotEquals|NotLike)/i.test(operator))
    ?.values;
}
