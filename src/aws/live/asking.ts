import type { OfflineFacts } from '../../facts/doctor-facts.ts';
import type { Problem } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import type { HeldToken } from '../credentials/held-token.ts';
import type { RequestHandler } from '../http/request-handler.ts';

/** How long what may take, in milliseconds. All of it together takes no longer than `questionsMs` and `routesMs`. */
export interface LiveLimits {
  readonly credentialsMs: number;
  readonly probeMs: number;
  /** Credentials and questions together. */
  readonly questionsMs: number;
  readonly routesMs: number;
}

/** What renewing a sign-in came to; `standing` where that was not to be done. */
export type Renewal =
  | { readonly state: 'standing' }
  /** `held` could not be kept, or not be renewed where it is kept, and is all that the SDK may use. */
  | { readonly state: 'renewed'; readonly until: Date; readonly held?: HeldToken }
  /** AWS does not renew it: the person has to sign in. */
  | { readonly state: 'refused' }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Renews the sign-in of a profile under our lock, where the SDK would do so without one. */
export type RenewSignIn = (world: World, profile: string) => Promise<Renewal>;

/** What all parts of asking AWS share. */
export interface Asking {
  /** The world as Claude Code sees it. */
  readonly world: World;
  readonly facts: OfflineFacts['facts'];
  readonly handler: RequestHandler;
  readonly limits: LiveLimits;
  /** What could be pinned is asked as well. */
  readonly asksPinnable: boolean;
  /** Aborts when no more may be asked. */
  readonly interrupted: AbortSignal;
  readonly renewSignIn: RenewSignIn;
  /** Whether programs may be started of which it is not known that they wait for nobody. */
  readonly runsCommands: boolean;
}
