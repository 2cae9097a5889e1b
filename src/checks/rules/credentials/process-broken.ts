import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FAILURES } from '../../../knowledge/failures.ts';
import { FINE, notJudged } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { commandFailure, isPatient, missingWords } from '../../helpers/command-failure.ts';
import { platformRole } from '../../helpers/platform-role.ts';
import { refusalsOf } from '../../helpers/refused-by-aws.ts';
import { lostBehind, untold } from '../../helpers/untold-command.ts';

const ID = 'process-broken';
/** Without these the SDK does not take the answer. */
const NEEDED = ['Version', 'AccessKeyId', 'SecretAccessKey'];

/** The program that a profile names as `credential_process` hands over nothing that can be used. */
export const processBroken: Check = {
  id: ID,
  group: 'Credentials',
  title: 'The credential process hands over credentials',
  after: ['profile-missing', 'profile-incomplete', 'sso-not-signed-in', 'sso-expired'],
  live: 'used',
  judge: (facts) => {
    const source = facts.signing.chain.at(-1);
    const command = source?.section.credential_process;
    if (!source || command === undefined) return notJudged('no credential process signs');
    const about = {
      origin: originInProfile(facts, source.name, 'credential_process'),
      of: `The credential process of the AWS profile '${source.name}'`,
    };
    const failure = failureOf(facts, command);
    if (failure === undefined) return untold(facts, about) ?? FINE;
    const role = platformRole(facts);
    const instead = role === undefined ? '' : ` Claude Code signs by ${role} instead.`;
    return {
      status: facts.live?.credentials?.ok ? 'warn' : 'fail',
      title: `${about.of} does not work`,
      found: `${failure}${instead}`,
      origin: about.origin,
      fix: { say: `${howToSee(facts, command)} Or use another profile.` },
    };
  },
};

/** What a program says of a sign-in helps more than to see it say so. */
function howToSee(facts: DoctorFacts, command: string): string {
  if (missingWords(facts, command) !== undefined)
    return `Correct credential_process so that the shell finds its program.`;
  const { said } = facts.live?.process ?? {};
  if (facts.live?.process?.slip)
    return 'Correct what the program prints, or let one that prints it right stand before it.';
  if (said === 'sso-expired' || said === 'sso-not-signed-in') return 'Sign in where that program does.';
  return 'Run the command of credential_process in a terminal to see why (what it prints is secret: show it to nobody), and correct it.';
}

function failureOf(facts: DoctorFacts, command: string): string | undefined {
  const missing = missingWords(facts, command);
  if (missing !== undefined) return missing;
  const lost = lostBehind(facts);
  if (lost !== undefined) return lost;
  const run = facts.live?.process;
  if (run && (run.state === 'not-started' || isPatient(run))) return undefined;
  const failure = run && commandFailure(run, NEEDED, facts.now);
  if (failure !== undefined) return failure;
  // What the SDK says may repeat what the program wrote.
  return refusalsOf(facts).some(({ id }) => id === ID) ? FAILURES[ID].say : undefined;
}
