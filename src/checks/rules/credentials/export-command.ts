import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import type { CommandRun } from '../../../facts/live-facts.ts';
import { FAILURES, type FailureId } from '../../../knowledge/failures.ts';
import { FINE, type Fix, fine, notJudged, type Problem, type Verdict } from '../../../model/verdict.ts';
import { needsSignIn } from '../../../plan/setup/sign-in-offers.ts';
import { commandLine } from '../../../shell/command-line.ts';
import { durationText } from '../../../text/times.ts';
import type { Check } from '../../check.ts';
import { commandFailure, missingWords } from '../../helpers/command-failure.ts';
import { winnerOf } from '../../helpers/configured.ts';
import { misplaced } from '../../helpers/misplaced-command.ts';
import { signInAgain, signInOf } from '../../helpers/sign-in.ts';
import { lostBehind, untold } from '../../helpers/untold-command.ts';

const KEY = 'awsCredentialExport';
/** Without a session token Claude Code refuses what it is handed [run]. */
const NEEDED = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'];

/** The command hands over nothing that Claude Code takes, which then silently signs with other credentials. */
export const exportCommand: Check = {
  id: 'export-command',
  group: 'Credentials',
  title: 'The command awsCredentialExport hands over credentials',
  after: ['profile-missing', 'profile-incomplete', 'sso-not-signed-in', 'sso-expired'],
  live: 'used',
  judge: (facts) => {
    const command = winnerOf(facts, KEY);
    if (!command) return misplaced(facts, KEY) ?? notJudged('there is no such command');
    const missing = missingWords(facts, command.value);
    if (missing !== undefined) return useless(facts, missing);
    const lost = lostBehind(facts);
    if (lost !== undefined) return useless(facts, lost);
    const run = facts.live?.exported;
    if (!run) return notJudged('the command was not run');
    if (run.state === 'refused') return notJudged('the profile behind it has no credentials');
    if (run.state === 'not-started' && run.said !== undefined) return useless(facts, saidOf(run.said));
    const doubt = untold(facts, { of: `The command ${KEY}`, origin: command.origin }, run);
    if (doubt) return doubt;
    if (run.state === 'not-started') return FINE;
    const failure = commandFailure(run, NEEDED, facts.now);
    return failure === undefined ? worksSo(facts, run) : useless(facts, failure);
  },
};

/** Where Claude Code falls back, it works, but as somebody else than was meant. */
function useless(facts: DoctorFacts, failure: string): Problem {
  const { credentials, identity } = facts.live ?? {};
  const isRefused = credentials?.ok === false || identity?.ok === false;
  const who = identity?.ok ? ` (${identity.value.arn})` : '';
  const isOther = credentials?.ok && credentials.value.from !== 'credential-export' && !isRefused;
  const consequence = isOther ? ` Claude Code signs with other credentials instead${who}.` : '';
  const origin = winnerOf(facts, KEY)?.origin;
  return {
    status: isRefused ? 'fail' : 'warn',
    title: 'awsCredentialExport hands over no credentials that Claude Code takes',
    found: failure + consequence,
    ...(origin && { origin }),
    fix: wayOut(facts),
  };
}

function saidOf(id: FailureId): string {
  return `${FAILURES[id].title}. ${FAILURES[id].say}`;
}

function wayOut(facts: DoctorFacts): Fix {
  const { signedBy } = facts;
  const signIn = signInOf(facts);
  if (signIn && needsSignIn({ session: signIn.state })) return signInAgain(signIn);
  if (signedBy.name !== undefined) {
    const profile = commandLine({ profile: signedBy.name });
    return {
      say: 'See why, then do what it says.',
      run: `claude-bedrock credentials ${profile} > /dev/null`,
    };
  }
  return {
    say: 'Correct the command, so that it prints temporary credentials with a SessionToken and an Expiration; or let /bedrock:setup write one that does (--auth isolated).',
  };
}

function worksSo(facts: DoctorFacts, { fields, expiresAt }: CommandRun): Verdict {
  const origin = winnerOf(facts, KEY)?.origin;
  const isUnknown = !fields.includes('Expiration');
  if (isUnknown)
    return fine('It prints no Expiration, so Claude Code keeps what it prints for an hour.', origin);
  const left = expiresAt ? durationText(expiresAt.getTime() - facts.now.getTime()) : undefined;
  return fine(left === undefined ? 'It works.' : `What it prints lasts ${left}.`, origin);
}
