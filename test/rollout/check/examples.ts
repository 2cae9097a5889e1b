import type { PlistValue } from '../../../src/rollout/formats/plist.ts';
import { printPlist } from '../../../src/rollout/formats/plist.ts';
import { CODE, type Files, json, plist, policy, profile, reg } from './files.ts';

/** A file such as people publish, all names and values replaced, and what is found in it: nothing, or these ids. */
export type Example = readonly [what: string, files: Files, found: readonly string[]];

const mobileconfig = (values: object, change: Parameters<typeof profile>[1] = {}): Files => ({
  'claude.mobileconfig': profile(values, change),
});
const settings = (values: object): Files => ({ 'managed-settings.json': json(values) });
const iam = (...statements: object[]): Files => ({ 'policy.json': policy(...statements) });

const BEDROCK = { inferenceProvider: 'bedrock', inferenceBedrockRegion: 'us-east-1' };
const MODELS = ['us.anthropic.claude-opus-4-8', 'us.anthropic.claude-sonnet-4-6'];
const SSO = {
  inferenceBedrockSsoStartUrl: 'https://acme.awsapps.com/start',
  inferenceBedrockSsoRegion: 'us-east-1',
  inferenceBedrockSsoAccountId: '123456789012',
  inferenceBedrockSsoRoleName: 'ClaudeDesktop',
};
const BY_PROFILE = {
  ...BEDROCK,
  inferenceCredentialKind: 'vendor-profile',
  inferenceBedrockProfile: 'ClaudeCode',
  inferenceModels: MODELS,
};
const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];
const SWITCHES = {
  isClaudeCodeForDesktopEnabled: true,
  isDesktopExtensionEnabled: true,
  isLocalDevMcpEnabled: true,
};
const MDM = 'com.apple.ManagedClient.preferences';
const mcx = (domain: string, values: PlistValue): Files => ({
  'mcx.mobileconfig': printPlist({
    PayloadContent: [
      {
        PayloadContent: { [domain]: { Forced: [{ mcx_preference_settings: values }] } },
        PayloadDisplayName: 'Custom Settings',
        PayloadIdentifier: 'com.acme.custom',
        PayloadType: MDM,
        PayloadUUID: '11111111-2222-4333-8444-555555555555',
        PayloadVersion: 1,
      },
    ],
    PayloadDisplayName: 'Claude',
    PayloadIdentifier: 'com.acme.claude',
    PayloadType: 'Configuration',
    PayloadUUID: '66666666-2222-4333-8444-555555555555',
    PayloadVersion: 1,
  }),
});
const AWS_SSO = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile ClaudeCode]
sso_session = acme
sso_account_id = 123456789012
sso_role_name = ClaudeCode
region = us-east-1
`;

/** Forty of them: profiles, registry files, settings, AWS files and policies. */
export const EXAMPLES: readonly Example[] = [
  ['a profile by a named AWS profile', mobileconfig(BY_PROFILE), []],
  ['the same with switches', mobileconfig({ ...BY_PROFILE, ...SWITCHES }), []],
  [
    'aliases and a directory key, as a generator writes them',
    mobileconfig({
      ...BY_PROFILE,
      inferenceModels: ['opus', 'sonnet', 'haiku'],
      isDesktopExtensionDirectoryEnabled: true,
    }),
    ['desktop-model-wrong-place', 'desktop-model-wrong-place', 'desktop-model-wrong-place'],
  ],
  [
    'the in-app sign-in',
    mobileconfig({ ...BEDROCK, ...SSO, inferenceCredentialKind: 'interactive', inferenceModels: MODELS }),
    [],
  ],
  [
    'the in-app sign-in without a kind',
    mobileconfig({ ...BEDROCK, ...SSO, inferenceModels: MODELS }),
    ['desktop-credential-ambiguous'],
  ],
  [
    'a bearer token for a trial',
    mobileconfig({
      ...BEDROCK,
      inferenceCredentialKind: 'static',
      inferenceBedrockBearerToken: 'ABSKexample',
    }),
    [],
  ],
  [
    'a helper in the home of the person',
    mobileconfig({
      ...BEDROCK,
      inferenceCredentialKind: 'helper-script',
      inferenceCredentialHelper: '~/claude-code-with-bedrock/credential-helper',
      inferenceCredentialHelperTtlSec: 3600,
    }),
    ['desktop-path-not-absolute'],
  ],
  [
    'a credential process with its profile as helper',
    mobileconfig({
      ...BEDROCK,
      inferenceCredentialKind: 'helper-script',
      inferenceCredentialHelper: '/opt/acme/credential-process --profile ClaudeCode',
    }),
    ['desktop-path-not-absolute', 'desktop-helper-prints-keys'],
  ],
  [
    'keys of a probe that never existed',
    mobileconfig({
      inferenceProvider: 'gateway',
      inferenceGatewayBaseUrl: 'https://llm.acme.example',
      inferenceCredentialKind: 'helper',
      inferenceCredentialHelperPath: '/opt/acme/key',
    }),
    ['desktop-value-type', 'desktop-key-unknown'],
  ],
  [
    'a gateway',
    mobileconfig({
      inferenceProvider: 'gateway',
      inferenceGatewayBaseUrl: 'https://llm.acme.example',
      inferenceGatewayAuthScheme: 'bearer',
      inferenceCredentialKind: 'helper-script',
      inferenceCredentialHelper: '/opt/acme/key',
      inferenceModels: ['acme-large'],
    }),
    [],
  ],
  [
    'a gateway with a scheme of old',
    mobileconfig({
      inferenceProvider: 'gateway',
      inferenceGatewayBaseUrl: 'https://llm.acme.example',
      inferenceGatewayAuthScheme: 'sso',
      inferenceModels: ['acme-large'],
    }),
    ['desktop-key-refused'],
  ],
  [
    'a slip in the region',
    mobileconfig({ ...BY_PROFILE, inferenceBedrockRegionn: 'us-east-1' }),
    ['desktop-key-unknown'],
  ],
  ['update switches alone', mobileconfig({ disableAutoUpdates: true, autoUpdaterEnforcementHours: 48 }), []],
  [
    'telemetry and a banner',
    mobileconfig({
      ...BY_PROFILE,
      disableNonessentialTelemetry: true,
      banner: { enabled: true, text: 'Internal' },
    }),
    [],
  ],
  [
    'an older switch of extensions',
    mobileconfig({ ...BY_PROFILE, isDxtEnabled: false }),
    ['desktop-key-refused'],
  ],
  [
    'a payload without its version',
    {
      'a.mobileconfig': profile(BY_PROFILE).replace(
        /\t\t\t<key>PayloadVersion<\/key>\n\t\t\t<integer>1<\/integer>\n/,
        '',
      ),
    },
    ['profile-payload-incomplete'],
  ],
  ['the plain keys for Jamf', { 'com.anthropic.claudefordesktop.plist': plist(BY_PROFILE) }, []],
  [
    'native lists and switches in a plist',
    {
      'com.anthropic.claudefordesktop.plist': printPlist({
        ...BY_PROFILE,
        coworkTabEnabled: false,
      } as PlistValue),
    },
    [],
  ],
  ['custom settings for Claude Desktop', mcx('com.anthropic.claudefordesktop', BY_PROFILE as PlistValue), []],
  [
    'custom settings for Claude Code',
    mcx('com.anthropic.claudecode', { permissions: { disableBypassPermissionsMode: 'disable' } }),
    [],
  ],
  [
    'custom settings for a bundle of another name',
    mcx('com.anthropic.claude', BY_PROFILE as PlistValue),
    ['profile-domain-unknown'],
  ],
  [
    'keys and values for Intune',
    {
      'intune.xml':
        '<key>inferenceProvider</key>\n<string>bedrock</string>\n<key>inferenceBedrockRegion</key>\n<string>us-east-1</string>\n<key>inferenceCredentialKind</key>\n<string>static</string>\n<key>inferenceBedrockBearerToken</key>\n<string>ABSKexample</string>\n',
    },
    [],
  ],
  [
    'a registry file of a generator, in UTF-8',
    {
      'claude.reg': `Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude]\r\n"inferenceProvider"="bedrock"\r\n"inferenceBedrockRegion"="us-east-1"\r\n"inferenceCredentialKind"="vendor-profile"\r\n"inferenceBedrockProfile"="ClaudeCode"\r\n"inferenceModels"="[\\"us.anthropic.claude-opus-4-8\\"]"\r\n"isClaudeCodeForDesktopEnabled"=dword:00000001\r\n`,
    },
    [],
  ],
  [
    'a registry file with a Windows helper',
    {
      'claude.reg': reg({
        ...BEDROCK,
        inferenceCredentialKind: 'helper-script',
        inferenceCredentialHelper: 'C:\\Program Files\\Acme\\acme-key.exe',
      }),
    },
    [],
  ],
  [
    'a registry file with variables in a path',
    {
      'claude.reg': reg({
        ...BEDROCK,
        inferenceCredentialKind: 'helper-script',
        inferenceCredentialHelper: '%ProgramFiles%\\Acme\\acme-key.exe',
      }),
    },
    ['desktop-path-not-absolute'],
  ],
  [
    'a policy below a key of the vendor',
    { 'claude.reg': reg(BY_PROFILE, 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Anthropic\\ClaudeDesktop') },
    ['registry-key-unread'],
  ],
  ['settings on Bedrock', settings(CODE), []],
  [
    'settings on Bedrock with an inference profile in capitals of another continent',
    settings({
      env: {
        CLAUDE_CODE_USE_BEDROCK: '1',
        AWS_REGION: 'ap-northeast-1',
        ANTHROPIC_MODEL: 'us.anthropic.claude-opus-4-8',
      },
    }),
    ['claude-code-model-wrong-place'],
  ],
  [
    'settings with permissions alone',
    settings({
      permissions: { deny: ['Read(./.env)'], disableBypassPermissionsMode: 'disable' },
      allowManagedPermissionRulesOnly: true,
    }),
    [],
  ],
  [
    'a complete lockdown of marketplaces',
    settings({
      enabledPlugins: { 'formatter@team-tools': true },
      extraKnownMarketplaces: { 'team-tools': { source: { source: 'github', repo: 'acme/tools' } } },
      strictKnownMarketplaces: [],
    }),
    ['claude-code-marketplace-locked'],
  ],
  [
    'an allowlist by owner',
    settings({ ...CODE, strictKnownMarketplaces: [{ source: 'github', repo: 'claude-bedrock/*' }] }),
    [],
  ],
  [
    'an allowlist by host',
    settings({
      ...CODE,
      strictKnownMarketplaces: [{ source: 'hostPattern', hostPattern: '^github\\.com$' }],
    }),
    [],
  ],
  [
    'settings with a value that is a number',
    settings({ env: { CLAUDE_CODE_USE_BEDROCK: 1, CLAUDE_CODE_MAX_OUTPUT_TOKENS: 4096 } }),
    [],
  ],
  [
    'an AWS config of two people',
    {
      config: AWS_SSO,
      ...settings({
        env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'ClaudeCode', AWS_REGION: 'us-east-1' },
      }),
    },
    [],
  ],
  [
    'an AWS config with a profile as in the credentials file',
    { config: AWS_SSO.replace('[profile ClaudeCode]', '[ClaudeCode]') },
    ['file-syntax'],
  ],
  [
    'a policy with everything on three kinds of ARN',
    iam({
      Sid: 'AllowAccess',
      Effect: 'Allow',
      Action: [...INVOKE, 'bedrock:ListInferenceProfiles'],
      Resource: [
        'arn:aws:bedrock:*:*:inference-profile/*',
        'arn:aws:bedrock:*:*:application-inference-profile/*',
        'arn:aws:bedrock:*:*:foundation-model/*',
      ],
    }),
    ['policy-list-on-arn'],
  ],
  [
    'a policy with the lists by themselves',
    iam(
      {
        Effect: 'Allow',
        Action: INVOKE,
        Resource: [
          'arn:aws:bedrock:*::foundation-model/anthropic.*',
          'arn:aws:bedrock:*:*:inference-profile/eu.anthropic.*',
        ],
      },
      {
        Effect: 'Allow',
        Action: ['bedrock:ListFoundationModels', 'bedrock:ListInferenceProfiles'],
        Resource: '*',
      },
    ),
    [],
  ],
  [
    'a policy on everything',
    iam({ Effect: 'Allow', Action: [...INVOKE, 'bedrock:ListInferenceProfiles'], Resource: '*' }),
    [],
  ],
  [
    'a policy with Converse',
    iam({
      Effect: 'Allow',
      Action: ['bedrock:InvokeModel', 'bedrock:Converse', 'bedrock:ConverseStream'],
      Resource: '*',
    }),
    ['policy-action-unknown', 'policy-action-unknown'],
  ],
  [
    'a region deny with exceptions',
    iam({
      Sid: 'DenyOutsideEu',
      Effect: 'Deny',
      NotAction: ['iam:*', 'organizations:*', 'route53:*', 'support:*'],
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] },
        ArnNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::*:role/Admin' },
      },
    }),
    ['policy-region-denied', 'policy-region-denied'],
  ],
];
