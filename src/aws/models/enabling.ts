import { type Answer, answered } from '../../facts/answer.ts';
import type { AwsSession } from '../credentials/session.ts';
import { acceptOffer, agreementOffer, hasUseCase, modelAccess, sendUseCase } from './model-access.ts';

/** How a model stands in an account. */
export interface ModelStanding {
  readonly hasAgreement: boolean;
  readonly isInRegion: boolean;
}

/** What enables models in one region, for whoever signs. */
export interface Enabling {
  /** True where the form for Anthropic's models was sent. */
  hasForm(): Promise<Answer<boolean>>;
  standing(modelId: string): Promise<Answer<ModelStanding>>;
  sendForm(form: Readonly<Record<string, string>>): Promise<Answer<true>>;
  /** Takes the public offer of a model; `false` where there is none. */
  agree(modelId: string): Promise<Answer<boolean>>;
}

/** The calls of `model-access.ts`, for one account and region. */
export function enabling(session: AwsSession, region: string): Enabling {
  return {
    hasForm: () => hasUseCase(session, region),
    async standing(modelId) {
      const answer = await modelAccess(session, region, modelId);
      if (!answer.ok) return answer;
      return answered({ hasAgreement: answer.value.isAgreed, isInRegion: answer.value.isInRegion });
    },
    sendForm: (form) => sendUseCase(session, region, form),
    async agree(modelId) {
      const offer = await agreementOffer(session, region, modelId);
      if (!offer.ok || offer.value === undefined) return offer.ok ? answered(false) : offer;
      return acceptOffer(session, region, offer.value);
    },
  };
}
