import { type Checked, documentsOf, type PolicyDocument, type RolloutFinding } from './document.ts';
import type { ModelToAsk } from './live-questions.ts';
import { conditionsOn, matches, namesAction, namesResource } from './policy-match.ts';

/** A model with what its profile leads to: ARNs of models, by AWS. */
export interface Destinations {
  readonly model: ModelToAsk;
  readonly arns: readonly string[];
}

const INVOKE = 'bedrock:InvokeModel';

/** What the checked policies lack of what AWS says that the profiles lead to, or deny of it. */
export function judgeDestinations(checked: Checked, all: readonly Destinations[]): readonly RolloutFinding[] {
  const policies = documentsOf(checked, 'policy');
  const granting = policies.filter(({ isForOrganization }) => !isForOrganization);
  const organization = policies.filter(({ isForOrganization }) => isForOrganization);
  return all.flatMap((one) => [...notGranted(granting, one), ...denied(organization, one)]);
}

function notGranted(
  policies: readonly PolicyDocument[],
  { model, arns }: Destinations,
): readonly RolloutFinding[] {
  const [first] = policies;
  if (!first) return [];
  const missing = arns.filter(
    (arn) =>
      !policies.some(({ statements }) =>
        statements.some(
          (one) => one.effect === 'Allow' && namesAction(one, INVOKE) && namesResource(one, arn),
        ),
      ),
  );
  if (missing.length === 0) return [];
  const places = missing.map(regionOf);
  return [
    {
      id: 'live-destination-missing',
      severity: 'fail',
      place: { file: first.file, key: model.id },
      cause: `${model.id} leads to ${places.join(', ')} too, and no statement grants its model there: at times a request is denied.`,
      fix: `Grant ${missing.join(', ')}.`,
    },
  ];
}

function denied(
  policies: readonly PolicyDocument[],
  { model, arns }: Destinations,
): readonly RolloutFinding[] {
  const regions = arns.map((arn) => arn.split(':')[3] || 'unspecified');
  return policies.flatMap(({ file, statements }) =>
    statements.flatMap((one): RolloutFinding[] => {
      const free = conditionsOn(one, 'aws:requestedregion').find(({ operator }) =>
        /String(NotEquals|NotLike)/i.test(operator),
      );
      const isSparing = conditionsOn(one, 'bedrock:inferenceprofilearn').length > 0;
      if (one.effect !== 'Deny' || !free || isSparing || !namesAction(one, INVOKE)) return [];
      const lost = regions.filter((region) => !free.values.some((value) => matches(value, region)));
      if (lost.length === 0) return [];
      return [
        {
          id: 'live-destination-denied',
          severity: 'fail',
          place: { file, line: one.line, key: one.sid ?? model.id },
          cause: `${model.id} leads to ${lost.join(', ')}, and this policy denies ${lost.length === 1 ? 'it' : 'them'}.`,
          fix: `Add ${lost.join(', ')} to the regions for bedrock:InvokeModel*, or use another profile.`,
        },
      ];
    }),
  );
}

function regionOf(arn: string): string {
  const region = arn.split(':')[3] ?? '';
  return region === '' ? 'no region (global)' : region;
}
