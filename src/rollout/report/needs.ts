import { join } from 'node:path';
import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { findAwsCli } from '../../facts/machine/aws-cli.ts';
import { isRunnable } from '../../facts/machine/programs.ts';
import type { Profile } from '../../model/configuration.ts';
import { alteredWorld, type World } from '../../model/world.ts';
import { type DesktopDocument, desktopText } from '../check/document.ts';
import { entryOf, type Tree } from '../formats/tree.ts';

/** Something that a configuration needs on the device. */
export interface Need {
  readonly what: 'profile' | 'sign-in' | 'aws-cli' | 'helper';
  readonly name: string;
  /** Claude Desktop alone needs it. */
  readonly isOfDesktop: boolean;
  readonly state: 'there' | 'missing' | 'expired';
  readonly say: string;
  readonly fix?: string | undefined;
}

/** Whether profile, AWS CLI, sign-in and helper are there that the configurations in force name. */
export async function deviceNeeds(
  world: World,
  desktop: DesktopDocument | undefined,
  settings: readonly Tree[],
): Promise<readonly Need[]> {
  const ofDesktop =
    desktop && isByProfile(desktop) ? desktopText(desktop, 'inferenceBedrockProfile') : undefined;
  const ofCode = settings.flatMap((one) => {
    const value = entryOf(entryOf(one, 'env')?.value, 'AWS_PROFILE')?.value;
    return value?.kind === 'string' ? [value.value] : [];
  });
  const names = [...new Set([...(ofDesktop === undefined ? [] : [ofDesktop]), ...ofCode])];
  const { profiles } = names.length === 0 ? { profiles: [] } : readProfiles(worldOf(world, desktop));
  const needs = names.flatMap((name) =>
    ofProfile(
      name,
      profiles.find((one) => one.name === name),
      !ofCode.includes(name),
    ),
  );
  const refresh = settings.some((one) => {
    const value = entryOf(one, 'awsAuthRefresh')?.value;
    return value?.kind === 'string' && /^\s*aws\s/.test(value.value);
  });
  const cli = desktop && desktopText(desktop, 'inferenceBedrockAwsCliPath');
  return [
    ...needs,
    ...(cli === undefined ? [] : [program(world, 'aws-cli', cli)]),
    ...(cli === undefined && (refresh || ofDesktop !== undefined) ? [await awsCli(world, !refresh)] : []),
    ...helper(world, desktop),
  ];
}

function isByProfile(document: DesktopDocument): boolean {
  const kind = desktopText(document, 'inferenceCredentialKind');
  return kind === undefined || kind === 'vendor-profile';
}

/** The app may be told of another folder than `~/.aws`. */
function worldOf(world: World, desktop: DesktopDocument | undefined): World {
  const folder = desktop && desktopText(desktop, 'inferenceBedrockAwsDir');
  if (folder === undefined) return world;
  const env = {
    ...world.env,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  return alteredWorld(world, { env });
}

function ofProfile(name: string, profile: Profile | undefined, isOfDesktop: boolean): readonly Need[] {
  if (!profile)
    return [
      {
        what: 'profile',
        name,
        isOfDesktop,
        state: 'missing',
        say: `There is no profile "${name}" in the AWS files.`,
        fix: 'Merge the aws-config of the rollout into the AWS config file (.aws/config in the home).',
      },
    ];
  const there: Need = {
    what: 'profile',
    name,
    isOfDesktop,
    state: 'there',
    say: `The profile "${name}" is there (${profile.kind}).`,
  };
  const { session } = profile;
  if (!session) return [there];
  const isValid = session.state === 'valid';
  return [
    there,
    {
      what: 'sign-in',
      name,
      isOfDesktop,
      state: isValid ? 'there' : session.state === 'expired' ? 'expired' : 'missing',
      say: isValid ? `Somebody is signed in for "${name}".` : `Nobody is signed in for "${name}".`,
      ...(!isValid && { fix: `claude-bedrock login --profile ${name}` }),
    },
  ];
}

async function awsCli(world: World, isOfDesktop: boolean): Promise<Need> {
  const found = await findAwsCli(world);
  const name = found?.path ?? 'aws';
  return found
    ? {
        what: 'aws-cli',
        name,
        isOfDesktop,
        state: 'there',
        say: `The AWS CLI is there (${found.version ?? name}).`,
      }
    : {
        what: 'aws-cli',
        name,
        isOfDesktop,
        state: 'missing',
        say: 'The AWS CLI is not on PATH, with which the sign-in is renewed.',
        fix: 'Install it, or have people use claude-bedrock login.',
      };
}

function helper(world: World, desktop: DesktopDocument | undefined): readonly Need[] {
  const path = desktop && desktopText(desktop, 'inferenceCredentialHelper');
  const kind = desktop && desktopText(desktop, 'inferenceCredentialKind');
  const isUsed = kind === undefined || kind === 'helper-script';
  return path === undefined || !isUsed ? [] : [program(world, 'helper', path)];
}

function program(world: World, what: 'helper' | 'aws-cli', path: string): Need {
  // What lies on another computer is not asked for.
  const isThere = !/^[\\/]{2}/.test(path) && isRunnable(world, path);
  return {
    what,
    name: path,
    isOfDesktop: true,
    state: isThere ? 'there' : 'missing',
    say: isThere ? `${path} is there.` : `${path} is not there, or may not be started.`,
    ...(!isThere && { fix: 'Install it in that place, for every user to start.' }),
  };
}
