import { readProfiles } from '../../facts/aws-files/profiles.ts';
import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { whoSigns } from '../../facts/claude-code/who-signs.ts';
import { effectiveConfiguration } from '../../facts/settings/effective.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { chooseSignIn, type SignInFacts, type SignInOptions } from '../../flows/models/models-sign-in.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { knownProfile } from '../../plan/profile/check-profile.ts';
import { choosePortal } from '../../plan/profile/choose-portal.ts';
import { ASKED } from '../../plan/setup/script.ts';
import type { SetupOptions } from '../../plan/setup/setup-answers.ts';
import { takesProfile } from '../../plan/setup/setup-answers.ts';
import { type SignInWay, signInWays } from '../../plan/setup/sign-in-offers.ts';
import { isTurn, type Option } from '../../questions/questions.ts';
import { answered, signedIn, type WizardState } from '../state.ts';
import type { Step } from '../walk.ts';

/** More than fit on a small screen are searched by typing. */
const MANY = 8;

type Chosen = SignInWay | 'new' | 'api-key';

/** Which sign-in Claude Code is to use: one that is there, a new one, or an API key. */
export const chooseWhoSigns: Step<WizardState> = async ({ world, ask }, state) => {
  if (state.signIn.kind !== 'open') return success(state);
  const facts = await gather(world);
  if (isGiven(state.answers)) return withAnswers(facts, state, state.answers);
  const options = offers(facts, world, state.answers.auth !== undefined);
  const question = { message: ASKED.signIn, options };
  const choice = await (options.length > MANY ? ask.search(question) : ask.select(question));
  if (isTurn(choice)) return choice;
  if (choice === 'new' || choice === 'api-key') return success(signedIn(state, { kind: choice }));
  return withAnswers(facts, answered(state, choice.answers), choice.answers);
};

/** Where it was said already that a profile is to sign, nothing else is offered. */
function offers(facts: SignInFacts, world: World, isProfileWanted: boolean): readonly Option<Chosen>[] {
  const ways = signInWays(facts.profiles, world.env, facts.signedBy.name);
  const fitting = isProfileWanted ? ways.filter(({ answers }) => answers.profile !== undefined) : ways;
  return [
    ...fitting.map((way) => ({ label: way.offer.label, hint: way.offer.description, value: way })),
    {
      label: 'New sign-in with IAM Identity Center',
      hint: 'In a browser; adds an AWS profile',
      value: 'new' as const,
    },
    ...(isProfileWanted ? [] : [API_KEY]),
  ];
}

const API_KEY: Option<Chosen> = {
  label: 'Amazon Bedrock API key',
  hint: 'Typed here, not shown',
  value: 'api-key',
};

/** True where the options say what signs, and not only in which way. */
function isGiven(options: SetupOptions): boolean {
  const auth = options.auth;
  return options.profile !== undefined || (auth !== undefined && !takesProfile(auth));
}

/** What the person's files and variables hold, read anew: they may have signed in elsewhere meanwhile. */
async function gather(world: World): Promise<SignInFacts> {
  const settings = trustedSettings(world, await readSettings(world));
  const seen = claudeWorld(world, settings);
  const aws = readProfiles(seen);
  const effective = effectiveConfiguration(settings, world.env, aws.profiles);
  const signedBy = whoSigns(world, effective, aws.profiles);
  return { ...aws, world: seen, signedBy };
}

/** A profile whose sign-in is over leads to its access portal. */
async function withAnswers(
  facts: SignInFacts,
  state: WizardState,
  answers: SetupOptions,
): Promise<Outcome<WizardState>> {
  const name = answers.profile;
  const signIn = await chooseSignIn(forModels(answers), facts);
  if (signIn.ok) {
    const { signer, region } = signIn.value;
    const ready = { signer, ...(region !== undefined && { region }) };
    return success(signedIn(state, { kind: 'ready', ready }));
  }
  const isOver = ['sso-not-signed-in', 'sso-expired'].includes(signIn.problem.code);
  if (name === undefined || !isOver) return signIn;
  const profile = knownProfile(name, facts.profiles, facts.files.droppedProfiles);
  const portal = choosePortal({ profile: name }, facts);
  if (!profile.ok || !portal.ok || !portal.value) return portal.ok ? signIn : portal;
  return success(signedIn(state, { kind: 'portal', portal: portal.value, profile: profile.value }));
}

/** `models` asks with the profile itself, whoever gets its credentials. */
function forModels({ auth, ...answers }: SetupOptions): SignInOptions {
  return auth === undefined || takesProfile(auth) ? answers : { ...answers, auth };
}
