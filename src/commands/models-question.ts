import { flag, type OptionValues, texts } from '../cli/command.ts';
import { claudeWorld } from '../facts/claude-world.ts';
import { effectiveConfiguration, effectiveValue } from '../facts/effective.ts';
import { readProfiles } from '../facts/profiles.ts';
import { readSettings } from '../facts/settings.ts';
import { trustedSettings } from '../facts/trusted-settings.ts';
import { type Outcome, success } from '../outcome.ts';
import { chooseRegions } from '../plan/choose-regions.ts';
import { checkNamedModels } from '../plan/named-models.ts';
import type { World } from '../world.ts';
import { chooseSignIn, type SignIn } from './models-sign-in.ts';
import { whoSigns } from './who-signs.ts';

/** What is to be asked of AWS, and by whom. */
export interface ModelsQuestion {
  /** The world as Claude Code sees it. */
  readonly world: World;
  readonly signIn: SignIn;
  readonly regions: readonly string[];
  /** Models to probe beside the recommended ones. */
  readonly named: readonly string[];
  readonly isProbed: boolean;
}

/** Makes the question from the options and, where they leave something open, from what Claude Code uses now. */
export async function readQuestion(world: World, options: OptionValues): Promise<Outcome<ModelsQuestion>> {
  const settings = await readSettings(world);
  const seen = claudeWorld(world, trustedSettings(world, settings));
  const aws = await readProfiles(seen);
  const effective = effectiveConfiguration(settings, world.env, aws.profiles);

  // A key in the settings of a project is the person's to use; only files, endpoints and proxies need trust.
  const signer = {
    ...aws,
    world: claudeWorld(world, settings),
    signedBy: whoSigns(world, effective, aws.profiles),
  };
  const signIn = await chooseSignIn(options, signer);
  if (!signIn.ok) return signIn;
  const ordinary = signIn.value.region ?? effectiveValue(effective, 'region') ?? 'us-east-1';
  const regions = chooseRegions(texts(options, 'region'), ordinary);
  if (!regions.ok) return regions;
  const named = checkNamedModels(texts(options, 'model'), regions.value);
  if (!named.ok) return named;
  return success({
    world: seen,
    signIn: signIn.value,
    regions: regions.value,
    named: named.value,
    isProbed: flag(options, 'probe'),
  });
}
