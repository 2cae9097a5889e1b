import { compareVersions, validate } from 'compare-versions';
import type { HomeFacts } from '../../../facts/doctor-facts.ts';
import { VERSION_NEEDS } from '../../../knowledge/version-needs.ts';
import { FINE, fine, warning } from '../../../model/verdict.ts';
import type { Check } from '../../check.ts';
import { winnerOf } from '../../helpers/configured.ts';

/** A feature that is set up needs a newer Claude Code than the one that runs. */
export const versionOld: Check = {
  id: 'version-old',
  group: 'Claude Code',
  title: 'Claude Code is new enough for what is set up',
  judge: (facts) => {
    const version = facts.claudeCode?.version;
    if (version === undefined || !validate(version)) return FINE;
    const need = VERSION_NEEDS.find(
      ({ since, isUsed }) =>
        compareVersions(version, since) < 0 &&
        isUsed((key) => (key === 'enabledPlugins' ? pluginsOf(facts) : winnerOf(facts, key)?.value)),
    );
    if (!need) return fine(version);
    return warning({
      title: `Claude Code ${version} is too old for what is set up`,
      found: `${need.what} works from Claude Code ${need.since} on.`,
      fix: { say: 'Update Claude Code, then start it again.', run: 'claude update' },
      url: need.source,
    });
  },
};

/** What every settings file says of plugins. */
function pluginsOf({ trusted }: HomeFacts): string {
  return trusted
    .map((file) => (file.state === 'parsed' && JSON.stringify(file.json.enabledPlugins)) || '')
    .join();
}
