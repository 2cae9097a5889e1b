/**
 * The one door to AWS. Nothing outside this folder imports from it statically, types apart:
 * `await import('./index.ts')` keeps the SDK in files that a command without the network never loads.
 */

export type { Answer, Finding } from '../facts/answer.ts';
export type { Identity } from '../facts/live-facts.ts';
export type { AccessKeys } from '../model/credentials.ts';
export { type HeldToken, withHeldToken } from './credentials/held-token.ts';
export { type AwsSession, withSession } from './credentials/session.ts';
export type { ChosenSigner, Signer } from './credentials/signer.ts';
export type { LiveOptions } from './live/ask-live.ts';
export { listModels } from './models/list-models.ts';
/** The calls by which an account gets access to models: what asking for models does without. */
export const accessCalls = () => import('./models/model-access.ts');
/** What makes a short-term API key, without asking anybody. */
export const shortTermKeys = () => import('./credentials/short-term-key.ts');
/** AWS's price list, which is no call of Bedrock's. */
export const priceList = () => import('./models/list-prices.ts');
/** The calls of Service Quotas. */
export const quotaCalls = () => import('./quotas/list-quotas.ts');
export { listRegions, type RegionListing } from './models/list-regions.ts';
export { probeModel } from './models/probe.ts';
export { type ProbeWish, probeModels } from './models/probe-models.ts';

/** What an administrator asks of a profile that devices are to use. */
export const profileDestinations: typeof import('./models/profile-destinations.ts').profileDestinations =
  async (...given) => (await import('./models/profile-destinations.ts')).profileDestinations(...given);

/** The door to IAM Identity Center: what listing and probing models do not pay for. */
export const identityCenter = () => import('./identity-center/sign-in.ts');

/** What a listing of models does without: the client of STS, and all that only the doctor asks. */
export const askLive: typeof import('./live/ask-live.ts').askLive = async (...given) =>
  (await import('./live/ask-live.ts')).askLive(...given);
export const callerIdentity: typeof import('./live/identity.ts').callerIdentity = async (...given) =>
  (await import('./live/identity.ts')).callerIdentity(...given);

/** What proves a way of setup other than Bedrock Invoke. */
export const provingWays = () => import('./models/proving-ways.ts');
/** What enables models in an account: only administrators ask for it. */
export const enabling = () => import('./models/enabling.ts');
