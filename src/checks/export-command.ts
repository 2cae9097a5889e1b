import type { ExportRun } from '../aws/live-facts.ts';
import type { DoctorFacts } from '../facts/doctor-facts.ts';
import { commandLine } from '../plan/command-line.ts';
import { durationText } from '../report/duration-text.ts';
import { type Check, type Fix, fine, notJudged, type Problem, type Verdict, warning } from './check.ts';
import { winnerOf } from './configured.ts';
import { exportFailure } from './export-failure.ts';
import { misplaced } from './misplaced-command.ts';
import { missingProgram } from './missing-program.ts';

const KEY = 'awsCredentialExport';
/** It runs at every start, before anything is answered. */
const SLOW_MS = 3_000;

/** The command hands over nothing that Claude Code takes, which then silently signs with other credentials. */
export const exportCommand: Check = {
  id: 'export-command',
  group: 'Credentials',
  title: 'The command awsCredentialExport hands over credentials',
  after: ['profile-missing', 'profile-incomplete', 'sso-not-signed-in', 'sso-expired'],
  judge: (facts) => {
    const command = winnerOf(facts, KEY);
    if (!command) return misplaced(facts, KEY) ?? notJudged('there is no such command');
    const missing = missingProgram(facts, command.value);
    if (missing !== undefined) return useless(facts, `There is no program ${missing}.`);
    const run = facts.live?.exported;
    if (!run) return notJudged('the command was not run');
    if (run.state === 'not-trusted') return notJudged('Claude Code alone runs the command of a repository');
    const failure = exportFailure(facts, run);
    return failure === undefined ? worksSo(facts, run) : useless(facts, failure);
  },
};

function useless(facts: DoctorFacts, failure: string): Problem {
  const { live } = facts;
  const isSigned = live?.credentials.ok === true && live.identity?.ok !== false;
  const arn = live?.identity?.ok ? ` (now ${live.identity.value.arn})` : '';
  const consequence = isSigned ? ` Claude Code signs with other credentials instead${arn}.` : '';
  const origin = winnerOf(facts, KEY)?.origin;
  return {
    status: isSigned || !live ? 'warn' : 'fail',
    title: 'awsCredentialExport hands over no credentials that Claude Code takes',
    found: failure + consequence,
    ...(origin && { origin }),
    fix: wayOut(facts),
  };
}

function wayOut({ signedBy }: DoctorFacts): Fix {
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

function worksSo(facts: DoctorFacts, { ms, fields, expiresAt }: ExportRun): Verdict {
  const origin = winnerOf(facts, KEY)?.origin;
  if (ms > SLOW_MS) {
    return warning({
      title: 'awsCredentialExport keeps Claude Code waiting',
      found: `It took ${durationText(ms)}, and it runs at every start.`,
      ...(origin && { origin }),
      fix: {
        say: 'Let it keep what it was given until shortly before it ends, as the one of /bedrock:setup does.',
      },
    });
  }
  const isUnknown = !fields.includes('Expiration');
  if (isUnknown)
    return fine('It tells no Expiration, so Claude Code keeps what it prints for an hour.', origin);
  const left = expiresAt ? durationText(expiresAt.getTime() - facts.now.getTime()) : undefined;
  return fine(left === undefined ? 'It works.' : `What it prints lasts ${left}.`, origin);
}
