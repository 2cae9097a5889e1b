import { isObject, type SettingsFile } from '../../facts/settings/settings-file.ts';
import { type Edit, type JsonValue, keyName, type WritableFile } from '../../model/change.ts';
import type { PresetCommands } from '../../model/preset.ts';
import { valueAt } from '../edit/key-values.ts';
import { foundBedrockKeys } from '../undo/found-keys.ts';

/** A value that a scope below gives already, and that is therefore not written. */
export interface Inherited {
  readonly path: Edit['path'];
  readonly value: JsonValue;
  readonly file: string;
  readonly isSecret: boolean;
}

/** What is to be written of a plan, and what need not be. */
export interface OwnEdits {
  readonly edits: readonly Edit[];
  readonly inherited: readonly Inherited[];
}

/** The settings files that a scope adds to and wins over, the one that wins first. */
export function filesBelow(settings: readonly SettingsFile[], { file }: Pick<WritableFile, 'file'>) {
  const at = settings.findIndex((one) => one.file === file);
  return at < 0 ? [] : settings.slice(at + 1);
}

/**
 * Only what differs from what the scopes below give. A key that is not to be there and stands below is covered by an
 * empty text, which Claude Code takes for unset, in `env` and at the top level [run 2.1.329: switches, AWS_PROFILE,
 * AWS_BEARER_TOKEN_BEDROCK, models, `model`, `awsCredentialExport`].
 */
export function ownEdits(
  edits: readonly Edit[],
  target: WritableFile,
  below: readonly SettingsFile[],
): OwnEdits {
  const inherited: Inherited[] = [];
  const own = edits.flatMap((edit): readonly Edit[] => {
    const given = givenBelow(below, edit.path);
    if (!given) return [edit];
    if (edit.value === undefined)
      return given.value === '' || isOfKind(edit.path, given.value)
        ? [edit]
        : [{ ...edit, value: '', isSecret: false }];
    if (textOf(given.value) !== textOf(edit.value)) return [edit];
    inherited.push({ path: edit.path, value: given.value, file: given.file, isSecret: edit.isSecret });
    const standing = valueAt(target, edit.path);
    // What says the same already may stay; what says something else goes.
    return textOf(standing) === textOf(edit.value) ? [edit] : [{ ...edit, value: undefined }];
  });
  return { edits: own, inherited };
}

/** At the top a list or a truth value can be covered by nothing: a text in its place voids the whole file. */
function isOfKind(path: Edit['path'], value: JsonValue): boolean {
  return path.length === 1 && typeof value !== 'string';
}

/** `1` and `"1"` are the same to Claude Code; lists are compared whole. */
function textOf(value: JsonValue | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The first value that the scopes below give to a key. */
export function givenBelow(below: readonly SettingsFile[], path: Edit['path']) {
  for (const file of below) {
    const value = file.state === 'parsed' ? valueAt(file, path) : undefined;
    if (value !== undefined) return { value, file: file.file };
  }
  return undefined;
}

/** What else belongs to a setup that is put in force as a whole: commands of the person's own. */
export interface Whole {
  readonly commands: PresetCommands;
}

/** Models and commands of another setup, which would go on signing or asking in a scope above it. */
const OF_A_REGION = /MODEL$|^model$/;
const COMMANDS = ['awsAuthRefresh', 'awsCredentialExport'];
const OVERRIDES = 'modelOverrides';

/**
 * The edits by which a setup is all there is: every other Bedrock key of the file goes, and so do the commands of the
 * scopes below, and their models where the region is another.
 */
export function wholeEdits(
  edits: readonly Edit[],
  { commands }: Whole,
  target: WritableFile,
  below: readonly SettingsFile[],
): readonly Edit[] {
  const given = Object.entries(commands).map(
    ([name, value]): Edit => ({ path: [name], value, isSecret: false }),
  );
  const named = new Map([...edits, ...given].map((edit) => [keyName(edit.path), edit]));
  const region = named.get('env.AWS_REGION');
  const regionBelow = region && givenBelow(below, region.path);
  const isElsewhere = regionBelow !== undefined && regionBelow.value !== region?.value;
  const hasOverrides = edits.some(({ path }) => path[0] === OVERRIDES);
  const files = [target, ...below].map((file) => ({ mode: 0, ...file }) as SettingsFile);
  const others = files.flatMap((file, at) =>
    foundBedrockKeys(file).flatMap((edit) => (hasOverrides || at > 0 ? eachOverride(edit, file) : edit)),
  );
  for (const edit of others) {
    const name = edit.path.at(-1) ?? '';
    const isInFile = valueAt(target, edit.path) !== undefined;
    const isOfRegion = OF_A_REGION.test(name) || edit.path[0] === OVERRIDES;
    const isMeant = isInFile || COMMANDS.includes(name) || (isElsewhere && isOfRegion);
    if (!named.has(keyName(edit.path)) && isMeant) named.set(keyName(edit.path), edit);
  }
  return [...named.values()];
}

/** Of the whole of `modelOverrides` one model after the other: scopes add to each other there. */
function eachOverride(edit: Edit, file: SettingsFile): readonly Edit[] {
  const isWhole = edit.path.length === 1 && edit.path[0] === OVERRIDES;
  const standing = isWhole && file.state === 'parsed' ? valueAt(file, edit.path) : undefined;
  if (!isObject(standing)) return [edit];
  return Object.keys(standing).map((name) => ({ ...edit, path: [OVERRIDES, name] }));
}
