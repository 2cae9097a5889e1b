/** What signing in through IAM Identity Center needs; reached through `identityCenter` of `index.ts`. */

export type { Finding } from '../../facts/answer.ts';
export { type RolePlace, roleCredentials } from '../credentials/role-credentials.ts';
export { awaitDevice, type Waited } from './await-device.ts';
export { type FoundRegion, findRegion } from './find-region.ts';
export { accountRoles, listAccounts } from './list-accounts.ts';
export { type IssuedToken, refreshedToken, registerClient, startDevice } from './oidc.ts';
export { isTokenRefused } from './token-refused.ts';
export { type PortalSession, withPortal } from './with-portal.ts';
