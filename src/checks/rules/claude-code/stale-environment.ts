import { keptVariables } from '../../../facts/claude-code/kept-variables.ts';
import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import { settingsKey } from '../../../knowledge/settings-keys.ts';
import type { Origin } from '../../../model/configuration.ts';
import { FINE, fine, notJudged, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { placeOf } from '../../helpers/configured.ts';

/** The settings say something else than what the Claude Code that runs works with. */
export const staleEnvironment: Check = {
  id: 'stale-environment',
  group: 'Claude Code',
  title: 'Claude Code runs with the settings that are there now',
  judge: (facts) => {
    if (facts.env.CLAUDECODE !== '1') return notJudged('this was not started by Claude Code');
    const stale = changed(facts) ?? takenAway(facts);
    if (!stale) return facts.startVariables ? FINE : fine(UNTOLD);
    return warning({
      title: 'Claude Code has to be restarted',
      ...stale,
      fix: {
        say: 'Leave Claude Code with /exit, then start it again.',
        run: 'claude --continue',
      },
    });
  },
};

/** Linux alone tells what a process was started with, and not where `--settings` gave it more. */
const UNTOLD = 'no setting has changed; whether one was taken away since it started cannot be told here';

interface Stale {
  readonly found: string;
  readonly origin: Origin;
}

/** The names of the variables of which the Claude Code above us has another value than a new one would get. */
export function staleVariables(facts: HomeFacts): readonly string[] {
  if (facts.env.CLAUDECODE !== '1') return [];
  const kept = keptVariables(facts.candidates, facts.startVariables);
  return [...changedIn(facts).map(({ key }) => key), ...kept];
}

function changedIn({ candidates, env }: HomeFacts) {
  return [...candidates].flatMap(([key, [winner]]) => {
    if (!winner?.origin.key?.startsWith('env.')) return [];
    const running = env[key];
    // Claude Code can be told to keep secrets from its children.
    const isHidden = running === undefined && settingsKey(key)?.isSecret === true;
    return isHidden || running === winner.value ? [] : [{ key, origin: winner.origin }];
  });
}

function changed(facts: HomeFacts): Stale | undefined {
  const stale = changedIn(facts);
  const [first] = stale;
  if (!first) return undefined;
  const names = stale.map(({ key }) => key).join(', ');
  return {
    found: `It still runs with other values of ${names} than the settings have now (${placeOf(first.origin)}).`,
    origin: first.origin,
  };
}

function takenAway({ candidates, startVariables }: HomeFacts): Stale | undefined {
  const kept = keptVariables(candidates, startVariables);
  const [first] = kept;
  if (first === undefined) return undefined;
  return {
    found: `Claude Code keeps ${kept.join(', ')}, which your settings no longer set, until it is started again.`,
    origin: { from: 'environment', key: first },
  };
}
