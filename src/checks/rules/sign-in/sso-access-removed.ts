import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import { commandLine } from '../../../shell/command-line.ts';
import { refusedByAws } from '../../helpers/refused-by-aws.ts';
import { signInOf } from '../../helpers/sign-in.ts';

/** The assignment was revoked, or the permission set renamed: only who manages IAM Identity Center can tell. */
export const ssoAccessRemoved = refusedByAws('sso-access-removed', {
  group: 'Sign-in',
  title: 'The account and the role of the profile are assigned to you',
  after: ['sso-wrong-region'],
  about: (facts) => {
    const signIn = signInOf(facts);
    const { account, role } = assignment(facts);
    const odd = oddAssignment(facts);
    return {
      title: `IAM Identity Center gives you no access to ${role} in account ${account}`,
      ...(signIn && { origin: signIn.origin }),
      ...(odd !== undefined && { found: odd }),
    };
  },
  fix: (facts) => {
    const signIn = signInOf(facts);
    if (oddAssignment(facts)) {
      const run = signIn && `claude-bedrock accounts ${commandLine({ profile: signIn.profile })}`;
      return { say: 'Correct the profile: the command lists what you have.', ...(run && { run }) };
    }
    const { account, role } = assignment(facts);
    return {
      say: 'Send the text below to whoever manages IAM Identity Center. Until then, another account or role of yours may work: /bedrock:setup.',
      send: `Please assign me the permission set ${role} in the AWS account ${account} (access portal ${signIn?.startUrl ?? ''}, IAM Identity Center in ${signIn?.region ?? ''}). I use it for Claude Code with Amazon Bedrock; AWS answers GetRoleCredentials with "No access". If it was renamed, please tell me its new name.`,
    };
  },
});

/** What cannot be an account or a permission set at all. */
function oddAssignment(facts: HomeFacts): string | undefined {
  const { account, role } = assignment(facts);
  if (!/^\d{12}$/.test(account))
    return `sso_account_id = ${account}: an account has 12 digits and nothing else.`;
  return role.startsWith('arn:') || role.startsWith('AWSReservedSSO_')
    ? `sso_role_name = ${role}: it wants the name of the permission set, as the access portal shows it, not the role in the account.`
    : undefined;
}

function assignment({ signing }: HomeFacts): { account: string; role: string } {
  const section = signing.chain.at(-1)?.section;
  return { account: section?.sso_account_id ?? '(unknown)', role: section?.sso_role_name ?? '(unknown)' };
}
