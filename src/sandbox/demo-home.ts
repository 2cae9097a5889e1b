import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EXAMPLE } from './cloud/example.ts';
import { ssoToken } from './cloud/identity-center.ts';
import type { Sandbox } from './sandbox.ts';

/** The profile that a person of the example cloud has. */
export const DEMO_PROFILE = 'work';

const AWS_CONFIG = `[profile ${DEMO_PROFILE}]
sso_session = example
sso_account_id = ${EXAMPLE.sandboxAccount}
sso_role_name = BedrockUser
region = eu-central-1

[sso-session example]
sso_start_url = ${EXAMPLE.startUrl}
sso_region = ${EXAMPLE.ssoRegion}
sso_registration_scopes = sso:account:access
`;

/** Settings as somebody may have them before: the demo shows that they survive. */
const SETTINGS = `{
  "permissions": {
    "allow": ["Bash(npm test)"]
  },
  "env": {
    "EDITOR": "vim"
  }
}
`;

/** A throw-away home of a person who is signed in to the sandbox; the caller removes `root`. */
export interface DemoHome {
  readonly root: string;
  readonly home: string;
  readonly project: string;
  readonly settingsFile: string;
  /** What stands in it at the start. */
  readonly settings: string;
}

/** Makes a home with an AWS profile, a signed-in session and Claude Code settings. */
export async function makeDemoHome(sandbox: Sandbox, now: Date): Promise<DemoHome> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'claude-bedrock-demo-')));
  const home = join(root, 'home');
  const settingsFile = join(home, '.claude', 'settings.json');
  const cacheName = createHash('sha1').update('example').digest('hex');
  await Promise.all([
    put(join(home, '.aws', 'config'), AWS_CONFIG),
    put(join(home, '.aws', 'sso', 'cache', `${cacheName}.json`), JSON.stringify(signIn(sandbox, now))),
    put(settingsFile, SETTINGS),
    mkdir(join(root, 'project'), { recursive: true }),
  ]);
  return { root, home, project: join(root, 'project'), settingsFile, settings: SETTINGS };
}

/** What `aws sso login` would have left in the token cache. */
function signIn(sandbox: Sandbox, now: Date): object {
  const [center] = sandbox.cloud.identityCenters;
  if (!center) throw new TypeError('the example cloud has an Identity Center');
  const token = ssoToken(center, new Date(now.getTime() + center.tokenSeconds * 1000));
  sandbox.cloud.ssoTokens.push(token);
  return {
    startUrl: token.startUrl,
    region: center.region,
    accessToken: token.accessToken,
    expiresAt: token.expiresAt.toISOString(),
  };
}

async function put(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, content, { mode: 0o600 });
}
