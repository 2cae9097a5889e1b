/** What signing in through IAM Identity Center needs; reached through `identityCenter` of `index.ts`. */
export { awaitDevice, type Waited } from './await-device.ts';
export type { Finding } from './finding.ts';
export { keysOfChain } from './held-token.ts';
export { listAccounts } from './list-accounts.ts';
export { type IssuedToken, refreshedToken, registerClient, startDevice } from './oidc.ts';
export { type RolePlace, roleCredentials } from './role-credentials.ts';
export { isTokenRefused } from './token-refused.ts';
export { type PortalSession, withPortal } from './with-portal.ts';
