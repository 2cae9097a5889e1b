import type { ClientView } from '../../facts/claude-code/client-view.ts';
import { isSince } from '../../knowledge/client-versions.ts';
import { settingsKey } from '../../knowledge/settings-keys.ts';
import { type Edit, keyName, type Warning } from '../../model/change.ts';

/** What this Claude Code will not make of the plan what it says. */
export function clientWarnings(
  edits: readonly Edit[],
  client: ClientView,
  version: string | undefined,
): readonly Warning[] {
  return [...tooNew(edits, version), ...restricted(edits, client)];
}

/** A key that only a newer version reads: an older one passes it over in silence. */
function tooNew(edits: readonly Edit[], version: string | undefined): readonly Warning[] {
  return edits.flatMap(({ path, value }) => {
    const key = settingsKey(path.at(-1) ?? '');
    if (value === undefined || value === '' || key?.since === undefined || isSince(key.since, version))
      return [];
    const message = `${keyName(path)} is read from Claude Code ${key.since} on; this is ${version}, which passes it over. Update it: claude update`;
    return [{ code: 'setting-too-new', message }];
  });
}

/** A model that a list leaves out: Claude Code asks another, and says so only when it starts. */
function restricted(edits: readonly Edit[], { models }: ClientView): readonly Warning[] {
  const { id, restricted: by } = models.main.value;
  const isPlanned = by !== undefined && edits.some(({ value }) => value === by.asked);
  if (!isPlanned) return [];
  const { key = 'a list of models', file } = by.by;
  const place = file === undefined ? key : `${key} in ${file}`;
  const message = `${by.asked} is left out by ${place}: Claude Code would ask ${id} instead.`;
  return [{ code: 'model-restricted', message }];
}
