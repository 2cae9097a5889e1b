import type { Model } from '../report/models.ts';
import { callAws } from './call-aws.ts';
import { finding } from './classify.ts';
import { foreignAnswer } from './classify-reply.ts';
import { claudeModels } from './claude-models.ts';
import { type Answer, answered, failed } from './finding.ts';
import { type JsonObject, parseJsonObject } from './json.ts';
import {
  type FoundationModel,
  type InferenceProfile,
  readFoundationModel,
  readProfile,
} from './listing-items.ts';
import { type AwsSession, isKeyOfAnotherRegion } from './session.ts';

/** A service that hands out page after page for ever is not waited for. */
const MAX_PAGES = 50;

/**
 * The Claude models of a region: system-defined and application inference profiles, all pages, and those that can
 * be invoked by their bare id. In no order and none recommended: see `plan/rank-models.ts`. `ms` is the deadline of
 * each request.
 */
export async function listModels(
  session: AwsSession,
  region: string,
  ms = 10_000,
): Promise<Answer<readonly Model[]>> {
  if (isKeyOfAnotherRegion(session, region)) return failed(finding('bearer-wrong-region'));
  const [system, application, foundation] = await Promise.all([
    listProfiles(session, region, 'SYSTEM_DEFINED', ms),
    listProfiles(session, region, 'APPLICATION', ms),
    listFoundationModels(session, region, ms),
  ]);
  if (!system.ok) return system;
  if (!application.ok) return application;
  // It tells which models are legacy. Many may list profiles and not models, and Claude Code needs no more.
  const models = foundation.ok ? foundation.value : [];
  return answered(claudeModels(region, [...system.value, ...application.value], models));
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html */
async function listProfiles(
  session: AwsSession,
  region: string,
  type: InferenceProfile['type'],
  ms: number,
): Promise<Answer<readonly InferenceProfile[]>> {
  const profiles: InferenceProfile[] = [];
  let nextToken: unknown;
  for (let page = 0; page < MAX_PAGES; page++) {
    const token = typeof nextToken === 'string' ? { nextToken } : undefined;
    const answer = await get(
      session,
      region,
      '/inference-profiles',
      { type, maxResults: '1000', ...token },
      ms,
    );
    if (!answer.ok) return answer;
    profiles.push(...items(answer.value.inferenceProfileSummaries, readProfile));
    nextToken = answer.value.nextToken;
    if (!nextToken) break;
  }
  return answered(profiles);
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListFoundationModels.html */
async function listFoundationModels(
  session: AwsSession,
  region: string,
  ms: number,
): Promise<Answer<readonly FoundationModel[]>> {
  const answer = await get(session, region, '/foundation-models', { byProvider: 'Anthropic' }, ms);
  return answer.ok ? answered(items(answer.value.modelSummaries, readFoundationModel)) : answer;
}

async function get(
  session: AwsSession,
  region: string,
  path: string,
  query: Readonly<Record<string, string>>,
  ms: number,
): Promise<Answer<JsonObject>> {
  const call = { service: 'bedrock', attempt: 'list', region, path, query, ms, isRepeatable: true } as const;
  const answer = await callAws(session, call);
  if (!answer.ok) return answer;
  const json = parseJsonObject(answer.value);
  return json ? answered(json) : failed(foreignAnswer(200));
}

function items<T>(list: unknown, read: (item: unknown) => T | undefined): T[] {
  return Array.isArray(list) ? list.map(read).filter((item) => item !== undefined) : [];
}
