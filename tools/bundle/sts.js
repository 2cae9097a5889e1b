// What the credential providers take of the clients nested in their packages, taken of those that are bundled anyway:
// 35 KB less. The build fails where a name is gone.
export {
  getDefaultRoleAssumer,
  getDefaultRoleAssumerWithWebIdentity,
} from '@aws-sdk/client-sts';
