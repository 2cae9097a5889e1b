import {
  BedrockClient,
  BedrockServiceException,
  CreateFoundationModelAgreementCommand,
  GetFoundationModelAvailabilityCommand,
  GetUseCaseForModelAccessCommand,
  ListFoundationModelAgreementOffersCommand,
  PutUseCaseForModelAccessCommand,
} from '@aws-sdk/client-bedrock';
import * as z from 'zod/mini';
import { type Answer, answered } from '../../facts/answer.ts';
import type { AgreementOffer, ModelAccess } from '../../facts/model-access.ts';
import type { AwsSession } from '../credentials/session.ts';
import { ask, type Question } from '../http/ask.ts';
import { clientConfig } from '../http/client-config.ts';
import { outsideText } from '../http/outside-text.ts';
import { secret, text } from '../http/shapes.ts';

// Each function is one call, so that whoever plans them can show each before it is made.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html

const TIME_MS = 10_000;
/** The form goes through AWS to Anthropic, an agreement through AWS Marketplace. */
const WRITE_MS = 30_000;
const MOST_OFFERS = 20;
const MOST_RATES = 8;

const availabilityShape = z.object({
  agreementAvailability: z.object({ status: text }),
  authorizationStatus: text,
  regionAvailability: z.nullish(text),
});
const rateShape = z.object({
  dimension: z.nullish(z.string()),
  price: z.nullish(z.string()),
  description: z.nullish(z.string()),
  unit: z.nullish(z.string()),
});
const offersShape = z.object({
  offers: z.array(
    z.object({
      offerToken: secret,
      termDetails: z.nullish(
        z.object({
          legalTerm: z.nullish(z.object({ url: z.nullish(z.string()) })),
          supportTerm: z.nullish(z.object({ refundPolicyDescription: z.nullish(z.string()) })),
          usageBasedPricingTerm: z.nullish(z.object({ rateCard: z.nullish(z.array(rateShape)) })),
        }),
      ),
    }),
  ),
});
const formShape = z.object({ formData: z.nullish(z.instanceof(Uint8Array)) });
const anything = z.unknown();

/** How the account stands with a foundation model. Needs `bedrock:GetFoundationModelAvailability`. */
export async function modelAccess(
  session: AwsSession,
  region: string,
  model: string,
): Promise<Answer<ModelAccess>> {
  const answer = await call(session, region, availabilityShape, TIME_MS, (client, options) =>
    client.send(new GetFoundationModelAvailabilityCommand({ modelId: model }), options),
  );
  if (!answer.ok) return answer;
  const { agreementAvailability, authorizationStatus, regionAvailability } = answer.value;
  return answered({
    model,
    isAgreed: agreementAvailability.status === 'AVAILABLE',
    isAuthorized: authorizationStatus === 'AUTHORIZED',
    isInRegion: regionAvailability !== 'NOT_AVAILABLE',
  });
}

/** The offer by which a model is agreed on; `undefined` where there is none. Needs `bedrock:ListFoundationModelAgreementOffers`. */
export async function agreementOffer(
  session: AwsSession,
  region: string,
  model: string,
): Promise<Answer<AgreementOffer | undefined>> {
  const answer = await call(session, region, offersShape, TIME_MS, (client, options) =>
    client.send(
      new ListFoundationModelAgreementOffersCommand({ modelId: model, offerType: 'PUBLIC' }),
      options,
    ),
  );
  if (!answer.ok) return answer;
  const [offer] = answer.value.offers.slice(0, MOST_OFFERS);
  if (!offer) return answered(undefined);
  const { legalTerm, supportTerm, usageBasedPricingTerm } = offer.termDetails ?? {};
  const rates = (usageBasedPricingTerm?.rateCard ?? []).slice(0, MOST_RATES);
  return answered({
    model,
    token: offer.offerToken,
    terms: legalTerm?.url ? outsideText(legalTerm.url) : undefined,
    refunds: supportTerm?.refundPolicyDescription
      ? outsideText(supportTerm.refundPolicyDescription)
      : undefined,
    rates: rates.map(({ dimension, price, description, unit }) =>
      outsideText([description || dimension, price, unit].filter(Boolean).join(' ')),
    ),
  });
}

/** True where the account has sent the use case form. Needs `bedrock:GetUseCaseForModelAccess`. */
export async function hasUseCase(session: AwsSession, region: string): Promise<Answer<boolean>> {
  const answer = await call(session, region, formShape, TIME_MS, async (client, options) => {
    try {
      return await client.send(new GetUseCaseForModelAccessCommand({}), options);
    } catch (error) {
      // No form is no resource.
      if (error instanceof BedrockServiceException && error.$metadata.httpStatusCode === 404) return {};
      throw error;
    }
  });
  return answer.ok ? answered((answer.value.formData?.length ?? 0) > 0) : answer;
}

/** Sends the use case form, once for an account. Needs `bedrock:PutUseCaseForModelAccess`. */
export async function sendUseCase(
  session: AwsSession,
  region: string,
  form: Readonly<Record<string, string>>,
): Promise<Answer<true>> {
  const formData = new TextEncoder().encode(JSON.stringify(form));
  const answer = await call(session, region, anything, WRITE_MS, (client, options) =>
    client.send(new PutUseCaseForModelAccessCommand({ formData }), options),
  );
  return answer.ok ? answered(true as const) : answer;
}

/** Accepts an offer for the account. Needs `bedrock:CreateFoundationModelAgreement` and `aws-marketplace:Subscribe`. */
export async function acceptOffer(
  session: AwsSession,
  region: string,
  { model, token }: Pick<AgreementOffer, 'model' | 'token'>,
): Promise<Answer<true>> {
  const answer = await call(session, region, anything, WRITE_MS, (client, options) =>
    client.send(new CreateFoundationModelAgreementCommand({ modelId: model, offerToken: token }), options),
  );
  return answer.ok ? answered(true as const) : answer;
}

type Send = (client: BedrockClient, options: { readonly abortSignal: AbortSignal }) => Promise<unknown>;

/** Never tried again by itself: an agreement is made once. */
function call<T>(
  session: AwsSession,
  region: string,
  shape: Question<T>['shape'],
  ms: number,
  send: Send,
): Promise<Answer<T>> {
  const endpoint = session.env.ANTHROPIC_BEDROCK_BASE_URL;
  const client = new BedrockClient({
    ...clientConfig(session, region),
    maxAttempts: 1,
    ...(endpoint && { endpoint }),
  });
  return ask(session, {
    attempt: 'list',
    region,
    ms,
    shape,
    send: (options) => send(client, options),
  });
}
