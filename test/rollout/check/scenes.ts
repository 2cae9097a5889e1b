import { printPlist } from '../../../src/rollout/formats/plist.ts';
import { rolloutWith } from '../example.ts';
import { BY_HELPER, CODE, DESKTOP, type Files, json, plist, policy, profile, reg, without } from './files.ts';

/** What a rule finds and what it leaves alone. */
export interface Scene {
  readonly id: string;
  readonly name: string;
  readonly bad: Files;
  /** Where and how it is found, among others. */
  readonly found: {
    readonly severity?: 'warn';
    readonly line?: number;
    readonly key?: string;
    readonly says?: string;
  };
  /** In which nothing is found at all. */
  readonly good: Files;
  readonly desktopVersion?: string;
}

const mobileconfig = (values: object): Files => ({ 'claude.mobileconfig': profile(values) });
const linux = (values: object): Files => ({ 'claude-desktop/managed-settings.json': json(values) });
const code = (values: object): Files => ({ 'claude-code/managed-settings.json': json(values) });
const rolloutFrom = (oldestVersion: string) =>
  rolloutWith({ products: { claudeDesktop: { systems: ['macos'], oldestVersion } } });
const HKCU = 'HKEY_CURRENT_USER\\SOFTWARE\\Policies\\Claude';
const GOOD = mobileconfig(DESKTOP);

const PROFILE_ARN =
  'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-opus-4-8';
const GLOBAL_ARN =
  'arn:aws:bedrock:eu-central-1:111122223333:inference-profile/global.anthropic.claude-opus-4-8';
const MODEL = 'foundation-model/anthropic.claude-opus-4-8';
const invoke = (...resources: string[]) => ({
  Sid: 'Invoke',
  Effect: 'Allow',
  Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
  Resource: resources,
});
const IAM = policy(
  invoke(PROFILE_ARN, `arn:aws:bedrock:eu-central-1::${MODEL}`, `arn:aws:bedrock:eu-west-1::${MODEL}`),
  { Sid: 'Lists', Effect: 'Allow', Action: 'bedrock:ListInferenceProfiles', Resource: '*' },
);
const AWS = `[profile claude]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser

[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
`;

/** A scene of Claude Desktop pushed to macOS, where one key decides. */
const desktop = (
  id: string,
  name: string,
  bad: object,
  found: Scene['found'],
  good: Files = GOOD,
): Scene => ({
  id,
  name,
  bad: mobileconfig({ ...DESKTOP, ...bad }),
  found,
  good,
});

/** Every rule of the checker, some in more than one shape. */
export const SCENES: readonly Scene[] = [
  {
    id: 'profile-payload-incomplete',
    name: 'a payload without PayloadVersion',
    bad: {
      'a.mobileconfig': profile(DESKTOP).replace(
        /\t+<key>PayloadVersion<\/key>\n\t+<integer>1<\/integer>\n(?=\t\t\t)/,
        '',
      ),
    },
    found: { key: 'PayloadVersion', line: 17 },
    good: GOOD,
  },
  {
    id: 'profile-payload-incomplete',
    name: 'a payload without PayloadDisplayName',
    bad: {
      'a.mobileconfig': profile(DESKTOP).replace(
        /\t+<key>PayloadDisplayName<\/key>\n\t+<string>Claude Desktop<\/string>\n/,
        '',
      ),
    },
    found: { severity: 'warn', key: 'PayloadDisplayName' },
    good: GOOD,
  },
  {
    id: 'profile-uuid-duplicate',
    name: 'payload and profile of one UUID',
    bad: {
      'a.mobileconfig': profile(DESKTOP, {
        payload: { PayloadUUID: 'bbbbbbbb-1111-4222-8333-444455556666' },
      }),
    },
    found: { key: 'PayloadUUID' },
    good: GOOD,
  },
  {
    id: 'profile-domain-unknown',
    name: 'a domain in other capitals',
    bad: {
      'a.mobileconfig': profile(DESKTOP, { payload: { PayloadType: 'com.anthropic.ClaudeForDesktop' } }),
    },
    found: { key: 'com.anthropic.ClaudeForDesktop', says: 'com.anthropic.claudefordesktop' },
    good: GOOD,
  },
  {
    id: 'registry-key-unread',
    name: 'a list written as a subkey',
    bad: {
      'a.reg': Buffer.concat([
        reg(DESKTOP),
        reg({ 1: 'a' }, 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude\\inferenceModels').subarray(
          2 + 2 * 38,
        ),
      ]),
    },
    found: { key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude\\inferenceModels' },
    good: { 'a.reg': reg(DESKTOP) },
  },
  {
    id: 'registry-key-unread',
    name: 'a policy key of another name',
    bad: { 'a.reg': reg(DESKTOP, 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Anthropic\\Claude') },
    found: { line: 3 },
    good: { 'a.reg': reg(DESKTOP, HKCU) },
  },
  {
    id: 'desktop-source-ignored',
    name: 'HKCU beside HKLM',
    bad: { 'machine.reg': reg({ disableAutoUpdates: true }), 'user.reg': reg(DESKTOP, HKCU) },
    found: { line: 3 },
    good: { 'user.reg': reg(DESKTOP, HKCU) },
  },
  {
    id: 'desktop-source-ignored',
    name: 'a local configuration beside a managed one',
    bad: { ...GOOD, 'configLibrary/a.json': json(DESKTOP) },
    found: {},
    good: { 'a.mobileconfig': profile({ disableAutoUpdates: true }), 'configLibrary/a.json': json(DESKTOP) },
  },
  desktop(
    'desktop-key-unknown',
    'a misspelt key',
    { inferenceBedrockRegoin: 'eu-central-1' },
    { key: 'inferenceBedrockRegoin', says: 'Write inferenceBedrockRegion.' },
  ),
  desktop(
    'desktop-key-unknown',
    'other capitals',
    { InferenceProvider: 'bedrock' },
    { key: 'InferenceProvider', says: 'Write inferenceProvider.' },
  ),
  desktop(
    'desktop-key-unknown',
    'a dotted key',
    { 'banner.text': 'x' },
    { key: 'banner.text', says: 'one JSON document' },
  ),
  desktop(
    'desktop-key-unknown',
    'a setting of Claude Code',
    { awsAuthRefresh: 'x' },
    { key: 'awsAuthRefresh', says: 'Claude Code' },
  ),
  desktop(
    'desktop-key-unknown',
    'a name near to none',
    { xyzzyPlugh: '1' },
    { severity: 'warn', key: 'xyzzyPlugh' },
  ),
  desktop(
    'desktop-key-refused',
    'an old name',
    { isDxtEnabled: true },
    { key: 'isDxtEnabled', says: 'Write isDesktopExtensionEnabled.' },
  ),
  desktop(
    'desktop-key-refused',
    'an old kind',
    { inferenceCredentialKind: 'oauth' },
    { key: 'inferenceCredentialKind' },
  ),
  desktop(
    'desktop-key-refused',
    'headers as a text',
    { inferenceCustomHeaders: 'a: b' },
    { key: 'inferenceCustomHeaders', says: '2026-10-07' },
  ),
  desktop(
    'desktop-key-refused',
    'a server without transport',
    { managedMcpServers: [{ name: 'a', url: 'https://a.example' }] },
    { key: 'managedMcpServers', says: 'transport' },
  ),
  desktop(
    'desktop-key-refused',
    'a permission of old',
    { builtinToolPolicy: { Bash: 'ask-session' } },
    { key: 'builtinToolPolicy' },
  ),
  {
    id: 'desktop-key-too-new',
    name: 'a key of a newer app',
    bad: mobileconfig({ ...DESKTOP, egressProxyUrl: 'http://proxy.example:3128' }),
    found: { key: 'egressProxyUrl', says: '1.44121.1' },
    good: GOOD,
    desktopVersion: '1.40609.0',
  },
  {
    id: 'desktop-key-too-new',
    name: 'a key that is newer than the oldest version of the rollout',
    bad: {
      'bedrock-rollout.json': json(rolloutFrom('1.40609.0')),
      ...mobileconfig({ ...DESKTOP, egressProxyUrl: 'http://proxy.example:3128' }),
    },
    found: { key: 'egressProxyUrl', says: '1.40609.0 ignores it' },
    good: {
      'bedrock-rollout.json': json(rolloutFrom('1.44121.1')),
      ...mobileconfig({ ...DESKTOP, egressProxyUrl: 'http://proxy.example:3128' }),
    },
  },
  {
    id: 'desktop-key-too-new',
    name: 'a value of a newer app',
    bad: mobileconfig({
      ...DESKTOP,
      inferenceCredentialKind: 'external-idp',
      inferenceIdpOidc: { clientId: 'a' },
    }),
    found: { key: 'inferenceCredentialKind', says: '2.7032.0' },
    good: GOOD,
    desktopVersion: '2.0.0',
  },
  desktop(
    'desktop-value-encoding',
    'a list that is no JSON',
    { inferenceModels: 'eu.anthropic.claude-opus-4-8' },
    { key: 'inferenceModels', says: 'one JSON document' },
  ),
  {
    id: 'desktop-value-encoding',
    name: 'a REG_EXPAND_SZ',
    bad: {
      'a.reg': reg(without(DESKTOP, 'inferenceBedrockRegion'), undefined, [
        { name: 'inferenceBedrockRegion', type: 'REG_EXPAND_SZ', text: 'eu-central-1' },
      ]),
    },
    found: { key: 'inferenceBedrockRegion', says: 'REG_EXPAND_SZ' },
    good: { 'a.reg': reg(DESKTOP) },
  },
  {
    id: 'desktop-value-encoding',
    name: 'a REG_MULTI_SZ',
    bad: {
      'a.reg': reg(without(DESKTOP, 'inferenceModels'), undefined, [
        { name: 'inferenceModels', type: 'REG_MULTI_SZ', texts: ['a'] },
      ]),
    },
    found: { key: 'inferenceModels', says: 'REG_MULTI_SZ' },
    good: {
      'a.reg': reg({ ...DESKTOP, chatTabEnabled: true }, undefined, [
        { name: 'disableAutoUpdates', type: 'REG_DWORD', number: 1 },
      ]),
    },
  },
  {
    id: 'desktop-value-encoding',
    name: 'a REG_DWORD for a text',
    bad: {
      'a.reg': reg(without(DESKTOP, 'inferenceBedrockSsoAccountId'), undefined, [
        { name: 'inferenceBedrockSsoAccountId', type: 'REG_DWORD', number: 1 },
      ]),
    },
    found: { key: 'inferenceBedrockSsoAccountId' },
    good: { 'a.reg': reg(DESKTOP) },
  },
  desktop(
    'desktop-value-type',
    'a switch that is a word',
    { coworkTabEnabled: 'yes' },
    { key: 'coworkTabEnabled', says: 'true or false' },
  ),
  desktop(
    'desktop-value-type',
    'a number out of range',
    { autoUpdaterEnforcementHours: 100 },
    { key: 'autoUpdaterEnforcementHours', says: 'from 1 to 72' },
  ),
  desktop(
    'desktop-value-type',
    'a word of no list',
    { inferenceProvider: 'Bedrock' },
    { key: 'inferenceProvider', says: 'one of gateway' },
  ),
  desktop(
    'desktop-value-type',
    'an object for a list',
    { disabledBuiltinTools: { WebSearch: true } },
    { key: 'disabledBuiltinTools' },
  ),
  {
    id: 'desktop-value-type',
    name: 'a list in a text on Linux, where JSON is native',
    bad: linux({ ...DESKTOP, inferenceModels: '["eu.anthropic.claude-opus-4-8"]' }),
    found: { key: 'inferenceModels', line: 9 },
    good: linux({ ...DESKTOP, coworkTabEnabled: false, autoUpdaterEnforcementHours: 24 }),
  },
  desktop(
    'desktop-key-without-effect',
    'a key that was removed',
    { disableDefaultPlugins: true },
    { severity: 'warn', key: 'disableDefaultPlugins' },
  ),
  {
    id: 'desktop-provider-incomplete',
    name: 'no provider',
    bad: mobileconfig(without(DESKTOP, 'inferenceProvider')),
    found: {},
    good: mobileconfig({ disableAutoUpdates: true }),
  },
  {
    id: 'desktop-provider-incomplete',
    name: 'no region',
    bad: { 'a.plist': plist(without(DESKTOP, 'inferenceBedrockRegion')) },
    found: { key: 'inferenceProvider', says: 'inferenceBedrockRegion' },
    good: { 'a.plist': plist(DESKTOP) },
  },
  {
    id: 'desktop-sso-partial',
    name: 'three of the four keys',
    bad: mobileconfig(without(DESKTOP, 'inferenceBedrockSsoRegion')),
    found: { says: 'inferenceBedrockSsoRegion' },
    good: GOOD,
  },
  {
    id: 'desktop-credential-ambiguous',
    name: 'a helper and a profile without a kind',
    bad: mobileconfig({
      ...without(BY_HELPER, 'inferenceCredentialKind'),
      inferenceBedrockProfile: 'claude',
      inferenceModels: ['eu.anthropic.claude-opus-4-8'],
    }),
    found: { key: 'inferenceProvider', says: 'vendor-profile' },
    good: mobileconfig({ ...BY_HELPER, inferenceBedrockProfile: 'claude' }),
  },
  {
    id: 'desktop-credential-ambiguous',
    name: 'one way without a kind',
    bad: mobileconfig(without(BY_HELPER, 'inferenceCredentialKind')),
    found: { severity: 'warn', key: 'inferenceProvider' },
    good: mobileconfig(BY_HELPER),
  },
  {
    id: 'desktop-credential-ambiguous',
    name: 'a kind without its key',
    bad: mobileconfig({ ...DESKTOP, inferenceCredentialKind: 'vendor-profile' }),
    found: { key: 'inferenceCredentialKind', says: 'inferenceBedrockProfile' },
    good: mobileconfig({
      ...DESKTOP,
      inferenceCredentialKind: 'vendor-profile',
      inferenceBedrockProfile: 'claude',
    }),
  },
  ...[
    '/opt/example/key --region eu',
    '~/bin/key',
    '%USERPROFILE%\\key.exe',
    'key',
    '/usr/bin/python3 /opt/example/key.py',
    'C:\\Python\\python.exe C:\\key.py',
    'C:\\a\\key.exe /q',
    '"/opt/example/key"',
  ].map(
    (helper): Scene => ({
      id: 'desktop-path-not-absolute',
      name: `the helper ${helper}`,
      bad: mobileconfig({ ...BY_HELPER, inferenceCredentialHelper: helper }),
      found: { key: 'inferenceCredentialHelper' },
      good: mobileconfig({
        ...BY_HELPER,
        inferenceCredentialHelper: '/Library/Application Support/Example Inc/get key.sh',
      }),
    }),
  ),
  {
    id: 'desktop-path-not-absolute',
    name: 'a blank in the name of the helper, which may be an argument',
    bad: mobileconfig({ ...BY_HELPER, inferenceCredentialHelper: '/opt/example/key prod' }),
    found: { severity: 'warn', key: 'inferenceCredentialHelper' },
    good: mobileconfig({
      ...BY_HELPER,
      inferenceCredentialHelper: '/Applications/Get Key.app/Contents/MacOS/key',
    }),
  },
  {
    id: 'desktop-helper-prints-keys',
    name: 'a credential process as helper',
    bad: mobileconfig({ ...BY_HELPER, inferenceCredentialHelper: '/usr/local/bin/credential-process' }),
    found: { key: 'inferenceCredentialHelper', says: 'AccessKeyId' },
    good: mobileconfig(BY_HELPER),
  },
  {
    id: 'desktop-helper-prints-keys',
    name: 'a script that prints keys of AWS',
    bad: { 'key.sh': '#!/bin/sh\n# prints a key\naws configure export-credentials --profile claude\n' },
    found: { severity: 'warn', line: 3, says: 'claude-bedrock token' },
    good: { 'key.sh': '#!/bin/sh\n# not AccessKeyId\nexec claude-bedrock token --profile claude\n' },
  },
  ...[
    ['no first line', 'exec bedrock-key\n', 'Begin it with #!'],
    ['line ends of Windows', '#!/bin/sh\r\nexec bedrock-key\r\n', 'LF'],
    ['a mark before its first line', '\uFEFF#!/bin/sh\nexec bedrock-key\n', 'without a mark'],
  ].map(
    ([name = '', text = '', says = '']): Scene => ({
      id: 'desktop-helper-unstartable',
      name: `a helper with ${name}`,
      bad: { 'key.sh': text },
      found: { line: 1, says },
      good: { 'key.sh': '#!/bin/sh\nexec bedrock-key\n', 'key.cmd': '@bedrock-key.exe\r\n' },
    }),
  ),
  desktop(
    'desktop-base-url',
    'a path',
    { inferenceBedrockBaseUrl: 'https://bedrock.example.com/v1' },
    { key: 'inferenceBedrockBaseUrl', says: 'Write https://bedrock.example.com.' },
  ),
  desktop(
    'desktop-base-url',
    'a password',
    { inferenceBedrockBaseUrl: 'https://me:hunter2@bedrock.example.com' },
    { key: 'inferenceBedrockBaseUrl' },
    mobileconfig({ ...DESKTOP, inferenceBedrockBaseUrl: 'https://bedrock.example.com' }),
  ),
  {
    id: 'desktop-base-url',
    name: 'Mantle without /anthropic',
    bad: mobileconfig({
      ...BY_HELPER,
      inferenceProvider: 'mantle',
      inferenceModels: ['anthropic.claude-opus-4-8'],
      inferenceBedrockBaseUrl: 'https://mantle.example.com',
    }),
    found: { key: 'inferenceBedrockBaseUrl' },
    good: mobileconfig({
      ...BY_HELPER,
      inferenceProvider: 'mantle',
      inferenceModels: ['anthropic.claude-opus-4-8'],
      inferenceBedrockBaseUrl: 'https://mantle.example.com/anthropic',
    }),
  },
  {
    id: 'desktop-models-missing',
    name: 'a sign-in without models',
    bad: mobileconfig(without(DESKTOP, 'inferenceModels')),
    found: { key: 'inferenceProvider' },
    good: mobileconfig(BY_HELPER),
  },
  desktop('desktop-models-missing', 'an empty list', { inferenceModels: [] }, { key: 'inferenceModels' }),
  desktop(
    'desktop-model-wrong-place',
    'an id of another geography',
    { inferenceModels: ['us.anthropic.claude-opus-4-8'] },
    { key: 'inferenceModels[0]', says: 'eu.' },
  ),
  desktop(
    'desktop-model-wrong-place',
    'an ARN of another region',
    {
      inferenceModels: [
        {
          name: 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc',
          labelOverride: 'A',
        },
      ],
    },
    { key: 'inferenceModels[0]', says: 'us-east-1' },
  ),
  desktop(
    'desktop-model-wrong-place',
    'the name of a model elsewhere',
    { inferenceModels: ['claude-opus-4-8'] },
    { key: 'inferenceModels[0]' },
  ),
  desktop(
    'desktop-model-wrong-place',
    'a model without a profile',
    { inferenceModels: ['anthropic.claude-opus-4-8'] },
    { key: 'inferenceModels[0]', says: 'global.anthropic.claude-opus-4-8' },
  ),
  desktop(
    'desktop-model-without-label',
    'an ARN without a label',
    { inferenceModels: ['arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc'] },
    { severity: 'warn', key: 'inferenceModels[0]' },
    mobileconfig({
      ...DESKTOP,
      inferenceModels: [
        {
          name: 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc',
          labelOverride: 'Opus',
        },
      ],
    }),
  ),
  {
    id: 'desktop-organization-changed',
    name: 'another id on Windows',
    bad: {
      ...GOOD,
      'a.reg': reg({ ...DESKTOP, deploymentOrganizationUuid: 'd0ffee00-1111-4222-8333-444455556666' }),
    },
    found: { key: 'deploymentOrganizationUuid', says: 'claude.mobileconfig' },
    good: { ...GOOD, 'a.reg': reg(DESKTOP) },
  },
  {
    id: 'claude-code-source-ignored',
    name: 'a file beside a profile',
    bad: { 'com.anthropic.claudecode.plist': printPlist(CODE), ...code({ ...CODE, awsAuthRefresh: 'x' }) },
    found: { line: 1, says: 'com.anthropic.claudecode.plist' },
    good: {
      'com.anthropic.claudecode.plist': printPlist({ ...CODE, managedSourcesBehavior: 'merge' }),
      ...code(CODE),
    },
  },
  {
    id: 'claude-code-source-ignored',
    name: 'a file that says what the profile says, as both are built',
    bad: {
      'com.anthropic.claudecode.plist': printPlist(CODE),
      ...code(CODE),
      'managed-settings.d/10.json': json({ model: 'x' }),
    },
    found: { says: 'com.anthropic.claudecode.plist' },
    good: { 'com.anthropic.claudecode.plist': printPlist(CODE), ...code(CODE) },
  },
  {
    id: 'claude-code-source-ignored',
    name: 'the user beside the machine',
    bad: {
      'a.reg': reg({ Settings: JSON.stringify(CODE) }, 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\ClaudeCode'),
      'b.reg': reg(
        { Settings: JSON.stringify({ ...CODE, awsAuthRefresh: 'x' }) },
        'HKEY_CURRENT_USER\\SOFTWARE\\Policies\\ClaudeCode',
      ),
    },
    found: { says: 'HKEY_LOCAL_MACHINE' },
    good: { 'managed-settings.json': json(CODE), 'managed-settings.d/10.json': json({ env: { A: 'b' } }) },
  },
  {
    id: 'claude-code-key-unknown',
    name: 'a misspelt key',
    bad: code({ ...CODE, awsAuthRefesh: 'x' }),
    found: { key: 'awsAuthRefesh', says: 'awsAuthRefresh' },
    good: code({ ...CODE, someKeyOfTomorrow: 1 }),
  },
  {
    id: 'claude-code-key-unknown',
    name: 'a key of the app',
    bad: code({ ...CODE, inferenceProvider: 'bedrock' }),
    found: { key: 'inferenceProvider', says: 'Claude Desktop' },
    good: code(CODE),
  },
  {
    id: 'claude-code-value-type',
    name: 'JSON in a text, in a profile',
    bad: {
      'com.anthropic.claudecode.plist': printPlist({
        ...CODE,
        enabledPlugins: '{"bedrock@bedrock-setup":true}',
      }),
    },
    found: { key: 'enabledPlugins' },
    good: { 'com.anthropic.claudecode.plist': printPlist(CODE) },
  },
  {
    id: 'claude-code-model-wrong-place',
    name: 'a pin of another geography',
    bad: code({
      ...CODE,
      env: { ...CODE.env, ANTHROPIC_DEFAULT_OPUS_MODEL: 'us.anthropic.claude-opus-4-8' },
    }),
    found: { key: 'env.ANTHROPIC_DEFAULT_OPUS_MODEL', line: 6 },
    good: code({
      ...CODE,
      env: { ...CODE.env, ANTHROPIC_DEFAULT_OPUS_MODEL: 'global.anthropic.claude-opus-4-8[1m]' },
    }),
  },
  {
    id: 'claude-code-parent-settings',
    name: 'restrictions of the app beside settings',
    bad: {
      'a.mobileconfig': profile({ ...DESKTOP, allowedWorkspaceFolders: ['~/Documents'] }),
      ...code(CODE),
    },
    found: { says: 'allowedWorkspaceFolders' },
    good: {
      'a.mobileconfig': profile({ ...DESKTOP, allowedWorkspaceFolders: ['~/Documents'] }),
      ...code({ ...CODE, parentSettingsBehavior: 'merge' }),
    },
  },
  {
    id: 'claude-code-marketplace-locked',
    name: 'an empty list of marketplaces',
    bad: code({ ...CODE, strictKnownMarketplaces: [] }),
    found: { key: 'strictKnownMarketplaces' },
    good: code({
      ...CODE,
      strictKnownMarketplaces: [{ source: 'github', repo: 'claude-bedrock/claude-bedrock' }],
    }),
  },
  {
    id: 'claude-code-marketplace-locked',
    name: 'a list with another ref',
    bad: code({
      ...CODE,
      strictKnownMarketplaces: [{ source: 'github', repo: 'claude-bedrock/claude-bedrock', ref: 'v1' }],
    }),
    found: { key: 'strictKnownMarketplaces', says: 'claude-bedrock/claude-bedrock' },
    good: code(CODE),
  },
  {
    id: 'claude-code-marketplace-locked',
    name: 'a block of its source',
    bad: code({
      ...CODE,
      blockedMarketplaces: [{ source: 'github', repo: 'claude-bedrock/claude-bedrock' }],
    }),
    found: { key: 'blockedMarketplaces' },
    good: code({ ...CODE, blockedMarketplaces: [{ source: 'github', repo: 'example/other' }] }),
  },
  {
    id: 'claude-code-marketplace-locked',
    name: 'a plugin without its marketplace',
    bad: code(without(CODE, 'extraKnownMarketplaces')),
    found: { key: 'bedrock@bedrock-setup' },
    good: code(CODE),
  },
  {
    id: 'claude-code-hooks-blocked',
    name: 'managed hooks alone, and no plugin',
    bad: code({ ...without(CODE, 'enabledPlugins'), allowManagedHooksOnly: true }),
    found: { severity: 'warn', key: 'allowManagedHooksOnly' },
    good: code({ ...CODE, allowManagedHooksOnly: true }),
  },
  {
    id: 'claude-code-hooks-blocked',
    name: 'no hooks at all',
    bad: code({ ...CODE, disableAllHooks: true }),
    found: { key: 'disableAllHooks' },
    good: code({ ...CODE, disableAllHooks: false }),
  },
  {
    id: 'aws-config-mismatch',
    name: 'a profile that is not there',
    bad: { ...code(CODE), config: AWS.replace('profile claude', 'profile clude') },
    found: { key: 'env.AWS_PROFILE', line: 4 },
    good: { ...code(CODE), config: AWS },
  },
  {
    id: 'aws-config-mismatch',
    name: 'another account than that of the app',
    bad: { ...GOOD, ...code(CODE), config: AWS.replace('111122223333', '999988887777') },
    found: { severity: 'warn', key: 'sso_account_id', line: 3 },
    good: { ...GOOD, ...code(CODE), config: AWS },
  },
  {
    id: 'aws-config-mismatch',
    name: 'a session that is not there',
    bad: { config: AWS.replace('[sso-session corp]', '[sso-session corb]') },
    found: { key: 'sso_session', line: 2 },
    good: { config: AWS },
  },
  {
    id: 'policy-statement',
    name: 'a Sid twice',
    bad: { 'policy.json': policy(invoke('*'), invoke('*')) },
    found: { key: 'Invoke' },
    good: { 'policy.json': IAM },
  },
  {
    id: 'policy-statement',
    name: 'Allow with NotAction',
    bad: { 'policy.json': policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) },
    found: { severity: 'warn', line: 4 },
    good: { 'policy.json': IAM },
  },
  {
    id: 'policy-action-unknown',
    name: 'bedrock:Converse',
    bad: { 'policy.json': policy({ Effect: 'Allow', Action: ['bedrock:Converse'], Resource: '*' }) },
    found: { key: 'bedrock:Converse', says: 'bedrock:InvokeModel' },
    good: { 'policy.json': IAM },
  },
  {
    id: 'policy-list-on-arn',
    name: 'ListInferenceProfiles on ARNs',
    bad: {
      'policy.json': policy({
        Effect: 'Allow',
        Action: ['bedrock:InvokeModel*', 'bedrock:ListInferenceProfiles'],
        Resource: ['arn:aws:bedrock:*:*:inference-profile/*', 'arn:aws:bedrock:*::foundation-model/*'],
      }),
    },
    found: { key: 'bedrock:ListInferenceProfiles', line: 4 },
    good: { 'policy.json': IAM },
  },
  {
    id: 'policy-destination-missing',
    name: 'a profile without its models',
    bad: { 'policy.json': policy(invoke(PROFILE_ARN)) },
    found: { key: 'Invoke' },
    good: { 'policy.json': IAM },
  },
  {
    id: 'policy-destination-missing',
    name: 'a profile with the model of one region',
    bad: { 'policy.json': policy(invoke(PROFILE_ARN, `arn:aws:bedrock:eu-central-1::${MODEL}`)) },
    found: { key: 'Invoke', says: 'eu-central-1 alone' },
    good: { 'policy.json': policy(invoke(PROFILE_ARN, `arn:aws:bedrock:*::${MODEL}`)) },
  },
  {
    id: 'policy-destination-missing',
    name: 'a global profile without the model of no region',
    bad: { 'policy.json': policy(invoke(GLOBAL_ARN, `arn:aws:bedrock:eu-central-1::${MODEL}`)) },
    found: { key: 'Invoke', says: 'arn:aws:bedrock:::foundation-model' },
    good: {
      'policy.json': policy(
        invoke(GLOBAL_ARN, `arn:aws:bedrock:eu-central-1::${MODEL}`, `arn:aws:bedrock:::${MODEL}`),
      ),
    },
  },
  {
    id: 'policy-region-denied',
    name: 'an SCP that leaves two regions',
    bad: {
      'scp.json': policy({
        Sid: 'Regions',
        Effect: 'Deny',
        NotAction: ['iam:*', 'sts:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } },
      }),
    },
    found: { key: 'Regions', says: 'unspecified' },
    good: {
      'scp.json': policy({
        Sid: 'Regions',
        Effect: 'Deny',
        NotAction: ['bedrock:*', 'iam:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1'] } },
      }),
    },
  },
];
