import type { Profile, SessionState } from '../../model/configuration.ts';
import type { World } from '../../model/world.ts';
import { readSession } from '../sign-in/sso-token.ts';
import { type AwsFiles, readAwsFiles } from './aws-files.ts';
import { describeProfile } from './profile.ts';
import { resolveKind, type SessionKey } from './profile-kind.ts';

/** The AWS files and every profile in them, in the order of the files, with the state of its sign-in. */
export interface AwsProfiles {
  readonly files: AwsFiles;
  readonly profiles: readonly Profile[];
}

/** Reads the AWS files and the token caches; no network. `world` is best Claude Code's own (see `claudeWorld`). */
export async function readProfiles(world: World): Promise<AwsProfiles> {
  const files = readAwsFiles(world);
  return { files, profiles: await describeProfiles(world, files) };
}

/** Every profile of the AWS files with the state of its sign-in, also of files that are yet to be written. */
export async function describeProfiles(world: World, files: AwsFiles): Promise<readonly Profile[]> {
  const resolved = [...files.profiles.keys()].map((name) => ({ name, kind: resolveKind(name, files) }));
  const sessions = await readSessions(
    world,
    resolved.flatMap(({ kind }) => kind.session ?? []),
  );
  return resolved.map(({ name, kind }) => {
    const profile = describeProfile(name, files, kind);
    const session = kind.session && sessions.get(idOf(kind.session));
    return session ? { ...profile, session } : profile;
  });
}

/** Thousands of profiles may share a session: each file of the token cache is read once. */
async function readSessions(
  world: World,
  keys: readonly SessionKey[],
): Promise<ReadonlyMap<string, SessionState>> {
  const distinct = new Map(keys.map((key) => [idOf(key), key]));
  const states = [...distinct].map(async ([id, key]) => [id, await readSession(world, key)] as const);
  return new Map(await Promise.all(states));
}

function idOf({ kind, id }: SessionKey): string {
  return `${kind} ${id}`;
}
