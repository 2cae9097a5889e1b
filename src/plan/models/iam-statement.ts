import type { AccessDenied } from '../../knowledge/access-denied.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { partitionOf } from '../../knowledge/regions.ts';
import { foundationId } from './replacement-model.ts';

/** A policy as it is pasted into the IAM console. */
interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: object;
}

/** What models are invoked for, and by whom. */
export interface InvokeQuestion {
  readonly region: string;
  /** `*` where it is not known. */
  readonly accountId: string;
  readonly models: readonly string[];
}

const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'] as const;
const LIST = ['bedrock:ListInferenceProfiles', 'bedrock:GetInferenceProfile'] as const;
const SUBSCRIBE = ['aws-marketplace:ViewSubscriptions', 'aws-marketplace:Subscribe'] as const;

/**
 * What Claude Code needs for these models. A request through a profile needs permission on the profile and on the
 * model in every region it may be sent to; a `*` also stands for the empty region of the global profiles.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html
 */
export function invokePolicy(question: InvokeQuestion): Policy {
  const resources = question.models.flatMap((id) => resourcesOf(id, question));
  return policy(
    { Sid: 'InvokeClaude', Effect: 'Allow', Action: INVOKE, Resource: [...new Set(resources)] },
    listing,
  );
}

/** What it takes to see which models there are. */
export function listPolicy(): Policy {
  return policy(listing);
}

/** What the first use of a model needs. https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html */
export function subscribePolicy(): Policy {
  return policy({
    Sid: 'SubscribeToClaude',
    Effect: 'Allow',
    Action: SUBSCRIBE,
    Resource: ['*'],
    Condition: { StringEquals: { 'aws:CalledViaLast': 'bedrock.amazonaws.com' } },
  });
}

/** Exactly what was denied. */
export function deniedPolicy({ action, resource = '*' }: AccessDenied): Policy {
  return policy({ Effect: 'Allow', Action: [action], Resource: [resource] });
}

/**
 * The exception that a statement with `Deny` by region needs, as a part of its `Condition`.
 * https://repost.aws/knowledge-center/bedrock-access-denied-exception
 */
export function regionException(region: string): object {
  const place = `arn:${partitionOf(region)}:bedrock:*:*`;
  return {
    ArnNotLike: {
      'bedrock:InferenceProfileArn': [
        `${place}:inference-profile/*`,
        `${place}:application-inference-profile/*`,
      ],
    },
  };
}

const listing: Statement = { Sid: 'ListClaude', Effect: 'Allow', Action: LIST, Resource: ['*'] };

function policy(...statements: readonly Statement[]): Policy {
  return { Version: '2012-10-17', Statement: statements };
}

function resourcesOf(id: string, { region, accountId }: InvokeQuestion): readonly string[] {
  const bedrock = `arn:${partitionOf(region)}:bedrock`;
  const parsed = parseModelId(id);
  if (parsed.kind === 'foundation-model') return [`${bedrock}:${region}::foundation-model/${parsed.id}`];
  if (parsed.kind === 'inference-profile') {
    return [
      `${bedrock}:${region}:${accountId}:inference-profile/${parsed.id}`,
      `${bedrock}:*::foundation-model/${foundationId(parsed.id)}`,
    ];
  }
  if (parsed.kind === 'inference-profile-arn') {
    return [parsed.id, `${bedrock}:*::foundation-model/${foundationId(parsed.id)}`];
  }
  // What stands behind an application profile, its ARN does not say.
  if (parsed.kind === 'application-arn')
    return [parsed.id, `${bedrock}:*::foundation-model/anthropic.claude-*`];
  return 'region' in parsed ? [parsed.id] : [];
}
