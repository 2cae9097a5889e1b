import { isOn } from '../../knowledge/settings-keys.ts';
import { WAY_RULES } from '../../knowledge/ways.ts';
import type {
  AwsFile,
  EffectiveValue,
  Profile,
  SettingsFileStatus,
  SignedBy,
  Tool,
} from '../../model/configuration.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';
import { nearest } from '../../text/nearest.ts';
import { noReadableProfile } from '../profile/profiles-to-choose.ts';
import { ASKS_FOR_CODE, needsSignIn } from './sign-in-offers.ts';

/** What `status` found out, as far as the next step depends on it. */
interface Facts {
  readonly effective: readonly EffectiveValue[];
  readonly awsCli?: Tool;
  readonly bedrock: 'on' | 'off';
  readonly settings: readonly SettingsFileStatus[];
  readonly signedBy: SignedBy;
  readonly profiles: readonly Profile[];
  readonly awsFiles: readonly AwsFile[];
}

/** One sentence: what to do next, given all that `status` found out. */
export function nextStepOf(facts: Facts, platform: NodeJS.Platform, dropped: readonly string[] = []): string {
  const broken = facts.settings.find(({ state }) => state === 'invalid' || state === 'unreadable');
  if (broken) return `${broken.message} ${broken.fix}`;
  const { name } = facts.signedBy;
  if (name !== undefined) {
    const trouble = troubleWith(name, facts, platform);
    if (trouble) return trouble;
  }
  const other = otherWay(facts);
  if (other) return `Claude Code is on ${other}. To see that it answers, run: claude-bedrock doctor`;
  if (facts.bedrock === 'on') {
    const signer = facts.profiles.find((profile) => profile.name === name);
    if (signer?.kind === 'sso-legacy') return repair(signer, platform);
    return 'Bedrock is on. To see that the models can be invoked, run: claude-bedrock models --probe';
  }
  return firstStep(facts, platform, dropped);
}

/** Mantle or Claude Platform on AWS, where it takes the requests. */
function otherWay({ effective, bedrock }: Facts): string | undefined {
  const isSwitched = (name: string) => isOn(effective.find(({ key }) => key === name)?.value);
  const way = (['platform', 'mantle'] as const).find((one) => isSwitched(WAY_RULES[one].switch));
  return bedrock === 'on' || way === undefined ? undefined : WAY_RULES[way].name;
}

/** Why the profile that signs cannot, or `undefined`. */
function troubleWith(name: string, facts: Facts, platform: NodeJS.Platform): string | undefined {
  const profile = facts.profiles.find((candidate) => candidate.name === name);
  if (!profile) {
    const near = nearest(
      name,
      facts.profiles.map((candidate) => candidate.name),
    );
    return `There is no AWS profile '${name}'.${near ? ` Did you mean '${near}'?` : ''} Choose one that exists with: claude-bedrock setup --plan`;
  }
  if (profile.kind === 'incomplete') {
    return `Complete the profile '${name}' in the AWS config file: ${(profile.missing ?? []).join('; ')}.`;
  }
  if (profile.asksForCode) {
    return `The profile '${profile.name}' ${ASKS_FOR_CODE}. Choose another with: claude-bedrock setup --plan`;
  }
  return needsSignIn(profile) ? signIn(profile, facts, platform) : undefined;
}

function firstStep(facts: Facts, platform: NodeJS.Platform, dropped: readonly string[]): string {
  if (facts.signedBy.kind === 'api-key' || facts.signedBy.kind === 'environment') {
    const region = facts.effective.find(({ key }) => key === 'region')?.value;
    return `Bedrock is off. See which models you have: claude-bedrock models --region ${region} --probe`;
  }
  const usable = facts.profiles.filter(({ kind, asksForCode }) => kind !== 'incomplete' && !asksForCode);
  const profile =
    usable.find(({ name }) => name === facts.signedBy.name) ??
    usable.find((p) => !needsSignIn(p)) ??
    usable[0];
  if (!profile && dropped.length > 0) return noReadableProfile(dropped);
  if (!profile) {
    return 'There is no AWS profile yet. Sign in to your AWS access portal, then make a profile for one of your accounts. Begin with: claude-bedrock login --start-url URL --sso-region REGION';
  }
  if (needsSignIn(profile)) return signIn(profile, facts, platform);
  return `Bedrock is off. See which models you have: claude-bedrock models ${option(profile, platform)} --probe`;
}

function signIn(profile: Profile, facts: Facts, platform: NodeJS.Platform): string {
  const isConsole = profile.kind === 'console-login';
  const command = isConsole ? `${withCli(facts)}run: aws login` : 'run: claude-bedrock login';
  return `The profile '${profile.name}' is not signed in. To sign in, ${command} ${option(profile, platform)}`;
}

function repair(profile: Profile, platform: NodeJS.Platform): string {
  return `Bedrock is on. Each sign-in of the profile '${profile.name}' lasts 8 hours; for up to 90 days, run: claude-bedrock profile --plan --repair ${option(profile, platform)}`;
}

/** Version 1 of the AWS CLI knows no IAM Identity Center sign-in. */
function withCli({ awsCli }: Facts): string {
  const isThere = awsCli && !awsCli.version?.startsWith('1.');
  return isThere ? '' : 'install the AWS CLI version 2 and ';
}

/** A name that this shell cannot quote stands as it is: the person reads it and knows. */
function option({ name }: Profile, platform: NodeJS.Platform): string {
  return `--profile ${quoteForShell(name, platform) ?? name}`;
}
