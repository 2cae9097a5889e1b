import type { ChosenSigner } from '../aws/index.ts';
import type { ApiKey } from '../facts/api-key.ts';
import type { HeldSignIn } from '../flows/changes/whole-setup.ts';
import type { Family } from '../knowledge/model-families.ts';
import type { Account } from '../model/accounts.ts';
import type { Profile } from '../model/configuration.ts';
import type { Model } from '../model/models.ts';
import type { Portal } from '../model/portal.ts';
import type { SsoToken } from '../model/sso-token.ts';
import type { ProfileOptions } from '../plan/profile/profile-answers.ts';
import type { SetupOptions } from '../plan/setup/setup-answers.ts';

/** What signs from here on. */
export interface ReadySignIn {
  readonly signer: ChosenSigner;
  /** The region that goes with it: the profile's, or that of a short-term API key. */
  readonly region?: string;
  /** Where the sign-in itself is: other regions near it are offered first. */
  readonly near?: string;
  readonly held?: HeldSignIn;
  /** The options of `profile` for one that is to be made, without its region, or for those to be repaired. */
  readonly profilePlan?: ProfileOptions;
  readonly apiKey?: ApiKey;
}

/** How far the person has come with signing in. */
export type SignInState =
  | { readonly kind: 'open' }
  /** A new one: which access portal? */
  | { readonly kind: 'new' }
  | { readonly kind: 'start-url' }
  | { readonly kind: 'sso-region'; readonly startUrl: string; readonly region?: string }
  /** They have to allow it in a browser. */
  | {
      readonly kind: 'portal';
      readonly portal: Portal;
      /** The one whose sign-in is over, or is to renew itself. */
      readonly profile?: Profile;
      /** The options of `profile` that let it. */
      readonly repair?: ProfileOptions;
    }
  | {
      readonly kind: 'accounts';
      readonly portal: Portal;
      readonly token: SsoToken;
      /** It has to be written yet. */
      readonly isHeld: boolean;
      readonly accounts: readonly Account[];
    }
  /** An API key has to be typed. */
  | { readonly kind: 'api-key' }
  | { readonly kind: 'ready'; readonly ready: ReadySignIn };

/** How far they have come with the models. */
export type ModelsState =
  | { readonly kind: 'open' }
  /** One family after the other: those that can be taken, and those that are. */
  | {
      readonly kind: 'each';
      readonly models: readonly Model[];
      readonly chosen: ReadonlyMap<Family, Model>;
    }
  | { readonly kind: 'chosen' }
  /** They were named on the command line, and nobody asked whether they answer. */
  | { readonly kind: 'given' };

/** What is known in the wizard of `setup`. */
export interface WizardState {
  readonly signIn: SignInState;
  readonly models: ModelsState;
  /** The options of `setup` that stand for the answers so far. */
  readonly answers: SetupOptions;
}

/** The state with more answers. */
export function answered(state: WizardState, answers: SetupOptions): WizardState {
  return { ...state, answers: { ...state.answers, ...answers } };
}

/** The state with another sign-in. */
export function signedIn(state: WizardState, signIn: SignInState): WizardState {
  return { ...state, signIn };
}

/** The only region in which it signs: a short-term API key's, wherever the key came from. */
export function onlyRegion({ signer }: ReadySignIn): string | undefined {
  return signer.kind === 'api-key' ? signer.region : undefined;
}

/** How the conversation ended. `proved` is absent where nothing was asked of a model. */
export interface WizardEnd {
  readonly result: 'done' | 'declined' | 'nothing';
  readonly proved?: boolean;
}
