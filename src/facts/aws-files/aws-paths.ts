import { join, resolve } from 'node:path';
import type { AwsFile } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';

/** Which of the two AWS files. */
export type AwsFileKind = AwsFile['kind'];

/** Where an AWS file is, and whether that was named with a leading `~/`. */
export interface AwsPath {
  readonly kind: AwsFileKind;
  readonly file: string;
  readonly isTilde: boolean;
}

const VARIABLES = { config: 'AWS_CONFIG_FILE', credentials: 'AWS_SHARED_CREDENTIALS_FILE' } as const;

/** The path of the AWS config or credentials file, by the SDK's rules. */
export function awsPath(world: World, kind: AwsFileKind): AwsPath {
  const named = world.env[VARIABLES[kind]];
  if (!named) return { kind, file: join(awsDirectory(world), kind), isTilde: false };
  if (named.startsWith('~/')) return { kind, file: join(awsHome(world), named.slice(2)), isTilde: true };
  return { kind, file: resolve(world.cwd, named), isTilde: false };
}

/** `~/.aws`, where the files and the token caches are. */
export function awsDirectory(world: World): string {
  return join(awsHome(world), '.aws');
}

/** The SDK asks HOME first on every system; who has no home directory is given one that does not exist. */
function awsHome(world: World): string {
  return world.env.HOME || world.home || '/nonexistent';
}
