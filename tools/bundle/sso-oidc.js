// See sts.js.
export { CreateTokenCommand, SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
