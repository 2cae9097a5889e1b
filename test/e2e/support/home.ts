import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { EXAMPLE, type Sandbox, ssoToken } from '../../../src/sandbox/index.ts';
import { putSsoToken } from '../../support/aws-home.ts';
import { put } from '../../support/world.ts';
import { ANTHROPIC_API_KEY } from './anthropic-api.ts';

/** A throw-away home with a project in it, both known to Claude Code. */
export interface Home {
  /** Holds `home/` and `project/`. */
  readonly root: string;
  readonly home: string;
  readonly project: string;
  /** The whole environment for what is started there: no credentials, and the sandbox in AWS's place. */
  readonly env: Readonly<Record<string, string>>;
}

/** A profile whose person signs in to the access portal of the example cloud. */
const PROFILE = `[profile work]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = BedrockUser
region = eu-central-1

[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access
`;

/** Makes a home whose person has been through Claude Code's first questions. It goes when the test ends. */
export async function makeHome(sandbox: Sandbox): Promise<Home> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'bedrock-e2e-')));
  onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));
  const home = join(root, 'home');
  const project = join(root, 'project');
  await mkdir(project);
  await put(
    join(home, '.claude.json'),
    JSON.stringify({
      hasCompletedOnboarding: true,
      projects: { [project]: { hasTrustDialogAccepted: true } },
      customApiKeyResponses: { approved: [ANTHROPIC_API_KEY.slice(-20)] },
    }),
  );
  return { root, home, project, env: environment(home, sandbox) };
}

/** Makes a home whose person has one good sign-in, the profile `work`. */
export async function makeSignedInHome(sandbox: Sandbox): Promise<Home> {
  const person = await makeHome(sandbox);
  await putSignedInProfile(person.home, sandbox);
  return person;
}

/** Puts one good sign-in into a home, the profile `work`. */
export async function putSignedInProfile(home: string, sandbox: Sandbox): Promise<void> {
  await put(join(home, '.aws', 'config'), PROFILE);
  await signIn(home, sandbox);
}

/** Signs the person in to the access portal of the example cloud, as `aws sso login` does for an `[sso-session]`. */
export async function signIn(home: string, { cloud }: Sandbox, session = 'corp'): Promise<void> {
  const [center] = cloud.identityCenters;
  if (!center) throw new TypeError('the example cloud has an Identity Center');
  const token = ssoToken(center, new Date(Date.now() + center.tokenSeconds * 1000));
  cloud.ssoTokens.push(token);
  await putSsoToken(home, session, {
    startUrl: token.startUrl,
    region: EXAMPLE.ssoRegion,
    accessToken: token.accessToken,
    expiresAt: token.expiresAt.toISOString(),
  });
}

/** `PATH` holds the system's programs and the Node that runs the tests. */
function environment(home: string, sandbox: Sandbox): Record<string, string> {
  return {
    HOME: home,
    PATH: `${join(process.execPath, '..')}:/usr/local/bin:/usr/bin:/bin`,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_AUTOUPDATER: '1',
    ...sandbox.environment(),
  };
}
