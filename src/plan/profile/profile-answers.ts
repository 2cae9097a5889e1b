import { isRegionShaped } from '../../knowledge/regions.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { PortalOptions } from '../../model/portal.ts';
import { checkName } from './profile-name.ts';

/** The options of `profile` that say which profile is to be made, or which ones repaired. */
export type ProfileOptions = Omit<PortalOptions, 'profile'> & {
  readonly account?: string | undefined;
  readonly role?: string | undefined;
  readonly region?: string | undefined;
  readonly name?: string | undefined;
  readonly replace?: boolean | undefined;
  readonly repair?: boolean | undefined;
  /** The profiles to repair, or `all` that can be. */
  readonly profile?: readonly string[] | undefined;
  readonly all?: boolean | undefined;
};

/** The profile that is wanted, as the options tell it. */
export interface ProfileAnswers {
  /** 12 digits. */
  readonly accountId: string;
  readonly roleName: string;
  readonly region: string | undefined;
  readonly name: string | undefined;
  /** A profile of that name may be changed. */
  readonly isReplacing: boolean;
}

/** Reads and checks the options that describe a new profile. */
export function readProfileAnswers(options: ProfileOptions): Outcome<ProfileAnswers> {
  const account = readAccount(options.account);
  if (!account.ok) return account;
  const role = readRole(options.role);
  if (!role.ok) return role;
  const { region, name } = options;
  if (region !== undefined && !isRegionShaped(region)) {
    return refusal(
      'region-malformed',
      `'${region}' is not shaped like an AWS region.`,
      'Give a region such as us-east-1 or eu-central-1.',
    );
  }
  const misnamed = name === undefined ? undefined : checkName('--name', name);
  if (misnamed) return misnamed;
  const isReplacing = options.replace === true;
  return success({ accountId: account.value, roleName: role.value, region, name, isReplacing });
}

const SEE_ACCOUNTS = 'claude-bedrock accounts shows the accounts and roles that you may use.';

/** The AWS console shows account ids in groups, `1111-2222-3333`. */
function readAccount(given: string | undefined): Outcome<string> {
  if (given === undefined)
    return refusal('option-missing', 'No account was named.', `Add --account ID; ${SEE_ACCOUNTS}`);
  const id = given.trim().replace(/^(\d{4})-(\d{4})-(\d{4})$/, '$1$2$3');
  if (/^\d{12}$/.test(id)) return success(id);
  return refusal(
    'account-malformed',
    `'${given}' is no AWS account id.`,
    `Give its 12 digits; ${SEE_ACCOUNTS}`,
  );
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PermissionSet.html */
const PERMISSION_SET = /^[\w+=,.@-]{1,32}$/;

/** The role that Identity Center makes of a permission set, as it stands in ARNs. */
const RESERVED = /AWSReservedSSO_([\w+=,.@-]+)_[0-9a-f]{16}$/;

function readRole(given: string | undefined): Outcome<string> {
  if (given === undefined)
    return refusal('option-missing', 'No role was named.', `Add --role NAME; ${SEE_ACCOUNTS}`);
  const [, meant] = RESERVED.exec(given) ?? [];
  const hint = meant === undefined ? '' : ` Did you mean '${meant}'?`;
  if (meant === undefined && PERMISSION_SET.test(given)) return success(given);
  return refusal(
    'role-malformed',
    `'${given}' is not the name of a permission set.${hint}`,
    `Give the name alone, without a path and no ARN; ${SEE_ACCOUNTS}`,
  );
}
