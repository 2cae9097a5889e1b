import fc from 'fast-check';
import { readRollout } from '../../src/rollout/file/read-rollout.ts';
import type { Rollout } from '../../src/rollout/file/rollout.ts';
import { fitsXml } from '../../src/rollout/formats/plist.ts';

const PORTAL = {
  startUrl: 'https://example.awsapps.com/start',
  identityCenterRegion: 'eu-west-1',
  accountId: '111122223333',
  permissionSet: 'Bedrock.User@1',
};
const HELPER = {
  macos: "/Library/Application Support/it's/key",
  windows: 'C:\\Program Files\\key.exe',
  linux: '/opt/key\u00e4',
};
const OIDC = { clientId: 'a"b', issuer: 'https://login.example.com/x' };

/** Names as people give them: quotes, backslashes, umlauts, emoji, markup. */
const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      'Größe & "Söhne" \\ <b>',
      '🚀 𝕏',
      "O'Neil `x` $(id) $HOME %PATH%",
      ']]>',
      '-- | *',
      '\u00a0x',
    ),
  )
  .filter((text) => /^[^\p{Cc}\p{Cs}\u2028\u2029]+$/u.test(text) && text.length <= 60);

/** Values of settings of any kind, with line ends in texts. */
const value = fc.oneof(
  fc.boolean(),
  fc.integer(),
  fc.string({ unit: 'grapheme', maxLength: 30 }).filter(fitsXml),
  fc.constantFrom('one\ntwo\r\nthree', '"\\', ' x ', ''),
  fc.array(name, { maxLength: 3 }),
  fc.record({ a: name, b: fc.array(fc.boolean()) }),
);

const signIn = fc.constantFrom<Rollout['signIn']>(
  { way: 'in-app', ...PORTAL },
  { way: 'profile', profile: 'work' },
  { way: 'profile', profile: 'work', ...PORTAL, awsCli: { macos: '/opt/aws', windows: 'C:\\aws.exe' } },
  { way: 'helper', helper: HELPER, ttlSeconds: 60 },
  { way: 'static-key', key: { environment: 'KEY' } },
  {
    way: 'gateway',
    baseUrl: 'https://gateway.example.com/v1',
    credential: { kind: 'helper', helper: HELPER },
  },
  {
    way: 'gateway',
    baseUrl: 'https://gateway.example.com',
    credential: { kind: 'static-key', key: { file: 'key.txt' } },
    scheme: 'x-api-key',
  },
  {
    way: 'gateway',
    baseUrl: 'https://gateway.example.com',
    credential: { kind: 'oidc', oidc: OIDC, flow: 'broker' },
  },
  { way: 'external-idp', oidc: OIDC },
);

const lists = fc.constantFrom<Rollout['models']>(
  [{ id: 'eu.anthropic.claude-opus-4-8', label: 'Größtes "Modell"', longContext: true }],
  [{ id: 'global.anthropic.claude-sonnet-4-6' }, { id: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0' }],
  [
    {
      id: 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abcdefghijkl',
      label: 'Ours',
      leadsTo: 'eu.anthropic.claude-opus-4-8',
    },
    { id: 'eu.anthropic.claude-opus-4-8' },
  ],
);
/** The models of a list, and where they are asked: also in another partition, and by Mantle. */
const place = fc.oneof(
  { arbitrary: lists.map((models) => ({ models, aws: { region: 'eu-central-1' } })), weight: 4 },
  fc.constant({
    models: [{ id: 'us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0' }],
    aws: { region: 'us-gov-west-1', dualStack: true },
  }),
  fc.constant({
    models: [{ id: 'anthropic.claude-opus-4-8' }],
    aws: { region: 'eu-central-1', endpoint: 'mantle' as const },
  }),
);
const systems = fc.subarray<'macos' | 'windows' | 'linux'>(['macos', 'windows', 'linux'], { minLength: 1 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

/** Any rollout that can be read. */
export const anyRollout: fc.Arbitrary<Rollout> = fc
  .record({
    name,
    signIn,
    place,
    desktop: systems,
    code: systems,
    products: fc.constantFrom('desktop', 'code', 'both'),
    level: maybe(fc.constantFrom('standard', 'restricted', 'locked-down')),
    updates: maybe(
      fc.constantFrom(
        { desktop: 'off' },
        { enforceAfterHours: 3, viaUpdatesHost: true },
        { claudeCode: 'off' },
      ),
    ),
    plugin: maybe(
      fc.constantFrom(
        { github: 'a/b', ref: 'v1' },
        { git: 'https://git.example.com/x.git' },
        { directory: '/opt/bedrock' },
      ),
    ),
    contact: maybe(name),
    banner: maybe(name),
    organizationInstructions: maybe(value.filter((one) => typeof one === 'string')),
    network: maybe(
      fc.constant({
        proxyUrl: 'http://proxy.example.com:8080',
        noProxy: ['.example.com'],
        caFile: { linux: '/etc/ca.pem' },
      }),
    ),
  })
  .map(
    ({
      name,
      place,
      desktop,
      code,
      products,
      level,
      plugin,
      contact,
      banner,
      organizationInstructions,
      ...rest
    }) =>
      JSON.parse(
        JSON.stringify({
          version: 1,
          organization: { name, domain: 'example.com' },
          aws: {
            ...place.aws,
            ...(rest.signIn.way === 'external-idp' && { baseUrl: 'https://proxy.example.com' }),
          },
          ...rest,
          models: place.models,
          products: {
            ...(products !== 'code' && { claudeDesktop: { systems: desktop } }),
            ...(products !== 'desktop' && { claudeCode: { systems: code } }),
          },
          ...(level && { restrictions: { level } }),
          ...(plugin && { plugin: { source: plugin } }),
          ...(contact && { contacts: [{ name: contact, for: contact }] }),
          desktopSettings: {
            ...(organizationInstructions && { organizationInstructions }),
            ...(banner && { banner: { enabled: true, text: banner } }),
          },
        }),
      ),
  )
  .filter((rollout) => readRollout(JSON.stringify(rollout)).ok);
