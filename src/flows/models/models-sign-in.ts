import type { ChosenSigner } from '../../aws/index.ts';
import { readApiKey } from '../../facts/api-key.ts';
import { profileKeys } from '../../facts/aws-files/profile-keys.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import type { SignedBy } from '../../model/configuration.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { checkProfile } from '../../plan/profile/check-profile.ts';

/** The options that say what signs. */
export type SignInOptions = {
  readonly profile?: string | undefined;
  readonly auth?: 'profile' | 'api-key' | 'environment' | undefined;
  readonly 'api-key-file'?: string | undefined;
  readonly 'api-key-stdin'?: boolean | undefined;
};

/** What signs, and how to name it again on a command line. */
export interface SignIn {
  readonly signer: ChosenSigner;
  /** The region that goes with it: a short-term API key's, or that of a profile named by option. */
  readonly region?: string;
  /** The options by which `models` and `setup` sign in the same way. */
  readonly options: SignInOptions;
}

/** What Claude Code would sign with now, and where that is looked up. `world` is the one it sees. */
export interface SignInFacts extends AwsProfiles {
  readonly world: World;
  readonly signedBy: SignedBy;
}

/** What to ask AWS with: what the options name, else what Claude Code uses. Refuses what cannot work. */
export async function chooseSignIn(options: SignInOptions, facts: SignInFacts): Promise<Outcome<SignIn>> {
  const { profile, auth, 'api-key-file': file } = options;
  const fromStdin = options['api-key-stdin'] === true;
  const isKeyGiven = fromStdin || file !== undefined || auth === 'api-key';
  if (profile !== undefined && (isKeyGiven || auth === 'environment')) {
    const other = isKeyGiven ? 'an API key' : '--auth environment';
    return refusal('option-conflict', `--profile was given beside ${other}.`, 'Give one of the two.');
  }
  if (isKeyGiven) {
    const given = {
      auth: 'api-key' as const,
      ...(fromStdin && { 'api-key-stdin': true }),
      ...(file !== undefined && { 'api-key-file': file }),
    };
    return withApiKey(facts.world, { fromStdin, file }, given);
  }
  if (auth === 'environment') return success(ENVIRONMENT);
  if (profile !== undefined) return withProfile(profile, facts);
  return withWhatClaudeCodeUses(facts);
}

function withWhatClaudeCodeUses(facts: SignInFacts): Promise<Outcome<SignIn>> | Outcome<SignIn> {
  const { kind, name } = facts.signedBy;
  if (kind === 'api-key')
    return withApiKey(facts.world, { fromStdin: false, file: undefined }, { auth: 'api-key' });
  // A profile, or the one whose credentials our own awsCredentialExport hands over.
  if (name !== undefined) return withoutRegion(withProfile(name, facts));
  if (kind === 'credential-export' || kind === 'nothing') {
    return refusal(
      'option-missing',
      `Claude Code is set to ${kind === 'nothing' ? 'sign nothing' : 'take credentials from awsCredentialExport'}, so it is not known what to ask with.`,
      'Name an AWS profile with --profile, or an API key with --api-key-file.',
    );
  }
  return success(ENVIRONMENT);
}

const ENVIRONMENT: SignIn = { signer: { kind: 'environment' }, options: { auth: 'environment' } };

function withProfile(name: string, { profiles, files }: SignInFacts): Outcome<SignIn> {
  const profile = checkProfile(name, profiles, files.droppedProfiles);
  if (!profile.ok) return profile;
  const { region, kind } = profile.value;
  const keys = kind === 'static' ? profileKeys(files.profiles.get(name)) : undefined;
  return success({
    signer: { kind: 'profile', name, ...(keys && { keys }) },
    ...(region !== undefined && { region }),
    options: { profile: name },
  });
}

/** Where the profile is Claude Code's own choice, AWS_REGION may name another region than the profile. */
function withoutRegion(signIn: Outcome<SignIn>): Outcome<SignIn> {
  if (!signIn.ok) return signIn;
  const { signer, options } = signIn.value;
  return success({ signer, options });
}

async function withApiKey(
  world: World,
  source: Parameters<typeof readApiKey>[1],
  options: SignInOptions,
): Promise<Outcome<SignIn>> {
  const apiKey = await readApiKey(world, source);
  if (!apiKey.ok) return apiKey;
  const { key, region } = apiKey.value;
  return success({
    signer: { kind: 'api-key', key, ...(region !== undefined && { region }) },
    ...(region !== undefined && { region }),
    options,
  });
}
