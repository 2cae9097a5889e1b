import { join } from 'node:path';
import type { World } from '../../model/world.ts';
import { listDirectory, readText } from '../machine/quiet-reads.ts';
import { configDirectory, projectDirectory } from '../settings/settings-locations.ts';
import { isTrustedWorkspace } from '../settings/workspace-trust.ts';

/** An agent of Claude Code that names a model of its own. `line` counts from 1. */
export interface AgentModel {
  readonly scope: 'user' | 'project';
  readonly file: string;
  readonly line: number;
  readonly model: string;
}

/** The models that `agents/*.md` of the person and of the repository name. https://code.claude.com/docs/en/sub-agents */
export function agentModels(world: World): readonly AgentModel[] {
  const config = configDirectory(world);
  const ours = config === undefined ? undefined : join(config, 'agents');
  const directories = new Set([...(ours ? [ours] : []), join(projectDirectory(world), '.claude', 'agents')]);
  return [...directories].flatMap((directory) =>
    listDirectory(directory)
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(directory, name))
      .flatMap((file) => modelIn(file, readText(file) ?? ''))
      .map((one) => ({ ...one, scope: directory === ours ? 'user' : 'project' }) as const),
  );
}

/** The same without those of a repository whose folder is not trusted. */
export function trustedAgentModels(world: World): readonly AgentModel[] {
  const models = agentModels(world);
  const isTrusted = models.length === 0 || isTrustedWorkspace(world, projectDirectory(world));
  return isTrusted ? models : models.filter(({ scope }) => scope === 'user');
}

/** The front matter ends with the next `---`. */
function modelIn(file: string, text: string): readonly Omit<AgentModel, 'scope'>[] {
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
