/**
 * The one door to AWS. Nothing outside this folder imports from it statically, types apart:
 * `await import('../aws/index.ts')` keeps the SDK in files that a command without the network never loads.
 */

export type { LiveOptions } from './ask-live.ts';
export type { Answer, Finding } from './finding.ts';
export type { Identity } from './identity.ts';
export { listModels } from './list-models.ts';
export { listRegions, type RegionListing } from './list-regions.ts';
export { probeModel } from './probe.ts';
export { type ProbeWish, probeModels } from './probe-models.ts';
export { type AwsSession, withSession } from './session.ts';
export type { AccessKeys, ChosenSigner, Signer } from './signer.ts';

/** The door to IAM Identity Center: what listing and probing models do not pay for. */
export const identityCenter = () => import('./sign-in.ts');

/** What a listing of models does without: the client of STS, and all that only the doctor asks. */
export const askLive: typeof import('./ask-live.ts').askLive = async (...given) =>
  (await import('./ask-live.ts')).askLive(...given);
export const callerIdentity: typeof import('./identity.ts').callerIdentity = async (...given) =>
  (await import('./identity.ts')).callerIdentity(...given);
