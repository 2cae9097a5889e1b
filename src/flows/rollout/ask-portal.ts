import type { AwsProfiles } from '../../facts/aws-files/profiles.ts';
import type { World } from '../../model/world.ts';
import { signInEndpoint } from '../../plan/profile/check-sign-in-address.ts';
import { choosePortal } from '../../plan/profile/choose-portal.ts';
import type { RolloutFinding } from '../../rollout/check/document.ts';
import type { PortalToAsk } from '../../rollout/check/live-questions.ts';
import { askAccounts } from '../sign-in/ask-accounts.ts';
import { regionsFor } from '../sign-in/find-portal-region.ts';
import { standingSignIn } from '../sign-in/standing-sign-in.ts';

/** Whether a portal is real and in its region, and, where the administrator is signed in to it, account and role there. */
export async function askPortal(
  world: World,
  asked: PortalToAsk,
  profiles: AwsProfiles,
): Promise<readonly RolloutFinding[]> {
  const { startUrl, region, place } = asked;
  const say = (id: string, severity: 'fail' | 'warn', cause: string, fix: string): RolloutFinding[] => [
    { id, severity, place, cause, fix },
  ];
  const chosen = choosePortal({ 'start-url': startUrl, 'sso-region': region }, profiles);
  if (!chosen.ok) return say('live-portal-unknown', 'fail', chosen.problem.message, chosen.problem.fix);
  if (!chosen.value) return [];
  const { startUrl: address } = chosen.value;
  const aws = await (await import('../../aws/index.ts')).identityCenter();
  const readsPage = signInEndpoint(world.env) === undefined;
  const find = (regions: readonly string[]) =>
    aws.withPortal(world, '', (session) => aws.findRegion(session, address, { regions, readsPage }));
  const here = await find([region]);
  if (here.regions.length === 0) {
    if (here.isSilent)
      return say(
        'live-not-asked',
        'warn',
        `IAM Identity Center in ${region} did not answer.`,
        'Try again where it can be reached.',
      );
    const elsewhere = await find(regionsFor(address).filter((one) => one !== region));
    const [home] = elsewhere.regions;
    return home === undefined
      ? say(
          'live-portal-unknown',
          'fail',
          `No region of IAM Identity Center knows ${startUrl}.`,
          'Write the address that the browser shows in the access portal.',
        )
      : say(
          'live-portal-region',
          'fail',
          `${startUrl} is at home in ${home}, not in ${region}.`,
          `Write ${home}.`,
        );
  }
  return accountOf(world, asked, chosen.value, say);
}

async function accountOf(
  world: World,
  { startUrl, accountId, roleName }: PortalToAsk,
  portal: Parameters<typeof standingSignIn>[1],
  say: (id: string, severity: 'fail' | 'warn', cause: string, fix: string) => RolloutFinding[],
): Promise<readonly RolloutFinding[]> {
  if (accountId === undefined) return [];
  const standing = await standingSignIn(world, portal);
  if (!standing.ok) return say('live-not-asked', 'warn', standing.problem.message, standing.problem.fix);
  if (!standing.value)
    return say(
      'live-not-asked',
      'warn',
      `You are not signed in to ${startUrl}, so account and role there were not looked for.`,
      `claude-bedrock login --start-url ${startUrl} --sso-region ${portal.region}`,
    );
  const answer = await askAccounts(world, portal, standing.value.token, { accountId });
  if (!answer.ok) return say('live-not-asked', 'warn', answer.problem.message, answer.problem.fix);
  const account = answer.value.found.find((one) => one.accountId === accountId);
  if (!account)
    return say(
      'live-account-missing',
      'warn',
      `The account ${accountId} is none of those that you have in ${startUrl}.`,
      'Correct it, or have someone who has it check.',
    );
  if (roleName === undefined || account.roles.includes(roleName) || account.finding !== undefined) return [];
  const fix = 'Correct it, or assign the permission set to you and to the people.';
  return say(
    'live-role-missing',
    'warn',
    `You have no permission set "${roleName}" in the account ${accountId}; there are ${account.roles.join(', ') || 'none'}.`,
    fix,
  );
}
