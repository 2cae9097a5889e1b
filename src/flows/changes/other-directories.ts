import { isAbsolute } from 'node:path';
import { entriesFor, isOver, otherJournals } from '../../facts/journal/other-journals.ts';
import { realFileOf } from '../../facts/machine/real-file.ts';
import type { Warning } from '../../model/change.ts';
import type { World } from '../../model/world.ts';
import type { FileUndo } from '../../plan/undo/undo-file.ts';

/** Where a launcher of ours stands, as a command of the settings names it. */
const LAUNCHER = /((?:[A-Za-z]:)?[\\/][^\s"']*?)[\\/]+bedrock[\\/]+bin[\\/]+claude-bedrock/g;

/**
 * Says where values stay because another configuration directory (`CLAUDE_CONFIG_DIR`) has set the file up later. One
 * that the home knows takes over what stood there before us. To one that only the file itself names nothing is handed,
 * since a stranger may have written that: undone in the order of the changes, our values would come back with it.
 */
export async function otherDirectoryWarnings(
  world: World,
  config: string,
  undos: readonly FileUndo[],
): Promise<readonly Warning[]> {
  const warnings: Warning[] = [];
  for (const undo of undos.filter(({ left }) => left.some(({ why }) => why === 'changed-since'))) {
    const { file, realFile, entries, current } = undo.history;
    const known = await otherJournals(world, config, realFile);
    const heirs = known.filter((other) => other.entries.some((entry) => isOver(entry, entries)));
    for (const { directory } of heirs)
      warnings.push({
        code: 'set-up-elsewhere',
        message: `${file} was set up from ${directory}, too, and later: its values stay until you reset there (CLAUDE_CONFIG_DIR=${directory}). Then all comes back that stood there before both.`,
      });
    const text = Buffer.isBuffer(current) ? current.toString('utf8') : '';
    const named = [...text.matchAll(LAUNCHER)].flatMap(([, path]) => (path === undefined ? [] : [path]));
    const others = new Map<string, string>();
    for (const place of [...known.map(({ directory }) => directory), ...named])
      if (isAbsolute(place)) others.set(await realFileOf(place), place);
    const earlier = known.filter((other) => entries.some((entry) => isOver(entry, other.entries)));
    for (const { directory } of [...heirs, ...earlier]) others.delete(await realFileOf(directory));
    others.delete(await realFileOf(config));
    for (const directory of others.values())
      if ((await entriesFor(directory, realFile)).length > 0)
        warnings.push({
          code: 'set-up-elsewhere',
          message: `${file} was set up from ${directory}, too. Reset there first (CLAUDE_CONFIG_DIR=${directory}), then here: then all comes back that stood there before.`,
        });
  }
  return warnings;
}
