import { type AwsProfiles, readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { whoSigns } from '../../facts/claude-code/who-signs.ts';
import { effectiveConfiguration } from '../../facts/settings/effective.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import type { EffectiveValue } from '../../model/configuration.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { chooseRegions } from '../../plan/models/choose-regions.ts';
import { checkNamedModels } from '../../plan/models/named-models.ts';
import { chooseSignIn, type SignIn, type SignInOptions } from './models-sign-in.ts';

/** The options of `models`. */
export type ModelsOptions = SignInOptions & {
  readonly region?: readonly string[] | undefined;
  readonly model?: readonly string[] | undefined;
  readonly probe?: boolean | undefined;
};

/** What is to be asked of AWS, and by whom. */
export interface ModelsQuestion {
  /** The world as Claude Code sees it. */
  readonly world: World;
  readonly aws: AwsProfiles;
  readonly signIn: SignIn;
  readonly regions: readonly string[];
  /** The region of the sign-in, or the one Claude Code uses: what is near it comes first. */
  readonly home: string;
  /** Every region with Claude is asked. */
  readonly isEverywhere: boolean;
  /** Models to probe beside the recommended ones. */
  readonly named: readonly string[];
  readonly isProbed: boolean;
}

/** Makes the question from the options and, where they leave something open, from what Claude Code uses now. */
export async function readQuestion(world: World, options: ModelsOptions): Promise<Outcome<ModelsQuestion>> {
  const settings = trustedSettings(world, await readSettings(world));
  const seen = claudeWorld(world, settings);
  const aws = readProfiles(seen);
  const effective = effectiveConfiguration(settings, world.env, aws.profiles);

  const signer = { ...aws, world: seen, signedBy: whoSigns(world, effective, aws.profiles) };
  const signIn = await chooseSignIn(options, signer);
  if (!signIn.ok) return signIn;
  const configured = effective.find(({ key }) => key === 'region');
  const given = options.region ?? [];
  const home = signIn.value.region ?? configured?.value ?? 'us-east-1';
  // Claude Code falls back to us-east-1; a sign-in that is only being chosen is not to land there, or in the region
  // of another profile, unasked.
  const isGuess = signIn.value.region === undefined && !isNamed(configured);
  if (isGuess && given.length === 0 && isSignInGiven(options)) return regionMissing();
  const regions = chooseRegions(given, home);
  if (!regions.ok) return regions;
  const named = checkNamedModels(options.model ?? [], regions.value);
  if (!named.ok) return named;
  return success({
    world: seen,
    aws,
    signIn: signIn.value,
    regions: regions.value,
    home,
    isEverywhere: given.includes('all'),
    named: named.value,
    isProbed: options.probe === true,
  });
}

/** True for a region that a variable names, in the settings or in the environment. */
function isNamed(region: EffectiveValue | undefined): boolean {
  return region !== undefined && !['default', 'aws-config', 'aws-credentials'].includes(region.origin.from);
}

function isSignInGiven(options: ModelsOptions): boolean {
  const names = ['profile', 'auth', 'api-key-file', 'api-key-stdin'] as const;
  return names.some((name) => options[name] !== undefined);
}

function regionMissing(): Outcome<never> {
  return refusal(
    'option-missing',
    'No AWS region was named, and the sign-in has none.',
    'Add --region REGION.',
  );
}
