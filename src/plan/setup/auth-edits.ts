import { type Edit, env } from '../../model/change.ts';
import type { Profile } from '../../model/configuration.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { exportCommand, isOurExport } from '../../shell/export-command.ts';
import { valueAt } from '../edit/key-values.ts';
import type { SetupAnswers } from './setup-answers.ts';
import type { SetupFacts } from './setup-facts.ts';

const EXPORT = 'awsCredentialExport';

/**
 * The edits by which one way to sign excludes the others: a key left behind would win over the profile, or the
 * profile over the keys. An `awsCredentialExport` of the person's own stays, unless ours takes its place.
 */
export function authEdits(
  facts: SetupFacts,
  { auth, scope, way: { way } }: SetupAnswers,
  profile: Profile | undefined,
): Outcome<readonly Edit[]> {
  const isOwnKey = way === 'platform';
  const key = way === 'gateway' ? undefined : facts.apiKey?.key;
  const bearer = env(isOwnKey ? 'ANTHROPIC_AWS_API_KEY' : 'AWS_BEARER_TOKEN_BEDROCK', key, true);
  if (auth !== 'isolated' || !profile) {
    const isLeftOver = isOurExport(valueAt(facts.target, [EXPORT]), facts.launcher, facts.platform);
    return success([
      env('AWS_PROFILE', profile?.name),
      bearer,
      ...(isLeftOver ? [credentialExport(undefined)] : []),
    ]);
  }
  if (scope === 'project') return notForTheTeam();
  const command = exportCommand(facts.launcher, profile.name, facts.platform);
  if (command === undefined) return notQuotable(profile.name, facts.launcher);
  return success([env('AWS_PROFILE', undefined), bearer, credentialExport(command)]);
}

function credentialExport(value: string | undefined): Edit {
  return { path: [EXPORT], value, isSecret: false };
}

function notForTheTeam(): Outcome<never> {
  return refusal(
    'option-conflict',
    '--auth isolated names a file of this computer, which the team does not have.',
    'Use --scope user (everywhere) or --scope local (this repository, for you).',
  );
}

function notQuotable(profile: string, launcher: string): Outcome<never> {
  return refusal(
    'profile-name-unsupported',
    `The profile '${profile}' or the path ${launcher} has a character that no command line of this system can hold safely.`,
    'Rename the profile to letters, digits, - and _, or use --auth profile.',
  );
}
