import { isAbsolute, join } from 'node:path';
import { journalDirectory, readJournal } from '../../facts/journal/journal.ts';
import { realFileOf } from '../../facts/machine/real-file.ts';
import type { Warning } from '../../model/change.ts';
import type { World } from '../../model/world.ts';
import type { FileUndo } from '../../plan/undo/undo-file.ts';

/** Where a launcher of ours stands, as a command of the settings names it. */
const LAUNCHER = /((?:[A-Za-z]:)?[\\/][^\s"']*?)[\\/]+bedrock[\\/]+bin[\\/]+claude-bedrock/g;

/**
 * Says where values stay because another configuration directory (`CLAUDE_CONFIG_DIR`) has set the file up later. Each
 * journal knows only what stood there before its own changes: undone in the order of the changes, the values of the
 * first would come back with the second.
 */
export async function otherDirectoryWarnings(
  world: World,
  config: string,
  undos: readonly FileUndo[],
): Promise<readonly Warning[]> {
  const left = undos.filter((undo) => undo.left.some(({ why }) => why === 'changed-since'));
  const named = left.flatMap(({ history: { current } }) =>
    Buffer.isBuffer(current) ? [...current.toString('utf8').matchAll(LAUNCHER)].map(([, path]) => path) : [],
  );
  const usual = world.home === undefined ? [] : [join(world.home, '.claude')];
  const others = new Map<string, string>();
  for (const place of [...usual, ...named])
    if (place !== undefined && isAbsolute(place)) others.set(await realFileOf(place), place);
  others.delete(await realFileOf(config));
  const warnings = [...others.values()].map(async (directory): Promise<readonly Warning[]> => {
    const records = await readJournal(journalDirectory(directory));
    const files = records.flatMap((record) => (record.state === 'entry' ? [record.entry.realFile] : []));
    return left
      .filter(({ history }) => files.includes(history.realFile))
      .map(({ history }) => ({
        code: 'set-up-elsewhere',
        message: `${history.file} was set up from ${directory}, too. Reset there first (CLAUDE_CONFIG_DIR=${directory}), then here: then all comes back that stood there before.`,
      }));
  });
  return (await Promise.all(warnings)).flat();
}
