import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import type { Origin } from '../../../model/configuration.ts';
import { FINE, type Fix, notJudged, type Problem, warning } from '../../../model/verdict.ts';
import { refreshLine } from '../../../shell/refresh-line.ts';
import type { Check } from '../../check.ts';
import { placeOf, winnerOf } from '../../helpers/configured.ts';
import { misplaced } from '../../helpers/misplaced-command.ts';
import { refreshDoubt } from '../../helpers/refresh-doubt.ts';
import { setWhereItCounts } from '../../helpers/remedies.ts';
import { isUntold, signInOf } from '../../helpers/sign-in.ts';

const KEY = 'awsAuthRefresh';

/** The command by which Claude Code renews a sign-in renews nothing, or another one. */
export const refreshCommand: Check = {
  id: 'refresh-command',
  group: 'Sign-in',
  title: 'The command awsAuthRefresh renews the sign-in that is used',
  after: ['profile-missing', 'profile-incomplete'],
  judge: (facts) => {
    const command = winnerOf(facts, KEY);
    if (!command) return inEnv(facts) ?? notJudged('there is no such command');
    const doubt = refreshDoubt(facts, command);
    if (doubt === undefined) return atEveryStart(facts, command.origin) ?? FINE;
    return warning({
      title: 'awsAuthRefresh does not renew the sign-in that Claude Code uses',
      found: doubt,
      origin: command.origin,
      fix: wayOut(facts, command.origin.from),
    });
  },
};

/**
 * Whether it has to run Claude Code finds out by asking AWS STS with the SDK's default chain, whatever it is that signs:
 * where that chain leads to nothing, it runs each time [run 2.1.200, 2.1.332].
 */
function atEveryStart(facts: HomeFacts, origin: Origin): Problem | undefined {
  const { client } = facts;
  if (client.refresh?.value.runs !== 'every-start') return undefined;
  const isKey = client.signedBy.value.kind === 'api-key';
  const signer = isKey ? 'the API key' : 'what awsCredentialExport hands over';
  const named = winnerOf(facts, 'AWS_PROFILE');
  const why = named
    ? `the profile '${named.value}' (${placeOf(named.origin)}) leads to none`
    : 'there is no AWS_PROFILE';
  return warning({
    title: 'awsAuthRefresh runs at every start of Claude Code',
    found: `Claude Code signs with ${signer}, but asks by the AWS SDK's default chain whether awsAuthRefresh has to run. That chain finds no credentials, as ${why}: so the sign-in opens each time.`,
    origin,
    fix: wayOutOfStarts(facts, isKey),
  });
}

function wayOutOfStarts(facts: HomeFacts, isKey: boolean): Fix {
  const remedy = isKey ? setWhereItCounts(facts, KEY, undefined) : undefined;
  if (isKey) {
    return { say: 'Take awsAuthRefresh away: an API key needs no sign-in.', ...(remedy && { remedy }) };
  }
  return {
    say: 'Set AWS_PROFILE to the profile that awsAuthRefresh signs in, so that it runs only when that sign-in has ended; or remove awsAuthRefresh.',
  };
}

/** What renews the sign-in is moved as it is. */
function inEnv(facts: HomeFacts): Problem | undefined {
  return misplaced(facts, KEY, (found) =>
    refreshDoubt(facts, found) === undefined ? undefined : corrected(facts, found.origin.from),
  );
}

function wayOut(facts: HomeFacts, scope: string): Fix {
  const line = corrected(facts, scope);
  if (line !== undefined) {
    const remedy = setWhereItCounts(facts, KEY, line);
    return { say: `Write ${line} instead.`, ...(remedy && { remedy }) };
  }
  if (signInOf(facts)) return { say: 'Let /bedrock:setup write a command that does.' };
  // What a program goes by may need it: without it Claude Code would work until that ends, and not after it.
  if (isUntold(facts)) return { say: 'Correct the command, or let /bedrock:setup write one.' };
  // Temporary keys in a file end, and something has to write new ones there.
  if (facts.signing.chain.at(-1)?.section.aws_session_token !== undefined)
    return {
      say: 'Correct the command: the temporary keys of the profile end, and nothing else renews them.',
    };
  const remedy = setWhereItCounts(facts, KEY, undefined);
  return { say: 'Remove it: there is nothing to renew.', ...(remedy && { remedy }) };
}

/** The command that would do; what a team shares names no file of this computer. */
function corrected(facts: HomeFacts, scope: string): string | undefined {
  const { profiles, signing, launcher, awsCli, platform } = facts;
  const signIn = signInOf(facts);
  const profile = profiles.find(({ name }) => name === signIn?.profile);
  if (!profile || signIn?.kind === 'console-login') return undefined;
  const isOwn = signing.isLauncherThere && scope !== 'project' && scope !== 'managed';
  return refreshLine(profile, { launcher: isOwn ? launcher : undefined, awsCli, platform });
}
