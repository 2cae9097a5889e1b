import { dirname } from 'node:path';
import { parse } from 'jsonc-parser';
import {
  EDITOR_VARIABLES,
  FORMER_EDITOR_VARIABLES,
  NO_FOLDER_VARIABLES_SINCE,
} from '../../knowledge/editors.ts';
import type { World } from '../../model/world.ts';
import { shellCommands } from '../../shell/shell-commands.ts';
import { readText } from '../machine/quiet-reads.ts';
import { settingsEnv } from '../settings/candidates.ts';
import { isObject, readSettingsFile } from '../settings/settings-file.ts';
import { JSON_WITH_COMMENTS } from './editor-settings.ts';
import { type HomeFiles, type HomeTrouble, type OtherHome, ownValues } from './other-home.ts';

/** What those files say of Claude Code and AWS; those that say nothing of it are left out. */
export async function readHomes(world: World, files: HomeFiles): Promise<readonly OtherHome[]> {
  const editors = files.editors.map(editorHome);
  // Takes a parser along that nobody else needs.
  const steps = files.workflows.length > 0 ? await import('./workflow-homes.ts') : undefined;
  const configurations = await Promise.all(files.configurations.map(configurationHome));
  const homes = [
    ...editors,
    ...files.jetbrains.map(jetbrainsHome),
    ...configurations,
    ...files.workflows.flatMap((one) => steps?.workflowHomes(world, one) ?? []),
  ];
  return homes.filter(({ values, troubles }) => values.length > 0 || troubles.length > 0);
}

function editorHome({ name, file, bytes, isFolders }: HomeFiles['editors'][number]): OtherHome {
  const json = settingsOf(bytes.toString('utf8'));
  const key = [EDITOR_VARIABLES, FORMER_EDITOR_VARIABLES].find((one) => json && Object.hasOwn(json, one));
  const list = key === undefined ? undefined : json?.[key];
  const values = ownValues(pairsOf(list));
  const ofShape = !Array.isArray(list) && isObject(list) ? [noList(file)] : [];
  const ofFolder = isFolders && values.length > 0 ? [ignoredInFolder(file)] : [];
  return { kind: 'editor', name, file, values, troubles: [...ofShape, ...ofFolder] };
}

/** The editor itself reads on behind a mistake, and so do we. */
function settingsOf(text: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = parse(text, [], JSON_WITH_COMMENTS);
    return isObject(json) ? json : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A list of names and values; of one name twice the last, as in an environment. */
function pairsOf(list: unknown): readonly (readonly [string, unknown])[] {
  if (isObject(list)) return Object.entries(list);
  if (!Array.isArray(list)) return [];
  const pairs = list.flatMap((one): [string, unknown][] =>
    isObject(one) && typeof one.name === 'string' ? [[one.name, one.value]] : [],
  );
  return [...new Map(pairs)];
}

function noList(file: string): HomeTrouble {
  return {
    found: `${EDITOR_VARIABLES} in ${file} is an object. The extension documents a list; whether it takes this is not known.`,
    fix: 'Write it as a list: [{ "name": "AWS_PROFILE", "value": "…" }].',
  };
}

function ignoredInFolder(file: string): HomeTrouble {
  return {
    found: `Since ${NO_FOLDER_VARIABLES_SINCE} Claude Code's extension passes over ${EDITOR_VARIABLES} in ${file}: they count in the settings of a person or of a remote machine only.`,
    fix: 'Put them into .claude/settings.local.json of the folder as "env" (claude-bedrock use NAME --scope local), which counts in the editor too.',
  };
}

function jetbrainsHome(file: string): OtherHome {
  const text = readText(file) ?? '';
  const [terminal] =
    /<component name="TerminalProjectNonSharedOptionsProvider">[\s\S]*?<\/component>/.exec(text) ?? [];
  if (terminal !== undefined) {
    const pairs = [...terminal.matchAll(/<env\s+([^>]*)>/g)].map(([, attributes = '']) => {
      const of = (name: string) => unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
      return [of('key'), of('value')] as const;
    });
    return {
      kind: 'jetbrains',
      name: 'JetBrains (terminal of this folder)',
      file,
      values: ownValues(pairs),
      troubles: [],
    };
  }
  const command = unescaped(/<option name="claudeCommand" value="([^"]*)"/.exec(text)?.[1] ?? '');
  const words = shellCommands(command, 'linux').flat();
  const pairs = words.flatMap(({ text: word }): (readonly [string, string])[] => {
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
    return name === undefined ? [] : [[name, value ?? '']];
  });
  return {
    kind: 'jetbrains',
    name: `JetBrains (${ideOf(file)})`,
    file,
    values: ownValues(pairs),
    troubles: [],
  };
}

/** `IntelliJIdea2025.1`, of a file in its `options`. */
function ideOf(file: string): string {
  return dirname(dirname(file)).replace(/^.*[\\/]/, '');
}

function unescaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    quot: '"',
    apos: "'",
    lt: '<',
    gt: '>',
    amp: '&',
    '#10': '\n',
  };
  return text.replace(/&(quot|apos|lt|gt|amp|#10);/g, (_, name: string) => entities[name] ?? '');
}

async function configurationHome(file: string): Promise<OtherHome> {
  const settings = await readSettingsFile('user', file);
  const name = `CLAUDE_CONFIG_DIR=${dirname(file)}`;
  return {
    kind: 'configuration',
    name,
    file,
    values: ownValues(Object.entries(settingsEnv(settings))),
    troubles: [],
  };
}
