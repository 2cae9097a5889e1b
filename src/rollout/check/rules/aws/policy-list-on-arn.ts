import { documentsOf, type Rule } from '../../document.ts';
import { matches } from '../../policy-match.ts';

/**
 * Actions without a kind of resource: on an ARN they are denied.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 */
const ON_ALL_ONLY = [
  'bedrock:ListInferenceProfiles',
  'bedrock:ListFoundationModels',
  'bedrock:GetFoundationModelAvailability',
  'bedrock:CallWithBearerToken',
  'aws-marketplace:ViewSubscriptions',
  'aws-marketplace:Subscribe',
];

/** Lists that are granted on an ARN, as some published policies do. */
export const policyListOnArn: Rule = {
  id: 'policy-list-on-arn',
  judge: (checked) => {
    const all = documentsOf(checked, 'policy');
    const isGranted = (action: string) =>
      all.some(({ statements }) =>
        statements.some(
          ({ effect, actions, resources }) =>
            effect === 'Allow' &&
            resources.includes('*') &&
            actions.some((one) => matches(one, action, true)),
        ),
      );
    return all.flatMap(({ file, statements }) =>
      statements.flatMap(({ effect, actions, resources, line, sid }) => {
        if (effect !== 'Allow' || resources.length === 0 || resources.includes('*')) return [];
        // Named as such: that a wide pattern covers them too is no slip.
        const named = ON_ALL_ONLY.filter((action) =>
          actions.some((one) => one.toLowerCase() === action.toLowerCase()),
        );
        const lost = named.filter((action) => !isGranted(action));
        if (lost.length === 0) return [];
        return [
          {
            severity: 'fail' as const,
            place: { file, line, key: sid ?? lost[0] },
            cause: `${lost.join(', ')} cannot be limited to an ARN: granted so, ${lost.length === 1 ? 'it is' : 'they are'} denied.`,
            fix: 'Move it to a statement of its own with "Resource": "*".',
          },
        ];
      }),
    );
  },
};
