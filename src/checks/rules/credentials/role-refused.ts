import { needsRole } from '../../../facts/aws-files/profile-kind.ts';
import type { AwsSection } from '../../../facts/aws-files/read-ini.ts';
import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { ProfileLink } from '../../../facts/signing-facts.ts';
import { FAILURES } from '../../../knowledge/failures.ts';
import { ROLE_LIMITS } from '../../../knowledge/role-limits.ts';
import { FINE, failing, notJudged, type Problem } from '../../../model/verdict.ts';
import { durationText } from '../../../text/times.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { refusalsOf } from '../../helpers/refused-by-aws.ts';

/** What a profile says of the role that it takes, and AWS STS does not accept. */
export const roleRefused: Check = {
  id: 'role-refused',
  group: 'Credentials',
  title: 'AWS STS accepts the request for the role',
  after: ['profile-missing', 'profile-incomplete', 'mfa-in-chain'],
  live: 'used',
  judge: (facts) => {
    const { chain } = facts.signing;
    const roles = chain.filter(({ section }, k) => section.role_arn && needsRole(section, k > 0));
    // What a program says of a role of its own is told as what that program says.
    const refusal =
      facts.live?.process?.said === undefined
        ? refusalsOf(facts).find(({ id }) => id === 'role-refused')
        : undefined;
    if (roles.length === 0 && !refusal) return notJudged('no profile takes a role');
    if (facts.live?.credentials?.ok) return FINE;
    for (const [k, role] of roles.entries()) {
      const isChained = k < roles.length - 1 || isByRole(chain.at(-1)?.section ?? {});
      const wrong = wrongKey(role.section, isChained);
      if (wrong) return problem(facts, role, wrong, refusal?.message);
    }
    return refusal ? told(facts, roles, refusal.message) : FINE;
  },
};

interface Wrong {
  readonly key: string;
  readonly why: string;
  readonly fix: string;
}

/** What a platform, a web identity or IAM Identity Center gives is a role already. */
function isByRole(source: AwsSection): boolean {
  const { credential_source: kind, web_identity_token_file: token, sso_account_id: account } = source;
  const isOfPlatform = kind === 'EcsContainer' || kind === 'Ec2InstanceMetadata';
  return isOfPlatform || token !== undefined || account !== undefined;
}

function wrongKey(section: AwsSection, isChained: boolean): Wrong | undefined {
  const { role_arn: arn, role_session_name: name, external_id: id, duration_seconds: seconds } = section;
  if (arn && !ROLE_LIMITS.arn.test(arn)) {
    const why = 'A role is written as arn:aws:iam::ACCOUNT:role/NAME, without quotes.';
    return { key: 'role_arn', why, fix: 'Write the ARN as the AWS console (IAM, Roles) shows it' };
  }
  if (name && !ROLE_LIMITS.sessionName.test(name)) {
    const why = 'It may hold letters, digits and = , . @ + - _, no blanks, and 2 to 64 of them.';
    return { key: 'role_session_name', why, fix: 'Write a name of such signs, or take the line away' };
  }
  if (id && !ROLE_LIMITS.externalId.test(id)) {
    const why = 'An external id has 2 to 1224 letters, digits and = , . @ : / + - _.';
    return { key: 'external_id', why, fix: 'Write the one that the owner of the role gave you' };
  }
  return seconds === undefined ? undefined : wrongDuration(seconds, isChained);
}

function wrongDuration(text: string, isChained: boolean): Wrong | undefined {
  const { leastSeconds, mostSeconds, mostChainedSeconds } = ROLE_LIMITS;
  const seconds = Number(text);
  const most = isChained ? mostChainedSeconds : mostSeconds;
  if (seconds >= leastSeconds && seconds <= most) return undefined;
  const chained = isChained ? ' for a role that is taken by way of another one' : '';
  const why = `It is a number of seconds from ${leastSeconds} to ${most} (${durationText(most * 1000)})${chained}.`;
  return { key: 'duration_seconds', why, fix: `Write ${mostChainedSeconds} or less, or take the line away` };
}

function problem(facts: DoctorFacts, { name, section }: ProfileLink, wrong: Wrong, said = ''): Problem {
  const origin = originInProfile(facts, name, wrong.key);
  return failing({
    title: `AWS STS does not accept ${wrong.key} of the profile '${name}'`,
    found: `${wrong.key} = ${section[wrong.key] ?? ''}. ${wrong.why}${said && ` ${said.replace(FAILURES['role-refused'].say, '').trim()}`}`,
    origin,
    fix: { say: `${wrong.fix} (${origin.file}).` },
  });
}

/** Only AWS knows what the role itself allows; its words name what it means. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/DurationSeconds/i, 'duration_seconds'],
  [/roleSessionName/i, 'role_session_name'],
  [/externalId/i, 'external_id'],
  [/roleArn|arn:\S+ is invalid/i, 'role_arn'],
];

function told(facts: DoctorFacts, roles: readonly ProfileLink[], message: string): Problem {
  const [, key] = NAMED.find(([words]) => words.test(message)) ?? [];
  const role = roles.find(({ section }) => key !== undefined && section[key] !== undefined) ?? roles[0];
  if (!role) return { status: 'fail', title: FAILURES['role-refused'].title, found: message };
  const line = key === undefined || role.section[key] === undefined ? '' : `${key} = ${role.section[key]}. `;
  const origin = originInProfile(facts, role.name, line === '' ? 'role_arn' : key);
  const isTime = key === 'duration_seconds';
  return failing({
    title: `AWS STS does not accept ${key ?? 'how the role is asked for'} of the profile '${role.name}'`,
    found: `${line}${message.replace(FAILURES['role-refused'].say, '').trim()}`,
    origin,
    fix: {
      say: isTime
        ? `Write 3600 or less, or take the line away (${origin.file}): the role allows no more.`
        : `Correct the profile '${role.name}' in ${origin.file}.`,
    },
  });
}
