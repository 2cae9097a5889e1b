import { claudeWorld } from '../../facts/claude-code/claude-world.ts';
import { launcherFile } from '../../facts/claude-code/launcher-file.ts';
import { type JournalEntry, journalDirectory, readJournal } from '../../facts/journal/journal.ts';
import { readHistories } from '../../facts/journal/journal-histories.ts';
import { leadsTo } from '../../facts/machine/leads-to.ts';
import { realFileOf } from '../../facts/machine/real-file.ts';
import { type LastSwitch, readLastSwitch } from '../../facts/presets/last-switch.ts';
import { readSettings } from '../../facts/settings/settings.ts';
import { parseSettings, type SettingsFile } from '../../facts/settings/settings-file.ts';
import { type Edit, isEmpty, type JsonObject, type Warning, type WritableScope } from '../../model/change.ts';
import { type Outcome, success } from '../../model/outcome.ts';
import { BEFORE, SUBSCRIPTION } from '../../model/preset.ts';
import type { World } from '../../model/world.ts';
import { fileChange } from '../../plan/edit/file-change.ts';
import { changesFor, expectedJson, type ReadableFile, valueAt } from '../../plan/edit/key-values.ts';
import { writableFile } from '../../plan/edit/writable-file.ts';
import { optionsOfPreset } from '../../plan/presets/preset-options.ts';
import { coversOf, removalsOf } from '../../plan/presets/subscription-edits.ts';
import {
  lastUse,
  nothingBefore,
  signInFirst,
  switchesOf,
  type UseDraft,
  type UseOptions,
  useIdOf,
} from '../../plan/presets/use-draft.ts';
import { filesBelow } from '../../plan/setup/inherited.ts';
import { readAnswers } from '../../plan/setup/setup-answers.ts';
import { foundBedrockKeys } from '../../plan/undo/found-keys.ts';
import { betweenWarnings, stuckWarnings } from '../../plan/undo/reset-warnings.ts';
import { settingsAfter } from '../../plan/undo/settings-after.ts';
import { bedrockSwitches } from '../../plan/undo/still-on.ts';
import { type FileUndo, undoFile } from '../../plan/undo/undo-file.ts';
import { namesLauncher } from '../../shell/names-launcher.ts';
import { draftSetup, refuseLink } from '../changes/draft-setup.ts';
import { draftEditorUse, remoteOfNothing } from './draft-editor-use.ts';
import { findPreset } from './find-preset.ts';
import { keyOfPreset } from './key-of-preset.ts';

/** What a draft is made from. */
interface Ground {
  readonly world: World;
  readonly config: string;
  readonly settings: readonly SettingsFile[];
  /** What we did and reset would undo, oldest first. */
  readonly entries: readonly JournalEntry[];
}

type Parts = Omit<UseDraft, 'planId' | 'settings'>;

/** Plans a switch: to a preset, to Claude Code without Bedrock, or back to what was in force before. */
export async function draftUse(
  world: World,
  config: string,
  options: UseOptions,
): Promise<Outcome<UseDraft>> {
  const { editor } = options;
  if (editor !== undefined) return draftEditorUse(world, config, options);
  if (options.remote === true) return remoteOfNothing();
  const [settings, records] = await Promise.all([readSettings(world), readJournal(journalDirectory(config))]);
  // Those of other repositories are not to be switched from here.
  const here = await Promise.all(settings.map(({ file }) => realFileOf(file)));
  const entries = records
    .flatMap((record) => (record.state === 'entry' ? [record.entry] : []))
    .filter(({ command, realFile }) => command !== 'reset' && here.includes(realFile));
  const ground = { world, config, settings, entries };
  const parts = await partsOf(ground, options);
  if (!parts.ok) return parts;
  return success({ ...parts.value, planId: useIdOf(parts.value), settings });
}

async function partsOf(ground: Ground, options: UseOptions): Promise<Outcome<Parts>> {
  const { config, entries } = ground;
  if (options.name !== BEFORE) return forwards(ground, options);
  const next = readLastSwitch(config);
  const isHere = next && ground.settings.some(({ file }) => file === next.file);
  if (next && isHere) return forwards(ground, { scope: next.scope, ...options, name: next.before });
  const here = await entriesIn(ground, options.scope);
  const last = lastUse(here);
  const [newest] = last;
  if (!newest) return nothingBefore();
  const older = entries.findLast(({ command, planId }) => command === 'use' && planId !== newest.planId);
  return success(await goBack(ground, last, older?.preset));
}

/** What was switched in one place, where one is named. */
async function entriesIn({ settings, entries }: Ground, scope: UseOptions['scope']) {
  if (scope === undefined) return entries;
  const files = settings.filter((file) => file.scope === scope).map(({ file }) => realFileOf(file));
  const own = await Promise.all(files);
  return entries.filter(({ realFile }) => own.includes(realFile));
}

async function forwards(ground: Ground, options: UseOptions): Promise<Outcome<Parts>> {
  const drafted =
    options.name === SUBSCRIPTION ? await subscription(ground, options) : await preset(ground, options);
  return drafted.ok ? success(await orBack(ground, drafted.value)) : drafted;
}

async function preset({ world, config, settings }: Ground, options: UseOptions): Promise<Outcome<Parts>> {
  const { name, scope, complete } = options;
  const found = await findPreset(config, name);
  if (!found.ok) return found;
  const key = await keyOfPreset(world, config, settings, found.value);
  if (!key.ok) return key;
  const { commands = {}, refresh } = found.value;
  const isOfTeam = (scope ?? found.value.scope) === 'project';
  const answered = {
    ...optionsOfPreset(found.value),
    ...(scope && { scope }),
    ...(complete === true && { complete }),
    // Our own command is a file of this computer.
    ...(isOfTeam && refresh === 'own' && { refresh: 'auto' as const }),
    // The command of the person's own takes the place of ours.
    ...(commands.awsAuthRefresh !== undefined && { refresh: 'off' as const }),
  };
  const answers = readAnswers(answered);
  if (!answers.ok) return answers;
  const whole = { ...answers.value, whole: { commands } };
  const draft = await draftSetup(world, config, answered, whole, { apiKey: key.value });
  if (!draft.ok) return draft;
  const { change, inherited, warnings, plan } = draft.value;
  return success({
    name,
    changes: isEmpty(change) ? [] : [change],
    undos: [],
    inherited,
    warnings: [...warnings, ...signInFirst(plan.profile)],
    launcher: plan.launcher,
    left: undefined,
  });
}

/** In one scope, or in those of the person: what belongs to a team stays. */
async function subscription(ground: Ground, { scope }: UseOptions): Promise<Outcome<Parts>> {
  const { world, config, settings, entries } = ground;
  const files = await Promise.all(
    scopesToClear(settings, scope).map(async (one) => {
      const target = writableFile(settings, one);
      if (!target.ok) return target;
      const link = await leadsTo(world, one, target.value.file);
      if (one === 'project' && link?.isOutside) return refuseLink(target.value.file, link);
      const realFile = await realFileOf(target.value.file);
      const own = entries.filter((entry) => entry.realFile === realFile);
      const [history] = own.length > 0 ? await readHistories(world, config, own) : [];
      const removals = removalsOf(target.value, history);
      const covers =
        scope === undefined && one !== 'user'
          ? []
          : coversOf(target.value, below(ground, target.value.file), exportedBy(ground));
      const keys = covers.map(({ path }) => path.join('.'));
      const edits = [...removals.filter(({ path }) => !keys.includes(path.join('.'))), ...covers];
      const change = fileChange(target.value, edits, world.platform);
      return success({ ...change, ...(link && { realFile: link.realFile }) });
    }),
  );
  const refused = files.find((file) => !file.ok);
  if (refused && !refused.ok) return refused;
  const changes = files.flatMap((file) => (file.ok && !isEmpty(file.value) ? [file.value] : []));
  return success({
    name: SUBSCRIPTION,
    changes,
    undos: [],
    inherited: [],
    warnings: stillOnWarnings(ground, settingsAfter({ settings, undos: [], removals: changes })),
    launcher: undefined,
    left: undefined,
  });
}

function scopesToClear(
  settings: readonly SettingsFile[],
  scope: WritableScope | undefined,
): readonly WritableScope[] {
  if (scope) return [scope];
  const local = settings.find((file) => file.scope === 'local');
  return local && foundBedrockKeys(local).length > 0 ? ['local', 'user'] : ['user'];
}

function below({ settings }: Ground, file: string): readonly SettingsFile[] {
  return filesBelow(settings, { file });
}

/** What the shell exports; inside Claude Code the environment repeats what the settings say. */
function exportedBy({ world, settings }: Ground): World['env'] {
  if (world.env.CLAUDECODE !== '1') return world.env;
  const said = claudeWorld({ ...world, env: {} } as World, settings).env;
  return Object.fromEntries(Object.entries(world.env).filter(([name, value]) => said[name] !== value));
}

function stillOnWarnings({ settings, world }: Ground, after: readonly SettingsFile[]): readonly Warning[] {
  const off = (file: SettingsFile) =>
    file.state === 'parsed' && 'CLAUDE_CODE_USE_BEDROCK' in ((file.json.env as object | undefined) ?? {});
  // The first file that says anything decides.
  const deciding = after.find(off);
  const considered = deciding ? [deciding] : [];
  const env = deciding ? {} : world.env;
  return bedrockSwitches(considered, [], settings, env).map(({ place }) => ({
    code: 'still-on',
    message: `${place} still switches Amazon Bedrock on here. For this repository and you alone: claude-bedrock use subscription --scope local`,
  }));
}

/** Where undoing the last switches of the file comes to the same, that is done instead: so nothing piles up. */
async function orBack(ground: Ground, parts: Parts): Promise<Parts> {
  const { entries, world, config } = ground;
  const [change, ...more] = parts.changes;
  if (!change || more.length > 0 || change.mode !== undefined) return parts;
  const realFile = await realFileOf(change.target.file);
  const switches = switchesOf(entries, realFile);
  for (let count = 1; count <= switches.length; count++) {
    const undone = switches.slice(0, count);
    const shared = entries.some(
      (one) => one.realFile !== realFile && undone.some(({ planId }) => planId === one.planId),
    );
    if (shared) return parts;
    const [history] = await readHistories(world, config, [...undone].reverse());
    const undo = history && undoFile(history);
    if (undo && saysTheSame(undo, change)) {
      const { warnings, name, launcher } = parts;
      return {
        ...(await goBack(ground, undone, name)),
        warnings,
        launcher,
        left: leftOf(switches.slice(0, 1)),
      };
    }
  }
  return parts;
}

function saysTheSame({ way, content, left, history }: FileUndo, change: Parts['changes'][number]): boolean {
  if (!(way === 'restored' || way === 'removed' || way === 'nothing') || left.length > 0) return false;
  const { scope, file } = change.target;
  const parsed = content && parseSettings(file, content);
  if (parsed && 'problem' in parsed) return false;
  const target = parsed
    ? { scope, file, state: 'parsed' as const, mode: 0, ...parsed }
    : { scope, file, state: 'absent' as const };
  // What a switch would take away may come back with the older file, and be none of its changes now.
  const after = { state: 'parsed' as const, json: expectedJson(change.target, change.changes) as JsonObject };
  const textAt = (one: ReadableFile, path: Edit['path']) => JSON.stringify(valueAt(one, path));
  const isSame = ({ path }: Edit) => textAt(target, path) === textAt(after, path);
  return (
    history.scope === scope &&
    changesFor(target, change.changes).length === 0 &&
    foundBedrockKeys(target as SettingsFile).every(isSame)
  );
}

async function goBack(
  { config, world, settings }: Ground,
  undone: readonly JournalEntry[],
  name: string | undefined,
): Promise<Parts> {
  const oldestFirst = [...undone].sort((one, other) => (one.number ?? 0) - (other.number ?? 0));
  const histories = await readHistories(world, config, oldestFirst);
  const undos = histories.map(undoFile);
  const launcher = launcherFile(config, world.platform);
  const isNamed = undos.some(({ content }) => content && namesLauncher(content.toString('utf8'), launcher));
  return {
    name,
    changes: [],
    undos,
    inherited: [],
    warnings: [...stuckWarnings(undos, settings), ...betweenWarnings(undos)],
    launcher: isNamed ? launcher : undefined,
    left: leftOf(undone),
  };
}

/** What `use -` goes forward to, once these were undone. */
function leftOf([newest, ...more]: readonly JournalEntry[]): LastSwitch | undefined {
  if (newest?.preset === undefined || newest.scope === 'aws' || newest.scope === 'editor') return undefined;
  const isOfPerson = more.length > 0 || (newest.preset === SUBSCRIPTION && newest.scope === 'user');
  return { before: newest.preset, file: newest.file, ...(!isOfPerson && { scope: newest.scope }) };
}
