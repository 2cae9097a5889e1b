import { parseModelId } from '../../knowledge/model-id.ts';
import { regionException } from '../../plan/models/iam-statement.ts';
import { foundationId } from '../../plan/models/replacement-model.ts';
import type { Rollout } from '../file/rollout.ts';
import { type Policy, policy } from './policy.ts';

/** The models that an account has to enable, by their own ids. */
export function modelsToEnable({ models }: Rollout): readonly string[] {
  const ids = models.map(({ id, leadsTo }) => foundationId(leadsTo ?? id));
  return [...new Set(ids)].filter((id) => parseModelId(id).kind === 'foundation-model');
}

/**
 * What it takes to enable models in an account once: the form for Anthropic's models, and the agreement of each.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export function enablePolicy(): Policy {
  return policy([
    {
      Sid: 'EnableClaude',
      Effect: 'Allow',
      Action: [
        'bedrock:PutUseCaseForModelAccess',
        'bedrock:GetUseCaseForModelAccess',
        'bedrock:GetFoundationModelAvailability',
        'bedrock:ListFoundationModelAgreementOffers',
        'bedrock:CreateFoundationModelAgreement',
      ],
      Resource: ['*'],
    },
    {
      Sid: 'SubscribeByBedrock',
      Effect: 'Allow',
      Action: ['aws-marketplace:Subscribe', 'aws-marketplace:ViewSubscriptions'],
      Resource: ['*'],
      Condition: { StringEquals: { 'aws:CalledViaLast': ['bedrock.amazonaws.com'] } },
    },
  ]);
}

/** How the models are enabled: by us, by the AWS CLI or in the console. */
export function enableText(rollout: Rollout, region: string): string {
  const models = modelsToEnable(rollout);
  const json = (value: object) => ['```json', JSON.stringify(value, null, 2), '```'].join('\n');
  return `# Enable the models

Once per account, by somebody with the rights of \`enable-policy.json\`. Nobody else needs them.

| Model |
|---|
${models.map((id) => `| \`${id}\` |`).join('\n')}

1. \`claude-bedrock rollout enable bedrock-rollout.json --plan\` shows each call; \`--apply\` makes them. Or by hand:
2. The form for Anthropic's models, once per account: Amazon Bedrock console, Model catalog, any Claude model, or \`aws bedrock put-use-case-for-model-access\`.
3. For each model, in ${region}:

\`\`\`sh
aws bedrock get-foundation-model-availability --region ${region} --model-id MODEL
aws bedrock list-foundation-model-agreement-offers --region ${region} --model-id MODEL
aws bedrock create-foundation-model-agreement --region ${region} --model-id MODEL --offer-token TOKEN
\`\`\`

A model is there once \`agreementAvailability\`, \`authorizationStatus\` and \`entitlementAvailability\` say so. That may take some minutes.

## Where a service control policy denies regions

A profile leads to several regions, and a global one to none: \`aws:RequestedRegion\` is \`unspecified\` then. A statement that denies regions needs this beside its condition:

${json({ Condition: regionException(region) })}
`;
}
