/**
 * The door to IAM Identity Center, beside `index.ts`, the door to Amazon Bedrock: neither pays for the other's
 * clients. It too is imported dynamically only.
 */

export { awaitDevice, type Waited } from './await-device.ts';
export type { Finding } from './finding.ts';
export { listAccounts } from './list-accounts.ts';
export { type IssuedToken, refreshedToken, registerClient, startDevice } from './oidc.ts';
export { type PortalSession, withPortal } from './with-portal.ts';
