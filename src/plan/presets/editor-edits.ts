import { type Candidate, settingsEnv } from '../../facts/settings/candidates.ts';
import { isObject, type SettingsFile } from '../../facts/settings/settings-file.ts';
import { shownValue } from '../../facts/settings/shown-value.ts';
import { EDITOR_VARIABLES, NO_LOGIN_PROMPT } from '../../knowledge/editors.ts';
import { isOn, settingsKey } from '../../knowledge/settings-keys.ts';
import type { Edit, EditableFile, Warning } from '../../model/change.ts';
import { type Outcome, refusal, success } from '../../model/outcome.ts';
import { foundBedrockKeys } from '../undo/found-keys.ts';

/** What a preset comes to in the settings of an editor, and what of it cannot be there. */
export interface EditorEdits {
  readonly edits: readonly Edit[];
  /** Keys that only Claude Code's own settings can hold. */
  readonly left: readonly string[];
}

/** A preset as variables of an editor; refuses what only Claude Code's own settings can hold, or what is a key. */
export function editorEdits(target: EditableFile, wanted: readonly Edit[]): Outcome<EditorEdits> {
  const given = wanted.filter(({ value }) => value !== undefined && value !== '');
  if (given.some(({ isSecret }) => isSecret)) return noKeyThere();
  const command = given.find(
    ({ path: [first] }) => first === 'awsCredentialExport' || first === 'apiKeyHelper',
  );
  if (command) return cannotHold(`needs ${command.path[0]}, which is no variable`);
  const variables = given.flatMap(({ path: [first, name], value }): readonly Edit[] =>
    first === 'env' && name !== undefined ? [variable(name, String(value))] : [],
  );
  const names = variables.map(({ path }) => path[1]);
  const others = bedrocksVariables(target).filter(({ path }) => !names.includes(path[1]));
  const left = given.flatMap(({ path }) => (path.length === 1 ? [path[0]] : []));
  return success({ edits: [...others, ...variables, loginPrompt(true)], left });
}

/** The edits that take Bedrock's variables out of the settings of an editor. */
export function editorRemovals(target: EditableFile): readonly Edit[] {
  const found = bedrocksVariables(target);
  return found.length > 0 ? [...found, loginPrompt(undefined)] : [];
}

/** The variables of an editor's settings that have to do with Bedrock, as edits that take them out. */
function bedrocksVariables(target: EditableFile): readonly Edit[] {
  const variables = target.state === 'parsed' ? target.json[EDITOR_VARIABLES] : undefined;
  if (target.state !== 'parsed' || !isObject(variables)) return [];
  const asSettings = { ...target, scope: 'user' as const, json: { env: variables } };
  return foundBedrockKeys(asSettings).flatMap(({ path: [, name], isSecret }) =>
    name === undefined ? [] : [{ ...variable(name, undefined), isSecret }],
  );
}

/**
 * What the settings of Claude Code say otherwise: the extension hands its variables over as the environment, and `env` in
 * settings wins over that [run 2.1.332].
 */
export function overruledWarnings(
  edits: readonly Edit[],
  settings: readonly SettingsFile[],
): readonly Warning[] {
  return edits.flatMap(({ path: [first, name], value }): readonly Warning[] => {
    if (first !== EDITOR_VARIABLES || name === undefined) return [];
    const stronger = inSettings(settings, name);
    if (!stronger || stronger.value === value || (value === undefined && !isOn(stronger.value))) return [];
    const key = settingsKey(name);
    const shown = key ? shownValue(key, stronger.value) : '…';
    return [
      {
        code: 'overridden-by-scope',
        message: `${stronger.origin.file} sets ${name} to '${shown}', and that wins in the editor, too.`,
      },
    ];
  });
}

/** What a settings file says of a variable, the one that wins. */
function inSettings(settings: readonly SettingsFile[], name: string): Candidate | undefined {
  const file = settings.find((one) => Object.hasOwn(settingsEnv(one), name));
  if (!file) return undefined;
  return {
    value: settingsEnv(file)[name] ?? '',
    origin: { from: file.scope, file: file.file, key: `env.${name}` },
  };
}

function variable(name: string, value: string | undefined): Edit {
  return { path: [EDITOR_VARIABLES, name], value, isSecret: false };
}

function loginPrompt(value: true | undefined): Edit {
  return { path: [NO_LOGIN_PROMPT], value, isSecret: false };
}

/** The refusal of a preset that signs with a key. */
export function noKeyThere(): Outcome<never> {
  return cannotHold('signs with a key, for which the settings of an editor are no place');
}

function cannotHold(why: string): Outcome<never> {
  return refusal(
    'editor-cannot-hold',
    `This preset ${why}.`,
    "Put it in force in Claude Code's own settings, which count in the editor too: leave --editor out.",
  );
}
