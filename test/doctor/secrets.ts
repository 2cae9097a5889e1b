import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSED } from '../../src/shell/refused-credentials.ts';
import type { Person } from './person.ts';

const FIELDS = /^(accessKeyId|secretAccessKey|sessionToken|accessToken|refreshToken|clientSecret|token)$/i;
const VARIABLES =
  /^(AWS_(BEARER_TOKEN_BEDROCK|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|ANTHROPIC_(API_KEY|AUTH_TOKEN))$/;
const IN_FILES =
  /"(?:accessToken|refreshToken|clientSecret|AccessKeyId|SecretAccessKey|SessionToken|(?:AWS_(?:BEARER_TOKEN_BEDROCK|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|ANTHROPIC_(?:API_KEY|AUTH_TOKEN)))"\s*:\s*"([^"]+)"|\baws_(?:access_key_id|secret_access_key|session_token)\s*=\s*(\S+)/g;
/** Ours, and made to hold secrets: the bytes from before a change, and credentials for their life. */
const MADE_FOR_SECRETS = /\.bak$|credentials-cache/;
const MIN_LENGTH = 12;
/** What the launcher says where the plugin is gone. */
const NO_SECRETS: readonly (string | undefined)[] = Object.values(REFUSED.Credentials);

/** Every secret of a scene: what AWS knows, what stands in the person's files and what the environment holds. */
export function secretsOf({ sandbox, world, env }: Person): readonly string[] {
  const inFiles = [world.home, world.cwd].flatMap((directory) =>
    filesBelow(directory).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(IN_FILES)].flatMap(([, a, b]) => a ?? b ?? []),
    ),
  );
  const inEnvironment = Object.entries(env).flatMap(([name, value = '']) =>
    VARIABLES.test(name) ? value : [],
  );
  const all = [...inCloud(sandbox.cloud), ...inFiles, ...inEnvironment];
  const isSecret = (text: string) =>
    text.length >= MIN_LENGTH && !text.includes('…') && !NO_SECRETS.includes(text);
  return [...new Set(all)].filter(isSecret);
}

/** What stands in files that this program wrote, apart from those that are made to hold secrets. */
export function ourFiles({ world }: Person): string {
  const directory = join(world.home, '.claude', 'bedrock');
  const files = filesBelow(directory).filter((file) => !MADE_FOR_SECRETS.test(file));
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

function inCloud(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    typeof item === 'string' ? (FIELDS.test(name) ? [item] : []) : inCloud(item),
  );
}

function filesBelow(directory: string): readonly string[] {
  const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  try {
    const names = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    return names.map((name) => join(directory, name)).filter(isFile);
  } catch {
    return [];
  }
}
