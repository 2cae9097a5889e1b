import type { AwsFiles } from '../../facts/aws-files/aws-files.ts';
import { type Outcome, refusal } from '../../model/outcome.ts';

const MAX_LENGTH = 100;

/** What the SDK takes behind `[profile` (`parseIni` of @smithy/core); no option, and no other section's name. */
const NAME = /^(?![-.])(?!__proto__$)(?!(profile|sso-session|services)\.)[\w@+.%:/-]+$/;

/** Why a name cannot stand in the AWS config file, or `undefined`. */
export function checkName(option: '--name' | '--sso-session', name: string): Outcome<never> | undefined {
  if (NAME.test(name) && name.length <= MAX_LENGTH) return undefined;
  const shown = name.length > MAX_LENGTH ? `${name.slice(0, MAX_LENGTH)}…` : name;
  return refusal(
    'profile-name-unsupported',
    `The AWS SDK in Claude Code does not read a section with the name '${shown}' (${option}).`,
    `Give a name of letters, digits, - and _, at most ${MAX_LENGTH} of them.`,
  );
}

/** What a profile is named after. The name of the account is not known everywhere. */
export interface Named {
  readonly accountId: string;
  readonly accountName?: string;
  readonly roleName: string;
}

/** A short name that no profile has: `sandbox-bedrockuser`; without the account's name `bedrockuser-111122223333`. */
export function defaultProfileName({ accountId, accountName, roleName }: Named, files: AwsFiles): string {
  const account = slug(accountName ?? '');
  const parts = account ? [account, slug(roleName)] : [slug(roleName), accountId];
  return freeName(parts.filter(Boolean).join('-'), takenNames(files));
}

/** Every name that stands in the AWS files as a profile, also those that the SDK drops. */
export function takenNames({ profiles, droppedProfiles }: AwsFiles): readonly string[] {
  return [...profiles.keys(), ...droppedProfiles];
}

/** The profile that leads to this account with this role through this session already. */
export function profileOf(
  { accountId, roleName }: Named,
  session: string,
  region: string | undefined,
  { profiles }: AwsFiles,
): string | undefined {
  const found = [...profiles].find(
    ([, section]) =>
      section.sso_session === session &&
      section.sso_account_id === accountId &&
      section.sso_role_name === roleName &&
      (region === undefined || section.region === region),
  );
  return found?.[0];
}

/** `name`, or with a number behind it where it is taken; letters of either case count as the same. */
export function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((other) => other.toLowerCase()));
  if (!lower.has(name.toLowerCase())) return name;
  for (let number = 2; ; number++) {
    if (!lower.has(`${name}-${number}`.toLowerCase())) return `${name}-${number}`;
  }
}

const SLUG_LENGTH = 24;

/** A text as a short part of a name that every program takes: `Team A (Prod)` → `team-a-prod`; may come out empty. */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/g, '-').slice(0, SLUG_LENGTH);
  return joined.replace(/^-|-$/g, '');
}
