import type { DoctorFacts, HomeFacts } from '../../facts/doctor-facts.ts';
import type { CommandRun } from '../../facts/live-facts.ts';
import type { Origin } from '../../model/configuration.ts';
import { type Problem, warning } from '../../model/verdict.ts';
import { durationText } from '../../text/times.ts';
import { isPatient } from './command-failure.ts';

/** It runs at every start, before anything is answered. */
const SLOW_MS = 3_000;

/** A command that hands over credentials: what it is, as the subject of a sentence, and where it stands. */
interface Command {
  readonly of: string;
  readonly origin: Origin | undefined;
}

/** What a doctor that starts nothing, or waits less than Claude Code, cannot tell of a command; and that it is slow. */
export function untold(
  facts: DoctorFacts,
  { of, origin }: Command,
  run: CommandRun | undefined = facts.live?.process,
): Problem | undefined {
  const at = origin && { origin };
  if (run?.state === 'not-started' && !facts.live?.credentials?.ok) {
    return warning({
      title: `${of} was not started, so it is not known whether it works`,
      found: 'It may wait for a person or open a browser: nothing of that kind is started unless you say so.',
      ...at,
      fix: { say: 'Let the doctor start it, and wait as long as Claude Code does.', run: RUN },
    });
  }
  if (run && isPatient(run)) {
    return warning({
      title: `${of} keeps Claude Code waiting`,
      found: `It did not end within ${durationText(run.ms)}. Claude Code waits for a minute; what it comes to then is not known.`,
      ...at,
      fix: { say: 'Let the doctor wait as long as Claude Code does.', run: RUN },
    });
  }
  if (!run || run.state === 'timed-out' || run.ms <= SLOW_MS) return undefined;
  return warning({
    title: `${of} keeps Claude Code waiting`,
    found: `It took ${durationText(run.ms)}, and it runs at every start.`,
    ...at,
    fix: {
      say: 'Let it keep what it was given until shortly before it ends, as the one of /bedrock:setup does.',
    },
  });
}

const RUN = 'claude-bedrock doctor --run-commands';

/** Why the profile leads to nothing whose credentials a command is to hand over; `undefined` where that does not show. */
export function lostBehind({ signing, profiles }: HomeFacts): string | undefined {
  const { behind } = signing;
  if (!behind || behind.command.does === 'other-credentials') return undefined;
  const { name, isCircle } = behind;
  if (isCircle) return `It asks for the credentials of the AWS profile '${name}', which asks it: a circle.`;
  const profile = profiles.find((one) => one.name === name);
  if (!profile) return `It asks for the credentials of the AWS profile '${name}', which does not exist.`;
  if (profile.kind !== 'incomplete') return undefined;
  return `It asks for the credentials of the AWS profile '${name}', which leads to none: ${profile.missing?.join('; ') ?? 'something is missing'}.`;
}
