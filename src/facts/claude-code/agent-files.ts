import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../model/world.ts';
import { listDirectory, listFolders, readText } from '../machine/quiet-reads.ts';
import type { SettingsFile } from '../settings/settings-file.ts';
import { configDirectory, projectDirectory } from '../settings/settings-locations.ts';
import { isTrustedWorkspace } from '../settings/workspace-trust.ts';

/** An agent of Claude Code that names a model of its own. `line` counts from 1. */
export interface AgentModel {
  readonly scope: 'user' | 'project';
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly model: string;
}

/** What the file of an agent says; without `model` it asks for what it is asked beside. */
type AgentFile = Omit<AgentModel, 'line' | 'model'> & Partial<Pick<AgentModel, 'line' | 'model'>>;

/** The models that `agents/*.md` of the person and of the repository name. https://code.claude.com/docs/en/sub-agents */
export function agentModels(world: World): readonly AgentModel[] {
  return [...ofPerson(world), ...ofRepository(world)].filter(hasModel);
}

/** The same without those of a repository whose folder is not trusted. */
export function trustedAgentModels(world: World): readonly AgentModel[] {
  return trustedAgents(world).filter(hasModel);
}

/**
 * The agent that leads the whole conversation, where it names a model: the setting `agent` names it, as its file does; a
 * repository's comes first. `settings` is highest precedence first.
 */
export function leadingAgent(world: World, settings: readonly SettingsFile[]): AgentModel | undefined {
  const name = settings.map((file) => (file.state === 'parsed' ? file.json.agent : undefined)).find(Boolean);
  if (typeof name !== 'string') return undefined;
  const named = trustedAgents(world).filter((agent) => agent.name === name);
  const leading = named.find(({ scope }) => scope === 'project') ?? named[0];
  return leading && hasModel(leading) ? leading : undefined;
}

function hasModel(agent: AgentFile): agent is AgentModel {
  return agent.model !== undefined;
}

function trustedAgents(world: World): readonly AgentFile[] {
  const mayRead = existsSync(repositoryAgents(world)) && isTrustedWorkspace(world, projectDirectory(world));
  return [...ofPerson(world), ...(mayRead ? ofRepository(world) : [])];
}

function ofPerson(world: World): readonly AgentFile[] {
  const config = configDirectory(world);
  return config === undefined ? [] : agentsIn(join(config, 'agents'), 'user');
}

/** None where the person works in the home directory: those are their own. */
function ofRepository(world: World): readonly AgentFile[] {
  const config = configDirectory(world);
  const directory = repositoryAgents(world);
  const isOfPerson = config !== undefined && directory === join(config, 'agents');
  return isOfPerson ? [] : agentsIn(directory, 'project');
}

function repositoryAgents(world: World): string {
  return join(projectDirectory(world), '.claude', 'agents');
}

function agentsIn(directory: string, scope: AgentFile['scope']): readonly AgentFile[] {
  return foldersBelow(directory)
    .flatMap((folder) => listDirectory(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => agentIn(file, readText(file) ?? ''))
    .map((one) => ({ ...one, scope }));
}

/** More than anybody sorts agents into; what a repository's folder is linked to may hold any number. */
const MOST_FOLDERS = 50;

/** A directory, and those below it; whatever is linked to stays out. */
function foldersBelow(directory: string): readonly string[] {
  const found = [directory];
  for (let at = 0; at < found.length && found.length < MOST_FOLDERS; at++) {
    const folder = found[at] ?? directory;
    found.push(...listFolders(folder).map((name) => join(folder, name)));
  }
  return found.slice(0, MOST_FOLDERS);
}

/** The front matter ends with the next `---`; without a name and a description Claude Code knows no agent [run 2.1.332]. */
function agentIn(file: string, text: string): readonly Omit<AgentFile, 'scope'>[] {
  const lines = text.split(/\r?\n/);
  if (lines[0]?.trim() !== '---') return [];
  const front = lines.slice(0, Math.max(lines.indexOf('---', 1), 0));
  const [name, description, model] = ['name', 'description', 'model'].map((key) => valueIn(front, key));
  if (!name || !description) return [];
  return [{ name: name.text, file, ...(model && { line: model.line, model: model.text }) }];
}

function valueIn(
  front: readonly string[],
  key: string,
): { readonly text: string; readonly line: number } | undefined {
  const at = front.findIndex((line) => line.startsWith(key) && /^\s*:/.test(line.slice(key.length)));
  const value = front[at]?.replace(/^\w+\s*:\s*/, '');
  const quoted = /^(["'])(.*?)\1/.exec(value ?? '')?.[2];
  const text = (quoted ?? value?.replace(/\s+#.*$/, ''))?.trim();
  return text ? { text, line: at + 1 } : undefined;
}
