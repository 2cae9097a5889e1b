import { resolveKind } from '../../facts/aws-files/profile-kind.ts';
import type { Edit } from '../../model/change.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { isLauncherCommand } from '../../shell/launcher-command.ts';
import { isKnownToCli, isVersion2, type Renewer, refreshLines, SSO_LOGIN } from '../../shell/refresh-line.ts';
import { quoteForShell } from '../../shell/shell-quote.ts';
import { valueAt } from '../edit/key-values.ts';
import type { SetupAnswers } from './setup-answers.ts';
import type { SetupFacts } from './setup-facts.ts';

export type { Renewer };

/** What `awsAuthRefresh` is to be. */
export interface RefreshPlan {
  /** Who renews the sign-in, or why nobody does. */
  readonly state: Renewer | 'off' | 'not-sso' | 'not-for-the-team' | 'not-quotable';
  /** Who could do it as well. */
  readonly others: readonly Renewer[];
  readonly edits: readonly Edit[];
}

/**
 * `awsAuthRefresh` runs in a shell whenever credentials are refused, so it is written only where signing in again
 * helps: with IAM Identity Center. Our launcher needs nothing installed; it is of this computer, so the settings of a
 * team get the AWS CLI's command. A command of the person's own stays unless one of these takes its place, or
 * `--refresh off` says that there is to be none.
 */
export function planRefresh(
  facts: SetupFacts,
  { auth, refresh, scope }: SetupAnswers,
  profile: Profile | undefined,
): Outcome<RefreshPlan> {
  if (refresh === 'off') return success({ state: 'off', others: [], edits: [refreshEdit(undefined)] });
  if (!profile || !signsInBySso(facts, profile)) {
    return refresh === 'auto' ? success(leaveOut(facts, 'not-sso')) : notSso();
  }
  if (refresh === 'own' && scope === 'project') return notForTheTeam();
  if (refresh === 'aws-cli' && !isKnownToCli(facts.awsCli, profile)) return noAwsCli(facts, profile);
  const { awsCli, platform } = facts;
  const launcher = scope === 'project' ? undefined : facts.launcher;
  const commands = refreshLines(profile, { launcher, awsCli, platform });
  const renewers = [...commands.keys()];
  const renewer = refresh === 'auto' ? renewers[0] : refresh;
  const command = renewer && commands.get(renewer);
  if (renewer === undefined || command === undefined) {
    const isQuotable = quoteForShell(profile.name, platform) !== undefined;
    return success(leaveOut(facts, isQuotable && scope === 'project' ? 'not-for-the-team' : 'not-quotable'));
  }
  const others = renewers.filter((one) => one !== renewer && (one === 'own' || auth !== 'isolated'));
  return success({ state: renewer, others, edits: [refreshEdit(command)] });
}

/** No command of ours; one that an earlier setup wrote goes. */
function leaveOut({ target, launcher, platform }: SetupFacts, state: RefreshPlan['state']): RefreshPlan {
  const standing = valueAt(target, ['awsAuthRefresh']);
  const isLeftOver =
    String(standing ?? '').startsWith(SSO_LOGIN) || isLauncherCommand(standing, launcher, 'login', platform);
  return { state, others: [], edits: isLeftOver ? [refreshEdit(undefined)] : [] };
}

function refreshEdit(value: string | undefined): Edit {
  return { path: ['awsAuthRefresh'], value, isSecret: false };
}

/** A console login is the AWS CLI's alone, and takes a terminal. */
function signsInBySso({ aws }: SetupFacts, { name }: Profile): boolean {
  const { session } = resolveKind(name, aws.files);
  return session !== undefined && session.kind !== 'console-login';
}

function notSso(): Outcome<never> {
  return refusal(
    'option-conflict',
    'What signs has no sign-in of IAM Identity Center that could be renewed.',
    'Leave out --refresh.',
  );
}

function notForTheTeam(): Outcome<never> {
  return refusal(
    'option-conflict',
    '--refresh own names a file of this computer, which the team does not have.',
    'Use --refresh aws-cli, or --scope user or local.',
  );
}

function noAwsCli({ awsCli }: SetupFacts, { name }: Profile): Outcome<never> {
  if (!isVersion2(awsCli))
    return refusal('aws-cli-missing', 'No AWS CLI version 2 was found.', 'Install it, or use --refresh own.');
  return refusal(
    'option-conflict',
    `The AWS CLI does not find the sign-in of the profile '${name}', which takes its role by way of another.`,
    'Use --refresh own.',
  );
}
