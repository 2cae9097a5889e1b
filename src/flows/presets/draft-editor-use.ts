import { editorFiles, isEditorThere } from '../../facts/homes/editor-files.ts';
import { readEditorSettings } from '../../facts/homes/editor-settings.ts';
import { type JournalEntry, journalDirectory, readJournal } from '../../facts/journal/journal.ts';
import { readHistories } from '../../facts/journal/journal-histories.ts';
import { realFileOf } from '../../facts/machine/real-file.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { trustedSettings } from '../../facts/settings/trusted-settings.ts';
import { EDITOR_VARIABLES, NO_LOGIN_PROMPT } from '../../knowledge/editors.ts';
import { type Edit, type EditableFile, isEmpty, type Warning } from '../../model/change.ts';
import { homeUnknown, type Outcome, refusal, success } from '../../model/outcome.ts';
import { BEFORE, SUBSCRIPTION } from '../../model/preset.ts';
import type { World } from '../../model/world.ts';
import { fileChange } from '../../plan/edit/file-change.ts';
import { formatOf } from '../../plan/edit/formats.ts';
import {
  editorEdits,
  editorRemovals,
  noKeyThere,
  overruledWarnings,
} from '../../plan/presets/editor-edits.ts';
import {
  lastUse,
  nothingBefore,
  signInFirst,
  type UseDraft,
  type UseOptions,
  useIdOf,
} from '../../plan/presets/use-draft.ts';
import { betweenWarnings, stuckWarnings } from '../../plan/undo/reset-warnings.ts';
import { undoFile } from '../../plan/undo/undo-file.ts';
import { findPreset } from './find-preset.ts';
import { planPreset } from './plan-preset.ts';

type Parts = Pick<UseDraft, 'name' | 'changes' | 'undos' | 'warnings'>;

/** Plans a switch in the settings of an editor, which Claude Code's extension hands over to each session there. */
export async function draftEditorUse(
  world: World,
  config: string,
  options: UseOptions,
): Promise<Outcome<UseDraft>> {
  if (options.scope !== undefined || options.complete === true) return noScope();
  const found = findEditor(world, options);
  if (!found.ok) return found;
  const [settings, target] = [await readSettings(world), readEditorSettings(found.value)];
  const parts =
    options.name === BEFORE
      ? await goBack(world, config, found.value, settings)
      : await forwards(world, config, { name: options.name, target, settings });
  if (!parts.ok) return parts;
  return success({
    ...parts.value,
    planId: useIdOf(parts.value),
    settings,
    inherited: [],
    launcher: undefined,
    left: undefined,
  });
}

interface Wish {
  readonly name: string;
  readonly target: Outcome<EditableFile>;
  readonly settings: readonly SettingsFile[];
}

async function forwards(
  world: World,
  config: string,
  { name, target, settings }: Wish,
): Promise<Outcome<Parts>> {
  if (!target.ok) return target;
  const file = target.value;
  const problem =
    file.state === 'parsed' &&
    formatOf('editor').obstacle(file.file, file, [[EDITOR_VARIABLES], [NO_LOGIN_PROMPT]]);
  if (problem) return { ok: false, problem };
  const trusted = trustedSettings(world, settings);
  const wished =
    name === SUBSCRIPTION
      ? success({ edits: editorRemovals(file), warnings: [] })
      : await editsOf(world, config, { name, file, trusted });
  if (!wished.ok) return wished;
  const { edits, warnings } = wished.value;
  const change = fileChange(file, edits, world.platform);
  return success({
    name,
    changes: isEmpty(change) ? [] : [change],
    undos: [],
    warnings: [...overruledWarnings(edits, trusted), ...warnings],
  });
}

async function editsOf(
  world: World,
  config: string,
  { name, file, trusted }: { name: string; file: EditableFile; trusted: readonly SettingsFile[] },
): Promise<Outcome<{ edits: readonly Edit[]; warnings: readonly Warning[] }>> {
  const preset = await findPreset(config, name);
  if (!preset.ok) return preset;
  const { auth, commands } = preset.value;
  if (auth === 'api-key') return noKeyThere();
  const plan = await planPreset(world, preset.value, trusted, undefined);
  if (!plan.ok) return plan;
  const own = Object.entries(commands ?? {}).map(
    ([key, value]): Edit => ({ path: [key], value, isSecret: false }),
  );
  const wanted = editorEdits(file, [...plan.value.edits, ...own]);
  if (!wanted.ok) return wanted;
  const left = wanted.value.left.map((one) => ({
    code: 'not-in-editor',
    message: `${one} is no variable, so it is not written there: only Claude Code's own settings can say it.`,
  }));
  return success({ edits: wanted.value.edits, warnings: [...left, ...signInFirst(plan.value.profile)] });
}

async function goBack(
  world: World,
  config: string,
  file: string,
  settings: readonly SettingsFile[],
): Promise<Outcome<Parts>> {
  const journal = journalDirectory(config);
  const records = await readJournal(journal);
  const realFile = await realFileOf(file);
  const entries = records.flatMap((record) =>
    record.state === 'entry' && record.entry.realFile === realFile ? [record.entry] : [],
  );
  const last = lastUse(entries);
  if (last.length === 0) return nothingBefore();
  const undos = (await readHistories(world, config, last)).map(undoFile);
  const older = entries.findLast((entry: JournalEntry) => !last.includes(entry));
  return success({
    name: older?.preset,
    changes: [],
    undos,
    warnings: [...stuckWarnings(undos, settings), ...betweenWarnings(undos)],
  });
}

function findEditor(world: World, { editor, remote = false }: UseOptions): Outcome<string> {
  if (world.home === undefined) return homeUnknown();
  const files = editorFiles(world);
  const named = files.find(({ place }) => place.id === editor && (place.scope === 'remote') === remote);
  if (named && isEditorThere(named)) return success(named.file);
  const there = files
    .filter(isEditorThere)
    .map(({ place }) => `--editor ${place.id}${place.scope === 'remote' ? ' --remote' : ''}`);
  return refusal(
    'editor-missing',
    `${named?.place.name ?? 'That editor'} was never started here: there is no folder for ${named?.file ?? 'its settings'}.`,
    there.length > 0 ? `Name one that is here: ${there.join(', ')}.` : 'Leave --editor out.',
  );
}

function noScope(): Outcome<never> {
  return refusal(
    'option-conflict',
    '--scope and --complete belong to the settings of Claude Code, and --editor names others.',
    'Leave out one of the two.',
  );
}

/** The refusal of --remote where no editor is named. */
export function remoteOfNothing(): Outcome<never> {
  return refusal(
    'option-conflict',
    '--remote belongs to --editor.',
    'Name the editor, or leave --remote out.',
  );
}
