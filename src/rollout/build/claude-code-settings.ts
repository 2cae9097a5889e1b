import { FAMILY_PINS, type Family } from '../../knowledge/model-families.ts';
import type { JsonObject } from '../../model/change.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';
import { OUR_MARKETPLACE, OUR_PLUGIN } from '../claude-code/plugin.ts';
import type { Rollout, RolloutModel, System } from '../file/rollout.ts';
import { defined } from './artifact.ts';
import { modelOfTier, tierOf } from './models.ts';

/** The managed settings of Claude Code on one system. */
export function claudeCodeSettings(rollout: Rollout, system: System, key: string | undefined): JsonObject {
  const { env: ownEnv, ...own } = rollout.claudeCodeSettings ?? {};
  const { updates = {}, products, prices } = rollout;
  const settings = defined({
    env: defined({ ...environment(rollout, system, key), ...(isObject(ownEnv) ? ownEnv : {}) }),
    model: defaultModel(rollout),
    awsAuthRefresh: refresh(rollout),
    apiKeyHelper: keyHelper(rollout, system),
    modelPricing: prices && { overrides: prices.models },
    ...restrictions(rollout),
    ...plugin(rollout),
    autoUpdatesChannel: updates.claudeCode === 'off' ? undefined : updates.claudeCode,
    requiredMinimumVersion: products.claudeCode?.minimumVersion,
  });
  return { ...settings, ...own };
}

/** The AWS profile that Claude Code signs with; `undefined` where no profile does. */
export function profileName({ signIn, products }: Rollout): string | undefined {
  if (signIn.way === 'profile') return signIn.profile;
  return signIn.way === 'in-app' && products.claudeCode ? 'claude-bedrock' : undefined;
}

function environment(rollout: Rollout, system: System, key: string | undefined): JsonObject {
  const { aws, signIn, network = {}, updates = {} } = rollout;
  const isLockedDown = rollout.restrictions?.level === 'locked-down';
  return {
    ...(signIn.way === 'gateway'
      ? throughGateway(signIn, key)
      : {
          CLAUDE_CODE_USE_BEDROCK: '1',
          AWS_REGION: aws?.region,
          AWS_PROFILE: profileName(rollout),
          AWS_BEARER_TOKEN_BEDROCK: signIn.way === 'static-key' ? key : undefined,
          ANTHROPIC_BEDROCK_BASE_URL: aws?.baseUrl,
          ANTHROPIC_BEDROCK_SERVICE_TIER: aws?.serviceTier,
        }),
    ...pins(rollout),
    HTTPS_PROXY: network.proxyUrl,
    NO_PROXY: network.noProxy?.join(','),
    NODE_EXTRA_CA_CERTS: network.caFile?.[system],
    DISABLE_AUTOUPDATER: updates.claudeCode === 'off' ? '1' : undefined,
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: isLockedDown ? '1' : undefined,
  };
}

function throughGateway(
  signIn: Extract<Rollout['signIn'], { way: 'gateway' }>,
  key: string | undefined,
): JsonObject {
  const header = signIn.scheme === 'x-api-key' ? 'ANTHROPIC_API_KEY' : 'ANTHROPIC_AUTH_TOKEN';
  const isStatic = signIn.credential.kind === 'static-key';
  return { ANTHROPIC_BASE_URL: signIn.baseUrl, ...(isStatic && { [header]: key }) };
}

/**
 * Each family leads to a model of the list: what is not pinned, Claude Code asks for by an id of its own, which nobody
 * enabled. https://code.claude.com/docs/en/amazon-bedrock
 */
function pins(rollout: Rollout): JsonObject {
  const [first] = rollout.models;
  const sonnet = modelOfTier(rollout, 'sonnet') ?? first;
  const meant: readonly (readonly [Family, RolloutModel | undefined])[] = [
    ['opus', modelOfTier(rollout, 'opus') ?? first],
    ['sonnet', sonnet],
    ['haiku', modelOfTier(rollout, 'haiku') ?? sonnet],
    ['fable', modelOfTier(rollout, 'fable')],
  ];
  return Object.assign(
    {},
    ...meant.map(([family, model]) => {
      if (!model) return {};
      const isOwn = tierOf(model) === family && model.label !== undefined;
      return {
        [FAMILY_PINS[family]]: asked(model),
        ...(isOwn && { [`${FAMILY_PINS[family]}_NAME`]: model.label }),
      };
    }),
  );
}

/** What is asked for where a person chose nothing: an alias where it leads there, so that a menu shows its name. */
function defaultModel(rollout: Rollout): string | undefined {
  const [first] = rollout.models;
  if (!first) return undefined;
  const tier = tierOf(first);
  const isAlias =
    tier !== undefined && Object.hasOwn(FAMILY_PINS, tier) && modelOfTier(rollout, tier)?.id === first.id;
  return isAlias ? tier : asked(first);
}

function asked({ id, longContext }: RolloutModel): string {
  return longContext ? `${id}[1m]` : id;
}

/** The AWS CLI renews the sign-in of a profile whose portal is known. */
function refresh({ signIn, products, ...rest }: Rollout): string | undefined {
  const hasPortal = (signIn.way === 'in-app' || signIn.way === 'profile') && signIn.startUrl !== undefined;
  if (!hasPortal || products.claudeCode?.refresh === 'none') return undefined;
  return `aws sso login --profile ${profileName({ signIn, products, ...rest })}`;
}

function keyHelper({ signIn }: Rollout, system: System): string | undefined {
  if (signIn.way !== 'gateway' || signIn.credential.kind !== 'helper') return undefined;
  const path = signIn.credential.helper[system];
  return path === undefined ? undefined : quoteForShell(path, system === 'windows' ? 'win32' : 'linux');
}

/**
 * Without `parentSettingsBehavior` any managed source of Claude Code takes Claude Desktop's restrictions out of force in
 * its Code tab. https://code.claude.com/docs/en/managed-settings
 */
function restrictions(rollout: Rollout): JsonObject {
  const level = rollout.restrictions?.level ?? 'standard';
  const merge = rollout.products.claudeDesktop ? { parentSettingsBehavior: 'merge' } : {};
  if (level === 'standard') return merge;
  const source = sourceOf(rollout);
  return {
    ...merge,
    availableModels: rollout.models.map(({ id }) => id),
    enforceAvailableModels: true,
    permissions: { disableBypassPermissionsMode: 'disable' },
    ...(level === 'locked-down' && {
      allowManagedHooksOnly: true,
      allowManagedMcpServersOnly: true,
      strictKnownMarketplaces: source ? [source] : [],
      skipWebFetchPreflight: true,
    }),
  };
}

function plugin(rollout: Rollout): JsonObject {
  const source = sourceOf(rollout);
  if (!source) return {};
  const { autoUpdate } = rollout.plugin ?? {};
  return {
    extraKnownMarketplaces: { [OUR_MARKETPLACE]: defined({ source, autoUpdate }) },
    enabledPlugins: { [OUR_PLUGIN]: true },
  };
}

/** Where the plugin comes from, spelt alike wherever it is named: a lock compares letter by letter. */
function sourceOf({ plugin }: Rollout): JsonObject | undefined {
  if (!plugin) return undefined;
  const { source } = plugin;
  if ('github' in source) return defined({ source: 'github', repo: source.github, ref: source.ref });
  if ('git' in source) return defined({ source: 'git', url: source.git, ref: source.ref });
  return { source: 'directory', path: source.directory };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
