/**
 * The one door to AWS. Nothing outside this folder imports from it statically, types apart:
 * `await import('../aws/index.ts')` keeps the SDK in files that a command without the network never loads.
 */

export { askLive, type LiveOptions } from './ask-live.ts';
export type { Answer, Finding } from './finding.ts';
export { callerIdentity, type Identity } from './identity.ts';
export { listModels } from './list-models.ts';
export { listRegions, type RegionListing } from './list-regions.ts';
export { probeModel } from './probe.ts';
export { type ProbeWish, probeModels } from './probe-models.ts';
export { type AwsSession, withSession } from './session.ts';
export type { AccessKeys, ChosenSigner, Signer } from './signer.ts';

/** The door to IAM Identity Center: what listing and probing models do not pay for. */
export const identityCenter = () => import('./sign-in.ts');
