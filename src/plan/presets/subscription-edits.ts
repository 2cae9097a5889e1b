import type { FileHistory } from '../../facts/journal/journal-histories.ts';
import type { SettingsFile } from '../../facts/settings/settings-file.ts';
import { PROVIDERS } from '../../knowledge/client-providers.ts';
import { parseModelId } from '../../knowledge/model-id.ts';
import { isOn, SETTINGS_KEYS, type SettingsKey } from '../../knowledge/settings-keys.ts';
import { type Edit, env, type JsonObject, keyName, type WritableFile } from '../../model/change.ts';
import type { World } from '../../model/world.ts';
import { expectedJson, valueAt } from '../edit/key-values.ts';
import { givenBelow } from '../setup/inherited.ts';
import { foundBedrockKeys } from '../undo/found-keys.ts';
import { undoFile } from '../undo/undo-file.ts';

/** The switches of what Bedrock is asked by. */
const SWITCHES = PROVIDERS.filter(({ id }) => id === 'bedrock' || id === 'mantle').flatMap(
  (one) => one.switch ?? [],
);

/** The keys that name a model, in `env` or at the top level. */
export const MODEL_KEYS: readonly SettingsKey[] = SETTINGS_KEYS.filter(
  ({ name, shape }) => shape.kind === 'model' || name === 'model',
);

/** True for an id that only Amazon Bedrock knows. */
export function isBedrocksModel(value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false;
  const { kind } = parseModelId(value);
  return kind !== 'unknown' && kind !== 'alias';
}

/**
 * The edits that take Bedrock out of one settings file as reset would: what setup replaced comes back as far as it is
 * known, every other Bedrock key goes; the file is still written by this change alone, so that it can be undone by
 * itself.
 */
export function removalsOf(file: WritableFile, history: FileHistory | undefined): readonly Edit[] {
  if (file.state === 'absent') return [];
  const undone = history ? undoFile(history).changes : [];
  const back = undone.map(({ path, after, isSecret }): Edit => ({ path, value: after, isSecret }));
  const json = expectedJson(file, back) as JsonObject;
  const rest = foundBedrockKeys({ ...file, json } as SettingsFile);
  const edits = new Map([...back, ...rest].map((edit) => [keyName(edit.path), edit]));
  return [...edits.values()];
}

/**
 * The edits that keep what stands below a file, or is exported by the shell, from switching Bedrock on: switches off,
 * and an empty text over every model that only Bedrock knows.
 */
export function coversOf(
  file: WritableFile,
  below: readonly SettingsFile[],
  exported: World['env'],
): readonly Edit[] {
  const given = (name: string) => givenBelow(below, ['env', name])?.value ?? exported[name];
  const on = SWITCHES.filter((name) => isOn(given(name)));
  const models = MODEL_KEYS.filter(({ name, place }) =>
    isBedrocksModel(place === 'env' ? given(name) : givenBelow(below, [name])?.value),
  );
  const isCovered = ({ path }: Edit) => valueAt(file, path) !== undefined && !isOurs(valueAt(file, path));
  return [
    ...on.map((name) => env(name, '0')),
    ...models.map(({ name, place }): Edit => {
      const path = place === 'env' ? (['env', name] as const) : ([name] as const);
      return { path, value: '', isSecret: false };
    }),
  ].filter((edit) => !isCovered(edit));
}

/** A value that would itself be Bedrock's, or switch it on. */
function isOurs(value: unknown): boolean {
  return isBedrocksModel(value) || isOn(value) || value === '';
}
