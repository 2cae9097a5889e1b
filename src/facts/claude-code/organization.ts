import { join } from 'node:path';
import type { World } from '../../model/world.ts';
import { readJson } from '../machine/quiet-reads.ts';
import { isObject } from '../settings/settings-file.ts';
import { configDirectory } from '../settings/settings-locations.ts';

/** What an organisation entered in Anthropic's admin console, as far as Claude Code keeps it on this computer. */
export interface OrganizationSettings {
  readonly file: string;
  /** Where it leads the requests: `bedrock`, `gateway` …; `undefined` where it leaves that open. */
  readonly provider: string | undefined;
  /** When Claude Code last fetched it. */
  readonly fetched: Date | undefined;
}

/**
 * Reads `state/hybrid-settings.json`, which Claude Code writes since 2.1.330 once a person is signed in to an organisation
 * (read in 2.1.332: `{"organizationUuid":"…","fetchedAt":1795920465511,"settings":{"inference":{"provider":"bedrock"}}}`).
 * Run with the file and without that sign-in, 2.1.332 reads it and goes by the person's own settings.
 */
export function readOrganizationSettings(world: World): OrganizationSettings | undefined {
  const directory = configDirectory(world);
  if (directory === undefined) return undefined;
  const file = join(directory, 'state', 'hybrid-settings.json');
  const json = readJson(file);
  if (!isObject(json) || !isObject(json.settings)) return undefined;
  const { inference } = json.settings;
  const provider = isObject(inference) ? inference.provider : undefined;
  const { fetchedAt: at } = json;
  const fetched = typeof at === 'number' && Math.abs(at) <= 8.64e15 ? new Date(at) : undefined;
  return { file, provider: typeof provider === 'string' ? provider : undefined, fetched };
}
