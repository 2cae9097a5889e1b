import { join } from 'node:path';
import type { World } from '../../model/world.ts';
import { listDirectory, readText } from '../machine/quiet-reads.ts';
import { configDirectory, projectDirectory } from '../settings/settings-locations.ts';

/** An agent of Claude Code that names a model of its own. `line` counts from 1. */
export interface AgentModel {
  readonly file: string;
  readonly line: number;
  readonly model: string;
}

/** The models that `agents/*.md` of the person and of the repository name. https://code.claude.com/docs/en/sub-agents */
export function agentModels(world: World): readonly AgentModel[] {
  const config = configDirectory(world);
  const ours = config === undefined ? [] : [join(config, 'agents')];
  const directories = new Set([...ours, join(projectDirectory(world), '.claude', 'agents')]);
  const files = [...directories].flatMap((directory) =>
    listDirectory(directory)
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(directory, name)),
  );
  return files.flatMap((file) => modelIn(file, readText(file) ?? ''));
}

/** The front matter ends with the next `---`. */
function modelIn(file: string, text: string): readonly AgentModel[] {
  const lines = text.split(/\r?\n/);
  if (lines[0]?.trim() !== '---') return [];
  const end = lines.indexOf('---', 1);
  const at = lines.findIndex((line, index) => index > 0 && index < end && /^model\s*:/.test(line));
  const model = lines[at]
    ?.replace(/^model\s*:\s*/, '')
    .replace(/^(["'])(.*)\1\s*$/, '$2')
    .trim();
  return at > 0 && model ? [{ file, line: at + 1, model }] : [];
}
