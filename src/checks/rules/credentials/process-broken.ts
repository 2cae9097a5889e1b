import type { DoctorFacts } from '../../../facts/doctor-facts.ts';
import { FAILURES } from '../../../knowledge/failures.ts';
import { FINE, failing, notJudged } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { originInProfile } from '../../helpers/aws-origin.ts';
import { commandFailure, missingProgram } from '../../helpers/command-failure.ts';
import { refusalsOf } from '../../helpers/refused-by-aws.ts';

const ID = 'process-broken';
/** Without these the SDK does not take the answer. */
const NEEDED = ['Version', 'AccessKeyId', 'SecretAccessKey'];

/** The program that a profile names as `credential_process` hands over nothing that can be used. */
export const processBroken: Check = {
  id: ID,
  group: 'Credentials',
  title: 'The credential process hands over credentials',
  after: ['profile-missing', 'profile-incomplete'],
  live: 'used',
  judge: (facts) => {
    const source = facts.signing.chain.at(-1);
    const command = source?.section.credential_process;
    if (!source || command === undefined) return notJudged('no credential process signs');
    const failure = failureOf(facts, command);
    if (failure === undefined) return FINE;
    return failing({
      title: `The credential process of the AWS profile '${source.name}' does not work`,
      found: failure,
      origin: originInProfile(facts, source.name, 'credential_process'),
      fix: {
        say: `Run the command of credential_process in a terminal to see why (what it prints is secret: show it to nobody), correct it in the profile '${source.name}', or use another profile.`,
      },
    });
  },
};

function failureOf(facts: DoctorFacts, command: string): string | undefined {
  const missing = missingProgram(facts, command);
  if (missing !== undefined) return `There is no program ${missing}.`;
  const run = facts.live?.process;
  const failure = run && commandFailure(run, NEEDED, facts.now);
  if (failure !== undefined) return failure;
  // What the SDK says may repeat what the program wrote.
  return refusalsOf(facts).some(({ id }) => id === ID) ? FAILURES[ID].say : undefined;
}
