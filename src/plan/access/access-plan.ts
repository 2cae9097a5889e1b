import type { AgreementOffer, ModelAccess } from '../../facts/model-access.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { sha256 } from '../edit/plan-id.ts';

/** One call to AWS that gives the account access. */
export type AccessStep =
  | { readonly call: 'PutUseCaseForModelAccess'; readonly form: Readonly<Record<string, string>> }
  | { readonly call: 'CreateFoundationModelAgreement'; readonly offer: AgreementOffer };

/** How one model stands, with the offer where it is not agreed on. */
export interface Standing {
  readonly access: ModelAccess;
  readonly offer: AgreementOffer | undefined;
}

/** Where the calls are made, and for which account, as far as AWS tells. */
export interface AccessPlace {
  readonly region: string;
  readonly accountId: string | undefined;
}

/** The calls, in the order in which they have to be made. */
export interface AccessPlan extends Pick<AccessPlace, 'accountId'> {
  readonly planId: string;
  readonly steps: readonly AccessStep[];
  /** What the account may use already. */
  readonly already: readonly string[];
}

/**
 * What the form of Anthropic's asks, each a text. AWS takes it as JSON.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export const FORM_FIELDS = [
  'companyName',
  'companyWebsite',
  'intendedUsers',
  'industryOption',
  'useCases',
] as const;

/** The calls that the models still need; refuses what cannot be planned. `form` is what the person wrote. */
export function planAccess(
  { region, accountId }: AccessPlace,
  standings: readonly Standing[],
  isFormSent: boolean,
  form: unknown,
): Outcome<AccessPlan> {
  const elsewhere = standings.find(({ access }) => !access.isInRegion);
  if (elsewhere) return notHere(elsewhere.access.model, region);
  const needsForm = !isFormSent && standings.some(({ access }) => !access.isAuthorized);
  const read = needsForm ? readForm(form) : success(undefined);
  if (!read.ok) return read;
  const withoutOffer = standings.find(({ access, offer }) => !access.isAgreed && !offer);
  if (withoutOffer) return noOffer(withoutOffer.access.model);
  const steps: AccessStep[] = [
    ...(read.value ? [{ call: 'PutUseCaseForModelAccess', form: read.value } as const] : []),
    ...standings.flatMap(({ access, offer }) =>
      access.isAgreed || !offer ? [] : [{ call: 'CreateFoundationModelAgreement', offer } as const],
    ),
  ];
  const already = standings
    .filter(({ access }) => access.isAgreed && access.isAuthorized)
    .map(({ access }) => access.model);
  return success({ planId: idOf([region, accountId], steps), accountId, steps, already });
}

/** Over what is accepted and sent; the token of an offer may be another each time it is listed. */
function idOf(place: readonly unknown[], steps: readonly AccessStep[]): string {
  const shown = steps.map((step) =>
    step.call === 'PutUseCaseForModelAccess'
      ? [step.call, step.form]
      : [step.call, step.offer.model, step.offer.terms, step.offer.rates, step.offer.refunds],
  );
  return sha256(JSON.stringify([...place, shown])).slice(0, 16);
}

function readForm(form: unknown): Outcome<Readonly<Record<string, string>>> {
  if (form === undefined) {
    return refusal(
      'option-missing',
      "This account has not sent Anthropic's use case form, which its models need once.",
      `Write a JSON file with the texts ${FORM_FIELDS.join(', ')}, and give --form FILE.`,
    );
  }
  const given = (typeof form === 'object' && form !== null ? form : {}) as Readonly<Record<string, unknown>>;
  const missing = FORM_FIELDS.filter((name) => typeof given[name] !== 'string' || given[name] === '');
  if (missing.length > 0) {
    return refusal(
      'form-incomplete',
      `The use case form lacks ${missing.join(', ')}.`,
      `Each of ${FORM_FIELDS.join(', ')} has to be a text; it goes to AWS and Anthropic as it stands.`,
    );
  }
  const texts = Object.entries(given).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return success(Object.fromEntries(texts));
}

function notHere(model: string, region: string): Outcome<never> {
  return refusal(
    'model-not-listed',
    `${region} has no ${model}.`,
    `See what it has: claude-bedrock models --region ${region}`,
  );
}

function noOffer(model: string): Outcome<never> {
  return refusal(
    'offer-missing',
    `AWS Marketplace has no public offer of ${model} for this account.`,
    'Ask the AWS Marketplace buyer in your organisation: it may have a private offer.',
  );
}

/** The actions that the calls need. */
export const ACCESS_ACTIONS = [
  'bedrock:GetFoundationModelAvailability',
  'bedrock:ListFoundationModelAgreementOffers',
  'bedrock:CreateFoundationModelAgreement',
  'bedrock:GetUseCaseForModelAccess',
  'bedrock:PutUseCaseForModelAccess',
  'aws-marketplace:ViewSubscriptions',
  'aws-marketplace:Subscribe',
] as const;

/** What to send to whoever may, where one may not oneself. */
export function accessLetter(region: string, models: readonly string[], account: string | undefined): string {
  const where = account === undefined ? 'our AWS account' : `the AWS account ${account}`;
  const options = models.map((model) => `--enable ${model}`).join(' ');
  return `Send this to the administrator of the account: "Please give ${where} access to ${models.join(', ')} on Amazon Bedrock in ${region}. In the Bedrock console: Model catalog, the model, its agreement and, once, Anthropic's use case form; or: claude-bedrock models --region ${region} ${options} --plan. It needs ${ACCESS_ACTIONS.join(', ')}."`;
}
