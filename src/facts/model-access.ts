/** What an account has agreed to, and AWS says of a model before anybody asks it. */
export interface ModelAccess {
  /** The foundation model, such as `anthropic.claude-opus-5-5`. */
  readonly model: string;
  /** The AWS Marketplace agreement stands. */
  readonly isAgreed: boolean;
  /** The account may use models of Anthropic: the use case form was sent. */
  readonly isAuthorized: boolean;
  /** The region has it. */
  readonly isInRegion: boolean;
}

/** What is accepted with an agreement. */
export interface AgreementOffer {
  readonly model: string;
  /** By which the offer is accepted; for this one call, and nobody else's. */
  readonly token: string;
  /** Where the terms are to be read. */
  readonly terms: string | undefined;
  readonly refunds: string | undefined;
  /** What it costs, in the words of the offer. */
  readonly rates: readonly string[];
}
