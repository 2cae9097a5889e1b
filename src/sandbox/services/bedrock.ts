import { accountOf } from '../cloud/cloud.ts';
import { matches } from '../cloud/ids.ts';
import {
  type ApplicationProfile,
  type Model,
  modelArn,
  profileArn,
  type RegionCatalog,
  type SystemProfile,
} from '../cloud/models.ts';
import { denial } from '../cloud/permissions.ts';
import { BEDROCK } from '../messages.ts';
import { json } from '../response.ts';
import { type Answer, type Operation, param, type SignedCall } from './operation.ts';
import { pageOf } from './page.ts';

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations_Amazon_Bedrock.html */
export const BEDROCK_OPERATIONS: readonly Operation[] = [
  operation('ListInferenceProfiles', /^\/inference-profiles$/, listInferenceProfiles),
  operation('GetInferenceProfile', /^\/inference-profiles\/(.+)$/, getInferenceProfile),
  operation('ListFoundationModels', /^\/foundation-models$/, listFoundationModels),
  operation('GetFoundationModel', /^\/foundation-models\/(.+)$/, getFoundationModel),
  operation('GetFoundationModelAvailability', /^\/foundation-model-availability\/(.+)$/, getAvailability),
  operation(
    'ListFoundationModelAgreementOffers',
    /^\/list-foundation-model-agreement-offers\/(.+)$/,
    listOffers,
  ),
  operation('GetUseCaseForModelAccess', /^\/use-case-for-model-access$/, getUseCase),
  operation('PutUseCaseForModelAccess', /^\/use-case-for-model-access$/, putUseCase, 'POST'),
  operation(
    'CreateFoundationModelAgreement',
    /^\/create-foundation-model-agreement$/,
    createAgreement,
    'POST',
  ),
];

function operation(
  name: string,
  path: RegExp,
  answer: (call: SignedCall) => Answer,
  method = 'GET',
): Operation {
  const ifAllowed = (call: SignedCall) =>
    denial(call.cloud, call.caller, `bedrock:${name}`, [resourceOf(name, call)]) ?? answer(call);
  return { service: 'bedrock', name, method, path, isSigned: true, answer: ifAllowed };
}

function listInferenceProfiles(call: SignedCall): Answer {
  const { query } = call.request;
  const profiles = query.get('type') === 'APPLICATION' ? applicationProfiles(call) : catalog(call).profiles;
  const page = pageOf(profiles, query.get('maxResults'), query.get('nextToken'));
  if (!page) return BEDROCK.invalidToken;
  const summaries = page.items.map((profile) => profileSummary(call, profile));
  return json({ inferenceProfileSummaries: summaries, nextToken: page.nextToken });
}

function getInferenceProfile(call: SignedCall): Answer {
  const profiles = [...catalog(call).profiles, ...applicationProfiles(call)];
  const wanted = profiles.find((profile) =>
    [profile.id, profileArn(profile, call.region, call.caller.accountId)].includes(param(call)),
  );
  return wanted ? json(profileSummary(call, wanted)) : BEDROCK.noSuchResource;
}

function listFoundationModels(call: SignedCall): Answer {
  const { query } = call.request;
  const provider = query.get('byProvider')?.toLowerCase();
  const type = query.get('byInferenceType');
  const models = catalog(call).models.filter(
    (model) =>
      (!provider || model.provider.toLowerCase() === provider) &&
      (!type || model.inferenceTypes.some((inferenceType) => inferenceType === type)),
  );
  return json({ modelSummaries: models.map((model) => modelSummary(call, model)) });
}

function getFoundationModel(call: SignedCall): Answer {
  const model = findModel(call);
  return model ? json({ modelDetails: modelSummary(call, model) }) : BEDROCK.noSuchResource;
}

function getAvailability(call: SignedCall): Answer {
  const model = findModel(call);
  if (!model) return BEDROCK.noSuchResource;
  const account = accountOf(call.cloud, call.caller.accountId);
  const hasAgreement = !account.withoutAgreement.some((pattern) => matches(pattern, model.id));
  const hasForm = !account.withoutForm.some((pattern) => matches(pattern, model.id));
  return json({
    modelId: model.id,
    agreementAvailability: { status: hasAgreement ? 'AVAILABLE' : 'NOT_AVAILABLE' },
    authorizationStatus: hasForm ? 'AUTHORIZED' : 'NOT_AUTHORIZED',
    entitlementAvailability: hasForm && hasAgreement ? 'AVAILABLE' : 'NOT_AVAILABLE',
    regionAvailability: 'AVAILABLE',
  });
}

/** What is sold by AWS Marketplace: where the terms are, and what it costs. The token is good for one model. */
function listOffers(call: SignedCall): Answer {
  const model = findModel(call);
  if (!model) return BEDROCK.noSuchResource;
  const rate = (dimension: string, price: string) => ({
    dimension,
    price,
    unit: 'Million tokens',
    description: dimension,
  });
  return json({
    modelId: model.id,
    offers: [
      {
        offerId: `offer-${model.id}`,
        offerToken: offerToken(model.id),
        termDetails: {
          legalTerm: { url: 'https://marketplace.example.com/terms.pdf' },
          supportTerm: { refundPolicyDescription: 'Fees are not refunded.' },
          usageBasedPricingTerm: { rateCard: [rate('Input tokens', '5.00'), rate('Output tokens', '25.00')] },
          validityTerm: { agreementDuration: 'P1Y' },
        },
      },
    ],
  });
}

function offerToken(modelId: string): string {
  return Buffer.from(`offer for ${modelId}`).toString('base64');
}

function getUseCase({ cloud, caller }: SignedCall): Answer {
  const { useCase } = accountOf(cloud, caller.accountId);
  return useCase === undefined ? BEDROCK.noSuchResource : json({ formData: useCase });
}

/** Once it is sent, no model of Anthropic's is refused for want of it. */
function putUseCase({ cloud, caller, request }: SignedCall): Answer {
  const { formData } = bodyOf(request) as { formData?: unknown };
  if (typeof formData !== 'string' || !isForm(formData)) return BEDROCK.malformed;
  const account = accountOf(cloud, caller.accountId);
  account.useCase = formData;
  account.withoutForm = [];
  return json({}, 201);
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html */
const FORM = ['companyName', 'companyWebsite', 'intendedUsers', 'industryOption', 'useCases'];

function isForm(base64: string): boolean {
  try {
    const form = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
    return FORM.every((name) => typeof form[name] === 'string' && form[name] !== '');
  } catch {
    return false;
  }
}

function createAgreement(call: SignedCall): Answer {
  const { cloud, caller, request } = call;
  const { modelId, offerToken: token } = bodyOf(request) as { modelId?: unknown; offerToken?: unknown };
  const model = catalog(call).models.find(({ id }) => id === modelId);
  if (!model) return BEDROCK.noSuchResource;
  if (token !== offerToken(model.id)) return BEDROCK.malformed;
  const refused = denial(cloud, caller, 'aws-marketplace:Subscribe', ['*']);
  if (refused) return BEDROCK.marketplace;
  const account = accountOf(cloud, caller.accountId);
  const others = catalog(call).models.filter(({ id }) => id !== model.id);
  // A pattern may stand for other models, which stay without.
  account.withoutAgreement = account.withoutAgreement.flatMap((pattern) =>
    matches(pattern, model.id) ? others.map(({ id }) => id).filter((id) => matches(pattern, id)) : [pattern],
  );
  return json({ modelId: model.id }, 202);
}

function bodyOf({ body }: SignedCall['request']): object {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'));
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}

function profileSummary(call: SignedCall, profile: SystemProfile | ApplicationProfile) {
  const { region, caller } = call;
  // The `global.` profiles name the model in the region of the call and in "any region".
  const regions = profile.destinations.includes('') ? [region, ''] : profile.destinations;
  return {
    inferenceProfileId: profile.id,
    inferenceProfileName: profile.name,
    inferenceProfileArn: profileArn(profile, region, caller.accountId),
    description: `Routes requests to ${profile.modelId} in ${regions.filter(Boolean).join(', ')}.`,
    models: regions.map((destination) => ({ modelArn: modelArn(profile.modelId, destination, region) })),
    status: 'ACTIVE',
    type: 'region' in profile ? 'APPLICATION' : 'SYSTEM_DEFINED',
    createdAt: '2026-01-15T00:00:00Z',
    updatedAt: '2026-01-15T00:00:00Z',
  };
}

function modelSummary({ region }: SignedCall, model: Model) {
  return {
    modelArn: modelArn(model.id, region, region),
    modelId: model.id,
    modelName: model.name,
    providerName: model.provider,
    inputModalities: model.inputs ?? ['TEXT', 'IMAGE'],
    outputModalities: ['TEXT'],
    responseStreamingSupported: true,
    customizationsSupported: [],
    inferenceTypesSupported: model.inferenceTypes,
    modelLifecycle: model.legacy
      ? {
          status: 'LEGACY',
          endOfLifeTime: model.legacy.endOfLife.toISOString(),
          legacyTime: model.legacy.since?.toISOString(),
          publicExtendedAccessTime: model.legacy.dearerFrom?.toISOString(),
        }
      : { status: 'ACTIVE' },
  };
}

function resourceOf(name: string, { region, caller, params }: SignedCall): string {
  const [id = '*'] = params;
  if (id.startsWith('arn:')) return id;
  if (!name.includes('InferenceProfile')) return modelArn(id, region, region);
  return profileArn({ id }, region, caller.accountId);
}

function applicationProfiles({ cloud, caller, region }: SignedCall): ApplicationProfile[] {
  return accountOf(cloud, caller.accountId).applicationProfiles.filter(
    (profile) => profile.region === region,
  );
}

function findModel(call: SignedCall): Model | undefined {
  const { region } = call;
  return catalog(call).models.find((model) =>
    [model.id, modelArn(model.id, region, region)].includes(param(call)),
  );
}

function catalog({ cloud, region }: SignedCall): RegionCatalog {
  return cloud.regions[region] ?? { models: [], profiles: [] };
}
