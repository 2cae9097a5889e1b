import type { Routing } from './models.ts';

/** A way to sign requests, ready to be offered in a question. */
export interface SignInOffer {
  readonly label: string;
  readonly description: string;
  /** To be put behind `models` and `setup`, quoted for a POSIX shell. */
  readonly options: string;
  readonly isReady: boolean;
  /** What a person types to sign in, where that has to come first. */
  readonly signIn?: string | undefined;
  /** The same for Claude: what to put behind `claude-bedrock`; absent where a terminal is needed. */
  readonly loginOptions?: string | undefined;
  /** What to put behind `claude-bedrock` where signing in could last up to 90 days instead of 8 hours. */
  readonly repair?: string | undefined;
}

/** The models of one routing in one region, ready to be offered in a question. */
export interface ModelChoice {
  /** Such as `Only within the EU (Recommended)`; with the region where there are choices of several. */
  readonly label: string;
  /** Its models, and where requests may be answered. */
  readonly description: string;
  readonly region: string;
  readonly routing: Exclude<Routing, 'application'>;
  readonly geography?: string | undefined;
  /** Display names, one per family. */
  readonly models: string[];
  readonly recommended: boolean;
  /** To be put behind `setup`, quoted for a POSIX shell. */
  readonly options: string;
}
