import { needsRole } from '../../../facts/aws-files/profile-kind.ts';
import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import type { ProfileLink } from '../../../facts/signing-facts.ts';
import { FAILURES } from '../../../knowledge/failures.ts';
import { FINE, failing, notJudged } from '../../../model/verdict.ts';
import { quoteForShell } from '../../../shell/shell-quote.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';

/** A role that is given only with a one-time code: the SDK cannot ask for it, where the AWS CLI does. */
export const mfaInChain: Check = {
  id: 'mfa-in-chain',
  group: 'Credentials',
  title: 'No role on the way asks for a one-time code',
  after: ['profile-missing', 'profile-incomplete'],
  judge: (facts) => {
    const { chain } = facts.signing;
    const [first] = chain;
    if (!first) return notJudged('no profile signs');
    const at = chain.findIndex(
      ({ section }, i) => needsRole(section, i > 0) && section.role_arn && section.mfa_serial,
    );
    const link = chain[at];
    if (!link) return FINE;
    const run = askForCode(facts, link);
    const way = chain.slice(0, at + 1).map(({ name }) => name);
    return failing({
      title: `The AWS profile '${first.name}' asks for a one-time code, and Claude Code cannot`,
      found: `mfa_serial = ${link.section.mfa_serial} stands in the profile '${link.name}'${at > 0 ? ` (${way.join(' → ')})` : ''}. The AWS CLI asks for the code; the SDK in Claude Code fails.`,
      origin: originInProfile(facts, link.name, 'mfa_serial'),
      fix: {
        say: `${FAILURES['mfa-in-chain'].fix}${run === undefined ? '' : ' The command makes them; put your code in the place of CODE.'}`,
        ...(run !== undefined && { run }),
      },
    });
  },
};

/** Only the keys at the end of the way can ask, as a code is given to a person and not to a role. */
function askForCode({ signing, platform }: HomeFacts, { name, section }: ProfileLink): string | undefined {
  const source = signing.chain.at(-1)?.name ?? name;
  const profile = quoteForShell(source, platform);
  const serial = quoteForShell(section.mfa_serial ?? '', platform);
  if (profile === undefined || serial === undefined) return undefined;
  return `aws sts get-session-token --profile ${profile} --serial-number ${serial} --token-code CODE`;
}
