import { settingsKey } from '../knowledge/settings-keys.ts';
import { type Check, notJudged, warning } from './check.ts';
import { placeOf } from './configured.ts';

/** The settings say something else than the Claude Code that runs was started with. */
export const staleEnvironment: Check = {
  id: 'stale-environment',
  group: 'Claude Code',
  title: 'Claude Code runs with the settings that are there now',
  judge: (facts) => {
    if (facts.env.CLAUDECODE !== '1') return notJudged('this was not started by Claude Code');
    const stale = [...facts.candidates].flatMap(([key, [winner]]) => {
      if (!winner?.origin.key?.startsWith('env.')) return [];
      const running = facts.env[key];
      // Claude Code can be told to keep secrets from its children.
      const isHidden = running === undefined && settingsKey(key)?.isSecret === true;
      return isHidden || running === winner.value ? [] : [{ key, origin: winner.origin }];
    });
    const [first] = stale;
    if (!first) return [];
    const names = stale.map(({ key }) => key).join(', ');
    return warning({
      title: 'Claude Code has to be started again',
      found: `It still runs with other values of ${names} than the settings have now (${placeOf(first.origin)}).`,
      origin: first.origin,
      fix: {
        say: 'Leave Claude Code with /exit, then start it again: claude --continue.',
        run: 'claude --continue',
      },
    });
  },
};
