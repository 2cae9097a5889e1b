import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { Profile } from '../../../model/configuration.ts';
import { FINE, notJudged, warning } from '../../../model/verdict.ts';
import { readProfileCommand } from '../../../shell/profile-command.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { winnerOf } from '../../helpers/configured.ts';

/** Claude Code works and another account pays. */
export const accountUnexpected: Check = {
  id: 'account-unexpected',
  group: 'Credentials',
  title: 'The account is that of the profile',
  live: 'needed',
  judge: (facts) => {
    const identity = facts.live?.identity;
    const profile = namedProfile(facts);
    if (!identity?.ok || !profile?.accountId) return notJudged('there are no two accounts to compare');
    const { accountId, arn } = identity.value;
    if (accountId === profile.accountId) return FINE;
    return warning({
      title: `Requests are made in account ${accountId}, not in ${profile.accountId}`,
      found: `The AWS profile '${profile.name}' names account ${profile.accountId}; what signs is ${arn}.`,
      origin: originInProfile(facts, profile.name),
      fix: { say: 'Choose the profile of the account that is to pay: /bedrock:setup.' },
    });
  },
};

/** The profile that signs, or that the command names by which credentials are handed over. */
function namedProfile(facts: DoctorFacts): Profile | undefined {
  const { profile, profiles, platform, signedBy } = facts;
  if (profile || signedBy.kind !== 'credential-export') return profile;
  const named = readProfileCommand(winnerOf(facts, 'awsCredentialExport')?.value ?? '', platform)?.profile;
  return profiles.find(({ name }) => named?.isExpanded === false && name === named.text);
}
