import type { DoctorFacts } from '../facts/doctor-facts.ts';
import { processFailure } from '../knowledge/process-failures.ts';
import { readProfileCommand } from '../plan/profile-command.ts';
import { originInProfile } from './aws-origin.ts';
import { type Check, FINE, failing, notJudged } from './check.ts';
import { missingProgram } from './missing-program.ts';
import { refusalsOf } from './refused-by-aws.ts';

const ID = 'process-broken';

/** The program that a profile names as `credential_process` hands over nothing that can be used. */
export const processBroken: Check = {
  id: ID,
  group: 'Credentials',
  title: 'The credential process hands over credentials',
  after: ['profile-missing', 'profile-incomplete'],
  judge: (facts) => {
    const refusal = refusalsOf(facts).find(({ id }) => id === ID);
    const source = facts.signing.chain.at(-1);
    const command = source?.section.credential_process;
    if (!source || command === undefined) return notJudged('no credential process signs');
    const missing = missingProgram(facts, command);
    if (missing === undefined && !refusal) return FINE;
    const reason =
      missing === undefined ? processFailure(refusal?.message ?? '') : `there is no program ${missing}`;
    return failing({
      title: `The credential process of the AWS profile '${source.name}' does not work`,
      found: `${commandName(facts, command)} was named by it, and ${reason}.`,
      origin: originInProfile(facts, source.name, 'credential_process'),
      fix: {
        say: `Run the command of credential_process in a terminal to see why (what it prints is secret: show it to nobody), correct it in the profile '${source.name}', or use another profile.`,
      },
    });
  },
};

/** Its arguments may hold secrets. */
function commandName({ platform }: DoctorFacts, command: string): string {
  return readProfileCommand(command, platform)?.program.text ?? 'A command';
}
