import { isObject } from './json.ts';

/** What is needed of an inference profile that AWS lists. */
export interface InferenceProfile {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly type: 'SYSTEM_DEFINED' | 'APPLICATION';
  readonly isActive: boolean;
  /** The foundation model behind it, such as `anthropic.claude-opus-4-8`. */
  readonly modelId: string;
}

/** What is needed of a foundation model that AWS lists. */
export interface FoundationModel {
  readonly id: string;
  readonly name: string;
  readonly isLegacy: boolean;
  /** It can be invoked by its bare id. */
  readonly isOnDemand: boolean;
}

/** Reads one item of ListInferenceProfiles; `undefined` where it is none. */
export function readProfile(item: unknown): InferenceProfile | undefined {
  if (!isObject(item) || typeof item.inferenceProfileId !== 'string') return undefined;
  const id = item.inferenceProfileId;
  const models = Array.isArray(item.models) ? item.models : [];
  const arns = models.map((model) => (isObject(model) ? text(model.modelArn) : ''));
  return {
    id,
    arn: text(item.inferenceProfileArn),
    name: text(item.inferenceProfileName) || id,
    type: item.type === 'APPLICATION' ? 'APPLICATION' : 'SYSTEM_DEFINED',
    isActive: item.status === 'ACTIVE',
    // `arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-…`
    modelId: arns.find((arn) => arn.includes('/'))?.replace(/^[^/]*\//, '') ?? '',
  };
}

/** Reads one item of ListFoundationModels; `undefined` where it is none. */
export function readFoundationModel(item: unknown): FoundationModel | undefined {
  if (!isObject(item) || typeof item.modelId !== 'string') return undefined;
  const types = Array.isArray(item.inferenceTypesSupported) ? item.inferenceTypesSupported : [];
  return {
    id: item.modelId,
    name: text(item.modelName) || item.modelId,
    isLegacy: isObject(item.modelLifecycle) && item.modelLifecycle.status === 'LEGACY',
    isOnDemand: types.includes('ON_DEMAND'),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
