export { shortTermApiKey } from './auth/api-key.ts';
export { type Account, account, type Cloud, type Deny, type Quota } from './cloud/cloud.ts';
export { EXAMPLE, exampleApiKey, exampleCloud } from './cloud/example.ts';
export {
  type AccessKey,
  type ApiKey,
  assumedRole,
  type Credentials,
  type IamRole,
  type IamUser,
  iamRole,
  iamUser,
  longTermApiKey,
  type Principal,
  temporaryCredentials,
} from './cloud/identity.ts';
export {
  type Assignment,
  approveDevice,
  type DeviceGrant,
  denyDevice,
  type IdentityCenter,
  type OidcClient,
  type SsoToken,
  ssoToken,
} from './cloud/identity-center.ts';
export type {
  ApplicationProfile,
  DataRetention,
  Model,
  RegionCatalog,
  SystemProfile,
} from './cloud/models.ts';
export { DEMO_PROFILE, type DemoHome, makeDemoHome } from './demo-home.ts';
export type { Fault, FaultTarget } from './faults.ts';
export type {
  MessagesBody,
  ModelReply,
  ModelRequest,
  ScriptedModel,
  ToolUse,
} from './model/scripted-model.ts';
export type { RecordedRequest, ServiceName, Signer } from './record.ts';
export type { HttpResponse } from './response.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
export { GATEWAY_TOKEN } from './services/messages-api.ts';
