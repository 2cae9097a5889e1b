import { resolve } from 'node:path';
import { planChanged } from '../../effects/apply-change.ts';
import { writePresets } from '../../effects/write-presets.ts';
import { readFileSafely } from '../../facts/machine/read-file.ts';
import { type PresetsFile, readPresets } from '../../facts/presets/presets-file.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import type { World } from '../../model/world.ts';
import { sha256 } from '../../plan/edit/plan-id.ts';
import { readSharedPreset, type SharedPreset } from '../../plan/presets/shared-preset.ts';

const MAX_BYTES = 64 * 1024;

/** A stranger's preset as it would be kept. */
export interface ImportDraft {
  readonly shared: SharedPreset;
  readonly planId: string;
  readonly file: PresetsFile;
}

/** What importing would do: keep one preset, and put nothing in force. */
export async function draftImport(
  world: World,
  config: string,
  source: string,
  isReplacing: boolean,
): Promise<Outcome<ImportDraft>> {
  const text = await textOf(world, source);
  if (!text.ok) return text;
  const shared = readSharedPreset(text.value);
  if (!shared.ok) return shared;
  const file = await readPresets(config);
  if (!file.ok) return file;
  return draftOf(shared.value, file.value, isReplacing);
}

/** Keeps it, where it and the presets are what the plan saw. */
export async function applyImport(
  world: World,
  config: string,
  [source, isReplacing, planId]: readonly [string, boolean, string],
): Promise<Outcome<ImportDraft>> {
  const draft = await draftImport(world, config, source, isReplacing);
  if (!draft.ok) return draft;
  const { shared } = draft.value;
  const written = await writePresets(world, config, (file) => {
    const now = draftOf(shared, file, isReplacing);
    if (!now.ok) return now;
    if (now.value.planId !== planId) return planChanged('The file, the presets');
    return success(new Map([[shared.name, shared.preset]]));
  });
  return written.ok ? success({ ...draft.value, file: written.value }) : written;
}

function draftOf(shared: SharedPreset, file: PresetsFile, isReplacing: boolean): Outcome<ImportDraft> {
  const { name } = shared;
  if (!isReplacing && file.presets.some((one) => one.name === name)) {
    return refusal(
      'preset-exists',
      `There is a preset '${name}' already.`,
      `Rename yours (claude-bedrock presets rename ${name} NEW), or import over it with --replace.`,
    );
  }
  const before = file.text ? sha256(file.text.bytes) : 'absent';
  const planId = sha256(JSON.stringify([shared, before, isReplacing])).slice(0, 16);
  return success({ shared, planId, file });
}

async function textOf(world: World, source: string): Promise<Outcome<string>> {
  if (source === '-') {
    try {
      return success(await world.readStdin(MAX_BYTES));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return unreadable('Standard input holds more than a preset.');
    }
  }
  const read = readFileSafely(resolve(world.cwd, source));
  if (read.state !== 'read') return unreadable(`${source} cannot be read.`);
  if (read.bytes.length > MAX_BYTES) return unreadable(`${source} is too large for a preset.`);
  return success(read.bytes.toString('utf8'));
}

function unreadable(message: string): Outcome<never> {
  return refusal(
    'preset-file-unreadable',
    message,
    'Name the file that presets export made, or - for a pipe.',
  );
}
