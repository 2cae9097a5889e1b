import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../src/model/world.ts';
import { EXAMPLE, exampleCloud, type OidcClient, type Sandbox, ssoToken } from '../../src/sandbox/index.ts';
import { sandboxWorld } from '../aws/support.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { putSsoToken } from '../support/aws-home.ts';
import { put, trust } from '../support/world.ts';

/** A person whose Claude Code works on the sandbox's Bedrock, until a scene breaks something. */
export interface Person {
  readonly sandbox: Sandbox;
  readonly world: World & { readonly home: string };
  /** The environment of the shell; change it at will. */
  readonly env: Record<string, string | undefined>;
  /** Writes settings of a scope, mode 600; an object is laid out as JSON. The person trusts the folder then. */
  settings(content: object | string, scope?: 'user' | 'project' | 'local' | 'managed'): Promise<string>;
  /** Writes the AWS config file. */
  config(text: string): Promise<string>;
  /** Writes the AWS credentials file, mode 600. */
  credentials(text: string): Promise<string>;
  /** Writes the sign-in's file; `undefined` values take a field away. */
  signIn(changed?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** The models that the healthy person has pinned. */
export const PINS = {
  ANTHROPIC_DEFAULT_OPUS_MODEL: 'eu.anthropic.claude-opus-5-5',
  ANTHROPIC_DEFAULT_SONNET_MODEL: 'eu.anthropic.claude-sonnet-5',
  ANTHROPIC_DEFAULT_HAIKU_MODEL: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
} as const;

/** The healthy person's `env` in the user settings. */
export const ENV = {
  CLAUDE_CODE_USE_BEDROCK: '1',
  AWS_PROFILE: 'work',
  AWS_REGION: 'eu-central-1',
  ...PINS,
} as const;

/** The healthy person's AWS config: a profile that signs in through IAM Identity Center. */
export const CONFIG = `[profile work]
sso_session = corp
sso_account_id = ${EXAMPLE.sandboxAccount}
sso_role_name = BedrockUser
region = eu-central-1

[sso-session corp]
sso_start_url = ${EXAMPLE.startUrl}
sso_region = ${EXAMPLE.ssoRegion}
sso_registration_scopes = sso:account:access
`;

const HOUR_MS = 3_600_000;
const PLACES = {
  user: (world: World) => join(world.home ?? '', '.claude', 'settings.json'),
  project: (world: World) => join(world.cwd, '.claude', 'settings.json'),
  local: (world: World) => join(world.cwd, '.claude', 'settings.local.json'),
  managed: (world: World) => join(world.systemRoot, 'etc/claude-code/managed-settings.json'),
} as const;

/** Makes the healthy person: signed in for eight hours, set up with a profile, a region and pins in user settings. */
export async function makePerson(): Promise<Person> {
  const cloud = exampleCloud();
  for (const center of cloud.identityCenters) center.pollSeconds = 0;
  const sandbox = await sandboxForTest({ cloud });
  const env: Record<string, string | undefined> = {
    AWS_ENDPOINT_URL_SSO: sandbox.urlIn(EXAMPLE.ssoRegion),
    AWS_ENDPOINT_URL_SSO_OIDC: sandbox.urlIn(EXAMPLE.ssoRegion),
    ANTHROPIC_BEDROCK_MANTLE_BASE_URL: `${sandbox.url}/anthropic`,
    ANTHROPIC_AWS_BASE_URL: `${sandbox.url}/claude-platform`,
  };
  const made = await sandboxWorld(sandbox);
  Object.assign(env, { ...made.env, ...env });
  const world = { ...made, env };
  const person: Person = {
    sandbox,
    world,
    env,
    settings: async (content, scope = 'user') => {
      if (scope === 'project' || scope === 'local') await trust(world);
      const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
      return putPrivate(PLACES[scope](world), text);
    },
    config: (text) => putPrivate(join(world.home, '.aws', 'config'), text),
    credentials: (text) => putPrivate(join(world.home, '.aws', 'credentials'), text),
    signIn: (changed = {}) => putSsoToken(world.home, 'corp', { ...tokenOf(sandbox), ...changed }),
  };
  await person.settings({ env: ENV });
  await person.config(CONFIG);
  await person.signIn();
  return person;
}

/** A sign-in as `aws sso login` leaves it in the cache, refreshable, known to the sandbox. */
function tokenOf(sandbox: Sandbox): object {
  const [center] = sandbox.cloud.identityCenters;
  if (!center) throw new TypeError('the example cloud has an Identity Center');
  const client: OidcClient = {
    clientId: 'doctor-client',
    clientSecret: 'doctor-client-secret',
    expiresAt: new Date(Date.now() + 80 * 24 * HOUR_MS),
    scopes: ['sso:account:access'],
  };
  const token = ssoToken(center, new Date(Date.now() + 8 * HOUR_MS), client);
  sandbox.cloud.oidcClients.push(client);
  sandbox.cloud.ssoTokens.push(token);
  return {
    startUrl: center.startUrl,
    region: center.region,
    accessToken: token.accessToken,
    expiresAt: token.expiresAt.toISOString(),
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    registrationExpiresAt: client.expiresAt.toISOString(),
    refreshToken: token.refresh?.refreshToken,
  };
}

async function putPrivate(file: string, text: string): Promise<string> {
  await chmod(await put(file, text), 0o600);
  return file;
}
