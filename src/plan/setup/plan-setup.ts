import type { ApiKey } from '../../facts/api-key.ts';
import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import { FAMILY_PINS } from '../../knowledge/model-families.ts';
import type { Way } from '../../knowledge/ways.ts';
import type { FileChange, Warning } from '../../model/change.ts';
import { type Edit, env } from '../../model/change.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { knownProfile } from '../profile/check-profile.ts';
import { profilesToChoose } from '../profile/profiles-to-choose.ts';
import { authEdits } from './auth-edits.ts';
import { checkModel } from './check-model.ts';
import type { Inherited } from './inherited.ts';
import { knobEdits, longContextOfStanding, withLongContext } from './knobs.ts';
import { overrideEdits, pinNames } from './pin-names.ts';
import { planRefresh, type RefreshPlan } from './plan-refresh.ts';
import { planWay } from './plan-way.ts';
import type { SettingAnswer } from './setting-answer.ts';
import { type SetupAnswers, takesProfile } from './setup-answers.ts';
import type { SetupFacts } from './setup-facts.ts';
import { statusLine } from './status-line.ts';

/** What the answers come to: every key that setup stands for, whether or not it changes anything. */
export interface SetupPlan {
  readonly way: Way;
  readonly edits: readonly Edit[];
  readonly region: string;
  /** The profile that signs, where one does. */
  readonly profile?: Profile;
  /** All model ids that the plan names. */
  readonly models: readonly string[];
  readonly refresh: RefreshPlan;
  /** The prefix that Claude Code is to prefer. */
  readonly prefix?: string;
  /** The long context was asked for by name. */
  readonly asksLongContext?: boolean;
  /** The launcher that a setting is to name. */
  readonly launcher?: string;
  /** There is a status line of the person's own, to which this command can be added. */
  readonly statusLineCommand?: string;
}

/** Turns answers and facts into edits of the settings file of one scope; refuses what cannot work. */
export function planSetup(facts: SetupFacts, answers: SetupAnswers): Outcome<SetupPlan> {
  const profile = takesProfile(answers.auth) ? chosenProfile(facts, answers.profile) : success(undefined);
  if (!profile.ok) return profile;
  const auth = authEdits(facts, answers, profile.value);
  if (!auth.ok) return auth;
  const region = chosenRegion(facts, answers, profile.value);
  if (!region.ok) return region;
  const way = planWay(facts, answers, region.value);
  if (!way.ok) return way;
  const model = checkModels(answers, region.value);
  if (model) return model;
  const knobs = knobEdits(answers.knobs, { ...facts, region: region.value });
  if (!knobs.ok) return knobs;
  const names = pinNames(answers.pins, answers.knobs.pinned, facts.target);
  if (!names.ok) return names;
  const { longContext } = answers.knobs;
  const models = [
    ...(answers.model
      ? [env('ANTHROPIC_MODEL', withLongContext(answers.model, undefined, longContext))]
      : []),
    ...[...answers.pins].map(([family, id]) =>
      env(FAMILY_PINS[family], withLongContext(id, family, longContext)),
    ),
  ];
  const named = models.map(({ path }) => path.at(-1) ?? '');
  const refresh = planRefresh(facts, answers, profile.value);
  if (!refresh.ok) return refresh;
  const line = answers.hasStatusLine ? statusLine(facts, answers) : success(undefined);
  if (!line.ok) return line;
  const usesLauncher =
    answers.auth === 'isolated' || refresh.value.state === 'own' || line.value?.way === 'set';
  return success({
    way: answers.way.way,
    region: region.value,
    ...(profile.value && { profile: profile.value }),
    models: [...new Set([...answers.pins.values(), ...(answers.model ? [answers.model] : [])])],
    ...(answers.knobs.prefix && { prefix: answers.knobs.prefix }),
    ...(longContext === 'on' && { asksLongContext: true }),
    refresh: refresh.value,
    ...(usesLauncher && { launcher: facts.launcher }),
    ...(line.value?.way === 'there' && { statusLineCommand: line.value.command }),
    edits: [
      ...way.value,
      ...auth.value,
      ...(isRegionMeant(answers) ? [env('AWS_REGION', region.value)] : []),
      ...models,
      // What is named by --set is meant.
      ...names.value.filter(({ path }) => !answers.settings.some(({ key }) => key.name === path.at(-1))),
      ...longContextOfStanding(facts.target, longContext, named),
      ...knobs.value,
      ...overrideEdits(answers.knobs.overrides),
      ...answers.settings.map(editOf),
      ...refresh.value.edits,
      ...(line.value?.way === 'set' ? [line.value.edit] : []),
    ],
  });
}

/** Before a gateway the region says no more than which models Claude Code takes by itself. */
function isRegionMeant({ way: { way }, region }: SetupAnswers): boolean {
  return way !== 'gateway' || region !== undefined;
}

function editOf({ key, value }: SettingAnswer): Edit {
  if (key.place === 'env') return env(key.name, value, key.isSecret === true);
  return { path: [key.name], value, isSecret: key.isSecret === true };
}

function checkModels(answers: SetupAnswers, region: string): Outcome<never> | undefined {
  const { way, isBesideInvoke } = answers.way;
  const isAddressed = answers.settings.some(
    ({ key, value }) => key.name === 'ANTHROPIC_BEDROCK_BASE_URL' && value,
  );
  const place = { region, isGateway: isAddressed || way === 'gateway', way, isBesideInvoke };
  const primary =
    answers.model === undefined
      ? undefined
      : checkModel(answers.model, { ...place, option: '--model', mayBeAlias: true });
  if (primary) return primary;
  for (const [family, id] of answers.pins) {
    const problem = checkModel(id, { ...place, option: `--pin ${family}`, mayBeAlias: false });
    if (problem) return problem;
  }
  for (const [model, id] of answers.knobs.overrides) {
    if (id === '') continue;
    const problem = checkModel(id, { ...place, option: `--override ${model}`, mayBeAlias: false });
    if (problem) return problem;
  }
  return undefined;
}

function chosenProfile({ aws }: SetupFacts, name: string | undefined): Outcome<Profile> {
  if (name !== undefined) return knownProfile(name, aws.profiles, aws.files.droppedProfiles);
  const choice = profilesToChoose(aws.profiles, aws.files.droppedProfiles);
  return refusal('option-missing', 'No AWS profile was named.', `Add --profile PROFILE. ${choice}`);
}

function chosenRegion(
  facts: SetupFacts,
  answers: SetupAnswers,
  profile: Profile | undefined,
): Outcome<string> {
  const keyRegion = facts.apiKey?.region;
  if (keyRegion && answers.region && keyRegion !== answers.region) {
    return refusal(
      'api-key-wrong-region',
      `This API key was made for ${keyRegion} and works nowhere else, not in ${answers.region}.`,
      `Use --region ${keyRegion}, or make a key in ${answers.region}.`,
    );
  }
  const region = answers.region ?? keyRegion ?? profile?.region;
  if (region) return success(region);
  // Claude Code's own default, by which it chooses models.
  if (answers.way.way === 'gateway') return success('us-east-1');
  return refusal(
    'option-missing',
    'No AWS region was named, and the profile has none.',
    'Add --region REGION.',
  );
}

/** What answered before anything was written, in one piece and as a stream. */
export interface WayProof {
  readonly model: string;
  /** Its address. */
  readonly at: string;
  readonly region?: string;
}

/** A plan with everything that showing and applying it needs. */
export interface SetupDraft {
  readonly change: FileChange;
  readonly planId: string;
  readonly plan: SetupPlan;
  readonly warnings: readonly Warning[];
  /** What the scopes below give already. */
  readonly inherited: readonly Inherited[];
  readonly apiKey: ApiKey | undefined;
  /** False where the file came with a folder that the person has not trusted. */
  readonly isTrusted: boolean;
  readonly proof?: WayProof;
  /** The world as Claude Code sees it, and the AWS files there. */
  readonly seen: World;
  readonly aws: AwsProfiles;
}
