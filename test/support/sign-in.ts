import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXAMPLE, exampleCloud, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { sandboxWorld } from '../aws/support.ts';
import { sandboxForTest } from '../sandbox/support.ts';
import { AWS_CONFIG } from './aws-home.ts';
import { put } from './world.ts';

/** A person with AWS files who is not signed in, and a portal that may be polled without a pause. */
export async function signInScene(options: SandboxOptions = {}) {
  const cloud = exampleCloud();
  for (const center of cloud.identityCenters) center.pollSeconds = 0;
  const sandbox = await sandboxForTest({ cloud, ...options });
  const opened: string[] = [];
  const announced: string[] = [];
  const world = await sandboxWorld(
    sandbox,
    {},
    {
      openBrowser: async (url) => opened.push(url) > 0,
      announce: (message) => announced.push(message),
    },
  );
  await put(join(world.home, '.aws', 'config'), AWS_CONFIG);
  return { sandbox, world, opened, announced };
}

/** The portal of the example cloud, as options. */
export const BY_URL = ['--start-url', EXAMPLE.startUrl, '--sso-region', EXAMPLE.ssoRegion];
export const BY_SESSION = ['--sso-session', 'corp'];

/** How often each operation was asked for. */
export function asked({ requests }: Sandbox, operation: string): number {
  return requests.filter((request) => request.operation === operation).length;
}

/** The files below a directory, with their permission bits in octal. */
export function filesBelow(directory: string): Record<string, string> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const files = names.map((name) => [name, statSync(join(directory, name))] as const);
  return Object.fromEntries(
    files.filter(([, stats]) => stats.isFile()).map(([name, { mode }]) => [name, (mode & 0o777).toString(8)]),
  );
}

/** The JSON in a file. */
export async function jsonOf(file: string) {
  return JSON.parse(await readFile(file, 'utf8'));
}
