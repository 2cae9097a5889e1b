import {
  BedrockClient,
  type InferenceProfileType,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
} from '@aws-sdk/client-bedrock';
import { type Answer, answered, failed } from '../../facts/answer.ts';
import type { Model } from '../../model/models.ts';
import { type AwsSession, isKeyOfAnotherRegion } from '../credentials/session.ts';
import { finding } from '../failures/finding.ts';
import { ask, type Question } from '../http/ask.ts';
import { clientConfig } from '../http/client-config.ts';
import { deadline } from '../http/deadline.ts';
import { pageOf } from '../http/shapes.ts';
import { claudeModels, type ListedProfile, listedModel, listedProfile } from './claude-models.ts';

/** A service that hands out page after page for ever is not waited for. */
const MAX_PAGES = 50;
const PAGE_SIZE = 1000;
/** It has no pages, and hundreds of models at most. */
const MOST_MODELS = 10_000;
/** All pages of a list together, as a multiple of what one request may take. */
const PATIENCE = 2;

const profilesPage = pageOf('inferenceProfileSummaries', listedProfile, PAGE_SIZE);
const modelsPage = pageOf('modelSummaries', listedModel, MOST_MODELS);

/**
 * The Claude models of a region: system-defined and application inference profiles, all pages, and those that can
 * be invoked by their bare id. In no order and none recommended: see `plan/rank-models.ts`. `ms` is the deadline of
 * each request; all pages have twice that.
 */
export async function listModels(
  session: AwsSession,
  region: string,
  ms = 10_000,
): Promise<Answer<readonly Model[]>> {
  if (isKeyOfAnotherRegion(session, region)) return failed(finding('bearer-wrong-region'));
  const endpoint = session.env.ANTHROPIC_BEDROCK_BASE_URL;
  // Without it the SDK looks at AWS_ENDPOINT_URL_BEDROCK and AWS_ENDPOINT_URL, as it does in Claude Code.
  const config = { ...clientConfig(session, region), maxAttempts: 2, ...(endpoint && { endpoint }) };
  const client = new BedrockClient(config);
  const { signal: interrupted, release } = deadline({ ms: PATIENCE * ms, interrupted: session.interrupted });
  const request: Request = (shape, send) =>
    ask({ interrupted }, { attempt: 'list', region, ms, shape, send });
  const [system, application, foundation] = await Promise.all([
    listProfiles(client, request, 'SYSTEM_DEFINED'),
    listProfiles(client, request, 'APPLICATION'),
    request(modelsPage, (options) =>
      client.send(new ListFoundationModelsCommand({ byProvider: 'Anthropic' }), options),
    ),
  ]).finally(release);
  if (!system.ok) return system;
  if (!application.ok) return application;
  // It tells which models are legacy. Many may list profiles and not models, and Claude Code needs no more.
  const models = foundation.ok ? (foundation.value.modelSummaries ?? []) : [];
  return answered(claudeModels(region, [...system.value, ...application.value], models));
}

type Request = <T>(shape: Question<T>['shape'], send: Question<T>['send']) => Promise<Answer<T>>;

async function listProfiles(
  client: BedrockClient,
  request: Request,
  typeEquals: InferenceProfileType,
): Promise<Answer<readonly ListedProfile[]>> {
  const profiles: ListedProfile[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const command = new ListInferenceProfilesCommand({ typeEquals, maxResults: PAGE_SIZE, nextToken });
    const answer = await request(profilesPage, (options) => client.send(command, options));
    if (!answer.ok) return answer;
    profiles.push(...(answer.value.inferenceProfileSummaries ?? []));
    nextToken = answer.value.nextToken ?? undefined;
    if (!nextToken) break;
  }
  return answered(profiles);
}
