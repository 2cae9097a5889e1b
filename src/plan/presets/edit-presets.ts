import { isDeepStrictEqual } from 'node:util';
import { applyEdits } from 'jsonc-parser';
import { PRESETS_VERSION } from '../../facts/presets/preset-schema.ts';
import type { PresetsFile } from '../../facts/presets/presets-file.ts';
import { isObject } from '../../facts/settings/settings-file.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { SETTINGS } from '../edit/edit-settings.ts';
import { removeProperty, setProperty } from '../edit/json-text.ts';

/** What is to stand under some names; `undefined` means that the name goes. */
export type PresetEdits = ReadonlyMap<string, unknown>;

const BOM = '\uFEFF';

/** The text of the file of presets with these edits made, and not one other character changed. */
export function editPresets({ file, text }: PresetsFile, edits: PresetEdits): Outcome<string> {
  const obstacle = text && SETTINGS.obstacle(file, text, []);
  if (obstacle) return { ok: false, problem: obstacle };
  const isEmpty = !text || text.text.trim() === '';
  let edited = isEmpty ? `{\n  "version": ${PRESETS_VERSION},\n  "presets": {}\n}\n` : text.text;
  const wanted = new Map(isEmpty ? [] : Object.entries(presetsOf(text.json)));
  for (const [name, value] of edits) {
    if (value === undefined) {
      const removal = removeProperty(edited, ['presets'], name);
      edited = removal ? applyEdits(edited, [removal]) : edited;
      wanted.delete(name);
    } else {
      const laidOut = JSON.stringify(value, null, 2).replaceAll('\n', '\n    ');
      edited = applyEdits(edited, [setProperty(edited, ['presets'], name, laidOut)]);
      wanted.set(name, JSON.parse(JSON.stringify(value)));
    }
  }
  const result: unknown = JSON.parse(edited);
  if (!isObject(result) || !isDeepStrictEqual(presetsOf(result), Object.fromEntries(wanted)))
    return unsafe(file);
  return success((text?.hasBom ? BOM : '') + edited);
}

function presetsOf(json: unknown): Record<string, unknown> {
  return isObject(json) && isObject(json.presets) ? { ...json.presets } : {};
}

function unsafe(file: string): Outcome<never> {
  return refusal(
    'settings-edit-unsafe',
    `Editing ${file} would change more than was agreed on.`,
    'Make the change by hand, and please report this. Nothing was written.',
  );
}
