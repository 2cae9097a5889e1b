import { FINE, failing, notJudged } from '../../../model/verdict.ts';
import { durationText } from '../../../text/times.ts';
import type { Check } from '../../check.ts';
import { isPatient } from '../../helpers/command-failure.ts';
import { untold } from '../../helpers/untold-command.ts';

/** The command that is to print the key of a gateway prints none: every request is refused. */
export const keyHelper: Check = {
  id: 'key-helper',
  group: 'Credentials',
  title: 'The command apiKeyHelper prints the key of the gateway',
  live: 'used',
  judge: (facts) => {
    const { value, origin } = facts.client.signedBy;
    if (value.kind !== 'helper') return notJudged('there is no such command');
    const run = facts.live?.helper;
    if (!run) return notJudged('the command was not run');
    const doubt = untold(facts, { of: 'The command apiKeyHelper', origin }, run);
    if (doubt) return doubt;
    if (run.state === 'exported' || isPatient(run)) return FINE;
    const how =
      run.state === 'timed-out'
        ? `It did not end within ${durationText(run.ms)}.`
        : run.exitCode === 0
          ? 'What it prints is no key: one word on one line.'
          : `It ended with exit status ${run.exitCode ?? 'unknown'}.`;
    return failing({
      title: 'apiKeyHelper prints no key',
      found: `${how} Without a key the gateway refuses Claude Code.`,
      origin,
      fix: { say: 'Run it by hand to see why: it has to print the key alone.' },
    });
  },
};
