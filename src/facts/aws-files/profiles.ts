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
export function readProfiles(world: World): AwsProfiles {
  const files = readAwsFiles(world);
  return { files, profiles: describeProfiles(world, files) };
}

/** Every profile of the AWS files with the state of its sign-in, also of files that are yet to be written. */
export function describeProfiles(world: World, files: AwsFiles): readonly Profile[] {
  const sessions = sessionReader(world);
  const profiles: Profile[] = [];
  for (const name of files.profiles.keys()) {
    const kind = resolveKind(name, files);
    const profile = describeProfile(name, files, kind);
    if (kind.session) profile.session = sessions(kind.session);
    profiles.push(profile);
  }
  return profiles;
}

/** Thousands of profiles may share a session: each file of the token cache is read once. */
function sessionReader(world: World): (key: SessionKey) => SessionState {
  const byKind = new Map<SessionKey['kind'], Map<string, SessionState>>();
  return (key) => {
    const known = byKind.get(key.kind) ?? new Map<string, SessionState>();
    byKind.set(key.kind, known);
    const state = known.get(key.id) ?? readSession(world, key);
    known.set(key.id, state);
    return state;
  };
}
