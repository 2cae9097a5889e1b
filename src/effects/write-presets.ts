import { bytesToHex as hex, randomBytes } from '@noble/hashes/utils.js';
import { type PresetsFile, readPresets } from '../facts/presets/presets-file.ts';
import { type Outcome, refusal } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import { editPresets, type PresetEdits } from '../plan/presets/edit-presets.ts';
import { replaceFile } from './replace-file.ts';
import { withJournal } from './with-journal.ts';

const ATTEMPTS = 3;

/**
 * Changes the file of presets by the rules by which settings are written: alone among our processes, in one step, only
 * what is to change. `decide` sees what stands there and may refuse.
 */
export async function writePresets(
  world: World,
  configDirectory: string,
  decide: (presets: PresetsFile) => Outcome<PresetEdits>,
): Promise<Outcome<PresetsFile>> {
  return withJournal(world, configDirectory, async () => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const read = await readPresets(configDirectory);
      if (!read.ok) return read;
      const edits = decide(read.value);
      if (!edits.ok) return edits;
      const content = editPresets(read.value, edits.value);
      if (!content.ok) return content;
      const { file, text } = read.value;
      const token = hex(randomBytes(4));
      const wanted = { file, expected: text?.bytes, content: Buffer.from(content.value), token };
      const replaced = await replaceFile(wanted);
      if (!replaced.ok) return replaced;
      if (replaced.value === 'written') return readPresets(configDirectory);
    }
    return refusal(
      'settings-busy',
      'The presets were changed by another program while we were writing them.',
      'Close the program that keeps writing them, then run this again. Nothing was written.',
    );
  });
}
