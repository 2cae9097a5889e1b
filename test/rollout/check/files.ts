import { encodeForMdm } from '../../../src/rollout/desktop/keys.ts';
import { type PlistValue, printPlist } from '../../../src/rollout/formats/plist.ts';
import { printReg, type RegValue } from '../../../src/rollout/formats/reg.ts';

/** What is checked: bytes or text by the name of their file. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** A configuration of Claude Desktop with the in-app sign-in that nothing is wrong with. */
export const DESKTOP = {
  inferenceProvider: 'bedrock',
  inferenceCredentialKind: 'interactive',
  inferenceBedrockRegion: 'eu-central-1',
  inferenceBedrockSsoStartUrl: 'https://example.awsapps.com/start',
  inferenceBedrockSsoRegion: 'eu-west-1',
  inferenceBedrockSsoAccountId: '111122223333',
  inferenceBedrockSsoRoleName: 'BedrockUser',
  inferenceModels: ['eu.anthropic.claude-opus-4-8', 'global.anthropic.claude-sonnet-4-6'],
  deploymentOrganizationUuid: 'c0ffee00-1111-4222-8333-444455556666',
};

/** The same by a helper that prints a key. */
export const BY_HELPER = {
  inferenceProvider: 'bedrock',
  inferenceCredentialKind: 'helper-script',
  inferenceCredentialHelper: '/opt/example/bedrock-key',
  inferenceBedrockRegion: 'eu-central-1',
};

/** Settings of Claude Code that nothing is wrong with. */
export const CODE = {
  env: {
    CLAUDE_CODE_USE_BEDROCK: '1',
    AWS_PROFILE: 'claude',
    AWS_REGION: 'eu-central-1',
    ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-4-8',
  },
  awsAuthRefresh: 'aws sso login --profile claude',
  extraKnownMarketplaces: {
    'bedrock-setup': { source: { source: 'github', repo: 'claude-bedrock/claude-bedrock' } },
  },
  enabledPlugins: { 'bedrock@bedrock-setup': true },
};

const text = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, encodeForMdm(key, value)]));

/** The keys of one of the domains, as an MDM takes them. */
export function plist(values: object): string {
  return printPlist(text(values));
}

/** A profile for macOS with one payload for Claude Desktop. */
export function profile(
  values: object,
  change: { top?: object; payload?: object; payloads?: PlistValue[] } = {},
): string {
  const payload = {
    PayloadType: 'com.anthropic.claudefordesktop',
    PayloadVersion: 1,
    PayloadIdentifier: 'com.example.claude.desktop',
    PayloadUUID: 'AAAAAAAA-1111-4222-8333-444455556666',
    PayloadDisplayName: 'Claude Desktop',
    ...text(values),
    ...change.payload,
  };
  return printPlist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: 'com.example.claude',
    PayloadUUID: 'BBBBBBBB-1111-4222-8333-444455556666',
    PayloadDisplayName: 'Claude',
    PayloadContent: [payload, ...(change.payloads ?? [])],
    ...change.top,
  } as PlistValue);
}

/** A key that stands nowhere. */
export function without<T extends object>(values: T, ...keys: (keyof T)[]): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => !keys.includes(key as keyof T)),
  ) as Partial<T>;
}

/** A registry file for Claude Desktop, all values texts but those that are given as they are. */
export function reg(
  values: object,
  key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claude',
  raw: RegValue[] = [],
): Buffer {
  const all = Object.entries(text(values)).map(
    ([name, one]): RegValue => ({ name, type: 'REG_SZ', text: one }),
  );
  return printReg([{ path: key, values: [...all, ...raw] }]);
}

/** JSON as people lay it out. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A policy of statements. */
export function policy(...statements: object[]): string {
  return json({ Version: '2012-10-17', Statement: statements });
}

/** A configuration of Claude Desktop for this portal and these models. */
export function desktopAt(startUrl: string, region: string, models: readonly string[]): typeof DESKTOP {
  return {
    ...DESKTOP,
    inferenceBedrockSsoStartUrl: startUrl,
    inferenceBedrockSsoRegion: region,
    inferenceModels: [...models],
  };
}

/** Settings of Claude Code that pin the first of these models. */
export function code([opus = '']: readonly string[]): typeof CODE {
  return { ...CODE, env: { ...CODE.env, ANTHROPIC_DEFAULT_OPUS_MODEL: opus } };
}
