import { resolve } from 'node:path';
import { bytesToHex as hex, randomBytes } from '@noble/hashes/utils.js';
import { replaceFile } from '../../effects/replace-file.ts';
import { type AwsProfiles, readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { whoSigns } from '../../facts/claude-code/who-signs.ts';
import { readFileSafely } from '../../facts/machine/read-file.ts';
import { effectiveConfiguration, effectiveValue } from '../../facts/settings/effective.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { FAMILY_PINS } from '../../knowledge/model-families.ts';
import { isBedrockId } from '../../knowledge/model-id.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { sha256 } from '../../plan/edit/plan-id.ts';
import { modelPrices, modelPricing } from '../../plan/models/model-prices.ts';
import { readPortalAddress } from '../../plan/profile/portal-address.ts';
import { type InitAnswers, initRollout, missingAnswers, toFillIn } from '../../rollout/file/init-rollout.ts';
import { WAY_FACTS } from '../../rollout/handout/ways.ts';
import { askPrices } from '../models/ask-prices.ts';

/** What a new file comes to. */
export interface InitDraft {
  readonly planId: string;
  readonly file: string;
  readonly text: string;
  readonly fillIn: readonly string[];
}

/** The same, and where it knows no model those that answer its sign-in. */
export async function answersFromHere(world: World, given: InitAnswers): Promise<InitAnswers> {
  const known = await knownFromHere(world, given);
  const { models, profile, region, way } = known;
  if (models.length > 0 || profile === undefined || region === undefined || way === 'gateway') return known;
  const { probedModels } = await import('./default-models.ts');
  return { ...known, models: await probedModels(world, profile, region) };
}

/** The answers with what this computer knows where nothing was said. Asks nobody. */
export async function knownFromHere(world: World, given: InitAnswers): Promise<InitAnswers> {
  const settings = trustedSettings(world, await readSettings(world));
  const seen = claudeWorld(world, settings);
  const aws = readProfiles(seen);
  const effective = effectiveConfiguration(settings, world.env, aws.profiles);
  const name = given.profile ?? whoSigns(world, effective, aws.profiles).name;
  const profile = aws.profiles.find((one) => one.name === name);
  const portal = name === undefined ? {} : portalOf(name, aws);
  const pinned = [...Object.values(FAMILY_PINS), 'ANTHROPIC_MODEL'].flatMap((key) => {
    const id = effectiveValue(effective, key);
    return id !== undefined && isBedrockId(id) ? [id] : [];
  });
  return {
    ...given,
    profile: name,
    startUrl: given.startUrl ?? portal.sso_start_url,
    identityCenterRegion: given.identityCenterRegion ?? portal.sso_region,
    accountId: given.accountId ?? profile?.accountId,
    permissionSet: given.permissionSet ?? profile?.roleName,
    region: given.region ?? profile?.region ?? effectiveValue(effective, 'region'),
    models: given.models.length > 0 ? given.models : [...new Set(pinned)],
  };
}

/** The answers with what the models cost by AWS's price list of today. */
export async function withPrices(world: World, given: InitAnswers): Promise<Outcome<InitAnswers>> {
  const { region, models } = given;
  // What is missing is asked for as without prices.
  if (region === undefined || models.length === 0) return success(given);
  const seen = claudeWorld(world, trustedSettings(world, await readSettings(world)));
  const list = await askPrices(seen, region);
  if (!list.ok)
    return refusal(list.finding.id, list.finding.message, 'Leave out --prices, or run it again later.');
  const { priced, without } = modelPrices(models, list.value);
  if (without.length > 0)
    return refusal(
      'option-conflict',
      `AWS's price list of ${region}, published ${list.value.published}, has no price of ${without.join(', ')}.`,
      'Leave out --prices, or these models.',
    );
  const { overrides } = modelPricing(priced, false);
  return success({ ...given, prices: { region, published: list.value.published, models: overrides } });
}

function portalOf(name: string, { files }: AwsProfiles): Readonly<Record<string, string | undefined>> {
  const section = files.profiles.get(name);
  const session = section?.sso_session;
  return (session === undefined ? section : files.ssoSessions.get(session)) ?? {};
}

/** The file that the answers make, where there is none yet. Writes nothing. */
export function draftInit(world: World, named: string, given: InitAnswers): Outcome<InitDraft> {
  const file = resolve(world.cwd, named);
  if (readFileSafely(file).state !== 'absent') return isThere(file);
  const missing = missingAnswers(given);
  if (missing.length > 0) {
    const names = missing.map((name) => `--${name}`).join(', ');
    return refusal('option-missing', `Still to be said: ${names}.`, helpOn(missing));
  }
  const portal = given.startUrl === undefined ? undefined : readPortalAddress(given.startUrl);
  if (portal && !portal.ok) return portal;
  const answers = { ...given, startUrl: portal?.value.startUrl };
  const text = initRollout(answers);
  if (!text.ok) return text;
  const planId = sha256(JSON.stringify([file, text.value])).slice(0, 16);
  return success({ planId, file, text: text.value, fillIn: toFillIn(answers) });
}

function isThere(file: string): Outcome<never> {
  return refusal('rollout-exists', `${file} is there already.`, 'Edit that file, or name another.');
}

/** Where the way is open, the table by which it is chosen. */
function helpOn(missing: readonly string[]): string {
  if (missing.includes('way'))
    return Object.entries(WAY_FACTS)
      .map(
        ([way, { fits, cloudTrail }]) => `--way ${way}: ${fits}; CloudTrail names the person: ${cloudTrail}.`,
      )
      .join('\n');
  return missing.includes('model')
    ? "'claude-bedrock models' lists the models of a region; --from-here takes those that this computer uses."
    : 'Add them, or --from-here, which takes what this computer knows.';
}

/** Writes the file if it is still the one that was agreed on. */
export async function applyInit(
  world: World,
  named: string,
  answers: InitAnswers,
  agreedId: string,
): Promise<Outcome<InitDraft>> {
  const draft = draftInit(world, named, answers);
  if (!draft.ok) return draft;
  const { planId, file, text } = draft.value;
  if (planId !== agreedId)
    return refusal('plan-changed', 'The answers changed since the plan was shown.', 'Plan again.');
  const token = hex(randomBytes(4));
  const wanted = { file, expected: undefined, content: Buffer.from(text), mode: 0o644, token };
  const written = await replaceFile(wanted);
  if (!written.ok) return written;
  return written.value === 'written' ? draft : isThere(file);
}
