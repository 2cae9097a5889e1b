import { destinationsOf } from '../../knowledge/geographies.ts';
import { oidcOf, type Rollout } from '../file/rollout.ts';

/** A host that a firewall has to let through, by HTTPS. */
export interface Host {
  readonly host: string;
  readonly port: 443;
  readonly purpose: string;
  readonly product: 'Claude Desktop' | 'Claude Code' | 'both';
  readonly need: 'needed' | 'optional';
  /** Where it is told. */
  readonly source: string;
}

const GR = 'https://docs.aws.amazon.com/general/latest/gr';
const PORTAL =
  'https://docs.aws.amazon.com/singlesignon/latest/userguide/enable-identity-center-portal-access.html';
const TELEMETRY = 'https://claude.com/docs/third-party/claude-desktop/telemetry';
const CODE = 'https://code.claude.com/docs/en/network-config';
const PLUGINS = 'https://code.claude.com/docs/en/plugins/org';
const OWN = 'bedrock-rollout.json';

type Row = readonly [
  host: string,
  purpose: string,
  product: Host['product'],
  need: Host['need'],
  source: string,
];

/** The hosts of a rollout, those of AWS first; each once. */
export function egressHosts(rollout: Rollout): readonly Host[] {
  const rows = [...ofModels(rollout), ...ofSignIn(rollout), ...ofDesktop(rollout), ...ofClaudeCode(rollout)];
  const seen = new Map<string, Host>();
  for (const [host, purpose, product, need, source] of rows) {
    const before = seen.get(host);
    const isShared = before !== undefined && before.product !== product;
    const isNeeded = need === 'needed' || before?.need === 'needed';
    seen.set(host, {
      host,
      port: 443,
      purpose: before?.purpose ?? purpose,
      product: isShared ? 'both' : product,
      need: isNeeded ? 'needed' : 'optional',
      source: before?.source ?? source,
    });
  }
  return [...seen.values()];
}

/** What the names of AWS end with. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
function suffixes(region: string): { readonly plain: string; readonly dual: string } {
  if (region.startsWith('cn-')) return { plain: 'amazonaws.com.cn', dual: 'api.amazonwebservices.com.cn' };
  if (region.startsWith('eusc-')) return { plain: 'amazonaws.eu', dual: 'api.amazonwebservices.eu' };
  return { plain: 'amazonaws.com', dual: 'api.aws' };
}

/** A service by its names in a region: the plain one, FIPS in GovCloud, and that for IPv6 where it is wanted. */
function service(
  name: string,
  region: string,
  rollout: Rollout,
  row: readonly [string, Host['product'], Host['need']],
  page: string,
): readonly Row[] {
  const { plain, dual } = suffixes(region);
  const [purpose, product, need] = row;
  const isFips = region.startsWith('us-gov-') && name.startsWith('bedrock');
  const hosts = [
    `${name}.${region}.${plain}`,
    ...(isFips ? [`${name}-fips.${region}.${plain}`] : []),
    ...(rollout.aws?.dualStack ? [`${name}.${region}.${dual}`] : []),
  ];
  return hosts.map((host) => [host, purpose, product, need, `${GR}/${page}.html`]);
}

function productOf({ products }: Rollout): Host['product'] {
  if (products.claudeDesktop && products.claudeCode) return 'both';
  return products.claudeDesktop ? 'Claude Desktop' : 'Claude Code';
}

function ofModels(rollout: Rollout): readonly Row[] {
  const { aws, signIn } = rollout;
  const product = productOf(rollout);
  if (signIn.way === 'gateway')
    return [[hostOf(signIn.baseUrl), 'requests to the models', product, 'needed', OWN]];
  if (!aws) return [];
  const { region, baseUrl } = aws;
  const { dual } = suffixes(region);
  if (aws.endpoint === 'mantle')
    return [
      [
        baseUrl === undefined ? `bedrock-mantle.${region}.${dual}` : hostOf(baseUrl),
        'requests to the models',
        product,
        'needed',
        `${GR}/bedrock.html`,
      ],
    ];
  const requests: readonly Row[] =
    baseUrl === undefined
      ? service('bedrock-runtime', region, rollout, ['requests to the models', product, 'needed'], 'bedrock')
      : [[hostOf(baseUrl), 'requests to the models', product, 'needed', OWN]];
  return [
    ...requests,
    ...service(
      'bedrock',
      region,
      rollout,
      ['the list of models, where a profile leads', product, 'needed'],
      'bedrock',
    ),
    ...(rollout.products.claudeCode
      ? service('sts', region, rollout, ['which account signs', 'Claude Code', 'needed'], 'sts')
      : []),
  ];
}

function ofSignIn(rollout: Rollout): readonly Row[] {
  const { signIn } = rollout;
  const product = productOf(rollout);
  const oidc = oidcOf(signIn);
  if (oidc) {
    const addresses = [oidc.issuer, oidc.authorizationUrl, oidc.tokenUrl].filter((one) => one !== undefined);
    return addresses.map((address) => [
      hostOf(address),
      'signing in at the identity provider',
      'Claude Desktop',
      'needed',
      OWN,
    ]);
  }
  if ((signIn.way !== 'in-app' && signIn.way !== 'profile') || signIn.startUrl === undefined) return [];
  const region = signIn.identityCenterRegion ?? '';
  const { plain } = suffixes(region);
  // https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-iam.html
  const page = region.startsWith('us-gov-') ? 'signin.amazonaws-us-gov.com' : 'signin.aws.amazon.com';
  const browser: readonly string[] = [
    hostOf(signIn.startUrl),
    `*.sso.${region}.${plain}`,
    `*.sso-portal.${region}.${plain}`,
    `${region}.signin.aws`,
    `${region}.sso.signin.aws`,
    page,
    `${region}.${page}`,
    `*.sso.${plain}`,
    '*.aws.dev',
    '*.awsstatic.com',
    '*.console.aws.a2z.com',
    '*.cloudfront.net',
  ];
  return [
    ...service('oidc', region, rollout, ['signing in by IAM Identity Center', product, 'needed'], 'sso'),
    ...service('portal.sso', region, rollout, ['credentials of the role', product, 'needed'], 'sso'),
    ...browser.map(
      (host): Row => [host, 'the page of the access portal in the browser', product, 'needed', PORTAL],
    ),
  ];
}

function ofDesktop(rollout: Rollout): readonly Row[] {
  const { products, restrictions, updates = {} } = rollout;
  if (!products.claudeDesktop) return [];
  const level = restrictions?.level ?? 'standard';
  const row = (hosts: readonly string[], purpose: string, need: Host['need'] = 'optional'): readonly Row[] =>
    hosts.map((host) => [host, purpose, 'Claude Desktop', need, TELEMETRY]);
  const updating = (updates.desktop ?? (level === 'locked-down' ? 'off' : 'automatic')) === 'automatic';
  return [
    ...row(['downloads.claude.ai'], 'parts of the app, not with the offline installer', 'needed'),
    ...(updating
      ? row(
          updates.viaUpdatesHost ? ['releases.claude.com'] : ['claude.ai', 'api.anthropic.com'],
          'updates',
          'needed',
        )
      : []),
    ...(level === 'locked-down'
      ? []
      : row(
          ['sentry.io', '*.sentry.io', '*.ingest.us.sentry.io', 'browser-intake-us5-datadoghq.com'],
          'essential telemetry',
        )),
    ...(level === 'standard'
      ? [
          ...row(
            ['a-cdn.anthropic.com', 'a-api.anthropic.com', 'api.anthropic.com', 'claude.ai'],
            'nonessential telemetry',
          ),
          ...row(
            [
              'www.claudeusercontent.com',
              '*.claudemcpcontent.com',
              'assets.claude.ai',
              'www.google.com',
              '*.gstatic.com',
            ],
            'previews, icons and the like',
          ),
        ]
      : []),
  ];
}

function ofClaudeCode(rollout: Rollout): readonly Row[] {
  const { products, plugin, updates = {}, restrictions } = rollout;
  if (!products.claudeCode) return [];
  const row = (host: string, purpose: string, need: Host['need'], source = CODE): Row => [
    host,
    purpose,
    'Claude Code',
    need,
    source,
  ];
  const source = plugin?.source;
  const git =
    source && 'github' in source ? 'github.com' : source && 'git' in source ? gitHost(source.git) : undefined;
  return [
    row(
      'downloads.claude.ai',
      updates.claudeCode === 'off' ? 'installing' : 'installing and updates',
      'needed',
    ),
    row('registry.npmjs.org', 'installing by npm', 'optional'),
    row('storage.googleapis.com', 'updates of older versions', 'optional'),
    ...(restrictions?.level === 'locked-down'
      ? []
      : [row('api.anthropic.com', 'the check before WebFetch (off: skipWebFetchPreflight)', 'optional')]),
    ...(git === undefined ? [] : [row(git, 'the plugin and its updates', 'needed', PLUGINS)]),
  ];
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : address;
}

/** Of `git@HOST:PATH` as well. */
function gitHost(address: string): string {
  return /^git@([^:/]+)/.exec(address)?.[1] ?? hostOf(address);
}

/** The hosts alone, those that are needed first, with their purposes as comments. */
export function egressText(rollout: Rollout): string {
  const hosts = egressHosts(rollout);
  const part = (need: Host['need']) => hosts.filter((one) => one.need === need).map(({ host }) => host);
  return `# Port 443. What each is for: egress.csv
# needed
${part('needed').join('\n')}
# optional
${part('optional').join('\n')}
${noteOnDestinations(rollout)}`;
}

/** The other regions of a profile are asked by AWS, not by devices. */
function noteOnDestinations({ models, aws }: Rollout): string {
  const isCross =
    aws !== undefined &&
    models.some(({ id }) => destinationsOf(id.split('.')[0] ?? '', aws.region) || id.startsWith('global.'));
  return isCross
    ? '# The other regions of an inference profile are asked by AWS itself: devices do not reach them.\n'
    : '';
}

/** The same as a table, after RFC 4180. */
export function egressCsv(rollout: Rollout): string {
  const head = ['host', 'port', 'purpose', 'product', 'need', 'source'];
  const rows = egressHosts(rollout).map(({ host, port, purpose, product, need, source }) => [
    host,
    String(port),
    purpose,
    product,
    need,
    source,
  ]);
  return [head, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
