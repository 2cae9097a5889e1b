import { statSync } from 'node:fs';
import { SETTINGS_KEYS } from '../knowledge/settings-keys.ts';
import type { World } from '../model/world.ts';
import { awsPath } from './aws-files/aws-paths.ts';
import { askGitFiles, type GitPlace } from './git/git.ts';
import { readText } from './machine/quiet-reads.ts';
import { settingsEnv } from './settings/candidates.ts';
import type { SettingsFile } from './settings/settings-file.ts';

/** A file with a secret in it that others may come to read. */
export interface ExposedSecret {
  readonly file: string;
  /** The keys that hold secrets, such as `env.AWS_BEARER_TOKEN_BEDROCK` or `aws_secret_access_key`. */
  readonly keys: readonly string[];
  /**
   * Where git keeps the file, and so shares it with the repository; `unknown` where it may. Where it is absent, other
   * users of this computer may read the file (permission bits beyond 600), never so on Windows.
   */
  readonly tracked?: GitPlace | 'unknown';
}

const SECRET_VARIABLES = SETTINGS_KEYS.filter(({ isSecret, place }) => isSecret && place === 'env').map(
  ({ name }) => name,
);
const SECRET_AWS_KEYS = /^\s*(aws_secret_access_key|aws_session_token)\s*[=:]/gm;

/** The files of Claude Code and AWS that hold secrets and are open to others. Looks for git's only for such files. */
export async function exposedSecrets(
  world: World,
  settings: readonly SettingsFile[],
): Promise<readonly ExposedSecret[]> {
  const found = await Promise.all([...settings.map((file) => inSettings(world, file)), ...inAwsFiles(world)]);
  return found.filter((one) => one !== undefined);
}

async function inSettings(world: World, settings: SettingsFile): Promise<ExposedSecret | undefined> {
  if (settings.state !== 'parsed' || settings.scope === 'managed') return undefined;
  const env = settingsEnv(settings);
  const keys = SECRET_VARIABLES.filter((name) => holdsSecret(name, env[name])).map((name) => `env.${name}`);
  if (keys.length === 0) return undefined;
  const { file, mode } = settings;
  const { state, place } = await askGitFiles(world, file);
  if (state === 'tracked' && place) return { file, keys, tracked: place };
  if (state === 'unknown') return { file, keys, tracked: 'unknown' };
  return isOpen(mode, world.platform) ? { file, keys } : undefined;
}

/** Of headers only those are secrets that let somebody in: guardrails and the like are documented use. */
const SECRET_HEADER = /authorization|token|secret|cookie|api-?key|password/i;

function holdsSecret(name: string, value: string | undefined): boolean {
  if (!value) return false;
  if (name !== 'ANTHROPIC_CUSTOM_HEADERS') return true;
  return value.split('\n').some((header) => SECRET_HEADER.test(header.split(':', 1)[0] ?? ''));
}

function inAwsFiles(world: World): readonly (ExposedSecret | undefined)[] {
  return (['credentials', 'config'] as const).map((kind) => {
    const { file } = awsPath(world, kind);
    const mode = modeOf(file);
    if (mode === undefined || !isOpen(mode, world.platform)) return undefined;
    const names = [...(readText(file) ?? '').matchAll(SECRET_AWS_KEYS)].flatMap(([, name]) => name ?? []);
    const keys = [...new Set(names)];
    return keys.length === 0 ? undefined : { file, keys };
  });
}

function isOpen(mode: number, platform: NodeJS.Platform): boolean {
  return platform !== 'win32' && (mode & 0o077) !== 0;
}

function modeOf(file: string): number | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })?.mode;
  } catch {
    return undefined;
  }
}
