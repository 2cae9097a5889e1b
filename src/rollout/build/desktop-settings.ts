import { compareVersions } from 'compare-versions';
import type { JsonObject } from '../../model/change.ts';
import { desktopKey } from '../desktop/keys.ts';
import type { Level, Rollout, SignIn, System } from '../file/rollout.ts';
import { defined } from './artifact.ts';
import { modelOfTier, tierOf } from './models.ts';
import { uuidOf } from './uuid.ts';

/** The managed settings of Claude Desktop for one system, with the values that JSON has; formats encode them. */
export function desktopSettings(rollout: Rollout, system: System, key: string | undefined): JsonObject {
  const { aws, organization, network = {}, desktopSettings: own = {} } = rollout;
  const isGateway = rollout.signIn.way === 'gateway';
  return defined({
    inferenceProvider: isGateway ? 'gateway' : (aws?.endpoint ?? 'bedrock'),
    ...signingIn(rollout.signIn, system, key),
    ...(!isGateway && {
      inferenceBedrockRegion: aws?.region,
      inferenceBedrockBaseUrl: aws?.baseUrl,
      inferenceBedrockServiceTier: aws?.serviceTier,
    }),
    inferenceModels: modelsOf(rollout),
    deploymentOrganizationUuid: organization.uuid ?? uuidOf('deployment', uuidOf(organization.domain)),
    deploymentDisplayName:
      knows(rollout, 'deploymentDisplayName') && organization.name.length <= 60
        ? organization.name
        : undefined,
    ...updating(rollout),
    egressProxyUrl: network.proxyUrl,
    egressProxyPacUrl: network.proxyPacUrl,
    ...restrictions(rollout),
    ...own,
  });
}

/** Which credential the app uses is always said: without it several are tried, and the wrong one may win. */
function signingIn(signIn: SignIn, system: System, key: string | undefined): JsonObject {
  if (signIn.way === 'in-app')
    return {
      inferenceCredentialKind: 'interactive',
      inferenceBedrockSsoStartUrl: signIn.startUrl,
      inferenceBedrockSsoRegion: signIn.identityCenterRegion,
      inferenceBedrockSsoAccountId: signIn.accountId,
      inferenceBedrockSsoRoleName: signIn.permissionSet,
    };
  if (signIn.way === 'profile')
    return {
      inferenceCredentialKind: 'vendor-profile',
      inferenceBedrockProfile: signIn.profile,
      inferenceBedrockAwsCliPath: signIn.awsCli?.[system],
    };
  if (signIn.way === 'helper') return byHelper(signIn, system);
  if (signIn.way === 'static-key')
    return { inferenceCredentialKind: 'static', inferenceBedrockBearerToken: key };
  if (signIn.way === 'external-idp')
    return {
      inferenceCredentialKind: 'external-idp',
      inferenceIdpOidc: signIn.oidc,
      inferenceIdpAuthFlow: signIn.flow,
    };
  const { credential, baseUrl, scheme } = signIn;
  const gateway = { inferenceGatewayBaseUrl: baseUrl, inferenceGatewayAuthScheme: scheme };
  if (credential.kind === 'helper') return { ...gateway, ...byHelper(credential, system) };
  if (credential.kind === 'static-key')
    return { ...gateway, inferenceCredentialKind: 'static', inferenceGatewayApiKey: key };
  return {
    ...gateway,
    inferenceCredentialKind: 'interactive',
    inferenceGatewayOidc: credential.oidc,
    inferenceGatewayOidcAuthFlow: credential.flow,
  };
}

interface Helper {
  readonly helper: { readonly [S in System]?: string | undefined };
  readonly ttlSeconds?: number | undefined;
  readonly timeoutSeconds?: number | undefined;
}

function byHelper({ helper, ttlSeconds, timeoutSeconds }: Helper, system: System): JsonObject {
  return {
    inferenceCredentialKind: 'helper-script',
    inferenceCredentialHelper: helper[system],
    inferenceCredentialHelperTtlSec: ttlSeconds,
    inferenceCredentialHelperTimeoutSec: timeoutSeconds,
  };
}

/** The tags of families came with this release [guidance-for-claude-code-with-amazon-bedrock]. */
const TAGS_SINCE = '1.13576.0';

function modelsOf(rollout: Rollout): readonly object[] {
  const hasTags = isAtLeast(rollout, TAGS_SINCE);
  return rollout.models.map((model) => {
    const tier = tierOf(model);
    const isDefault = tier !== undefined && modelOfTier(rollout, tier)?.id === model.id;
    return defined({
      name: model.id,
      labelOverride: model.label,
      supports1m: model.longContext,
      ...(hasTags &&
        tier !== undefined && { anthropicFamilyTier: tier, ...(isDefault && { isFamilyDefault: true }) }),
    });
  });
}

function updating({ updates = {}, restrictions }: Rollout): JsonObject {
  const desktop = updates.desktop ?? (restrictions?.level === 'locked-down' ? 'off' : 'automatic');
  return {
    disableAutoUpdates: desktop === 'off' ? true : undefined,
    autoUpdaterEnforcementHours: desktop === 'off' ? undefined : updates.enforceAfterHours,
    updateViaUpdatesHost: desktop === 'off' ? undefined : updates.viaUpdatesHost,
  };
}

/**
 * After the profiles of the documentation, without a collector, which only the company can name.
 * https://claude.com/docs/third-party/claude-desktop/configuration#recommended-security-profiles
 */
const OF_LEVEL: Readonly<Record<Level, JsonObject>> = {
  standard: { isDesktopExtensionSignatureRequired: true },
  restricted: {
    disableNonessentialTelemetry: true,
    disableNonessentialServices: true,
    isLocalDevMcpEnabled: false,
    isDesktopExtensionEnabled: false,
  },
  'locked-down': {
    disableEssentialTelemetry: true,
    disableNonessentialTelemetry: true,
    disableNonessentialServices: true,
    isLocalDevMcpEnabled: false,
    isDesktopExtensionEnabled: false,
    skillCreationEnabled: false,
    disabledBuiltinTools: ['WebSearch', 'WebFetch'],
    skipWebFetchPreflight: true,
  },
};

function restrictions(rollout: Rollout): JsonObject {
  const { level, workspaceFolders, egressHosts } = rollout.restrictions ?? { level: 'standard' as const };
  const folders = workspaceFolders ?? (level === 'standard' ? undefined : ['~/Documents/Claude']);
  const hosts = egressHosts ?? (level === 'standard' ? undefined : []);
  const known = Object.entries(OF_LEVEL[level]).filter(([name]) => knows(rollout, name));
  return {
    ...Object.fromEntries(known),
    allowedWorkspaceFolders: folders?.map((path) => ({ path })),
    coworkEgressAllowedHosts: hosts,
  };
}

/** False where the oldest app on the devices does not know a key yet: it would be ignored without a word. */
function knows(rollout: Rollout, name: string): boolean {
  const since = desktopKey(name)?.since;
  return since === undefined || isAtLeast(rollout, since);
}

function isAtLeast({ products }: Rollout, version: string): boolean {
  const oldest = products.claudeDesktop?.oldestVersion;
  return oldest === undefined || compareVersions(oldest, version) >= 0;
}
