import { join } from 'node:path';
import type { World } from '../../model/world.ts';
import { readJson } from '../machine/quiet-reads.ts';
import { isObject } from '../settings/settings-file.ts';
import { configDirectory } from '../settings/settings-locations.ts';

/** That an organisation decides by Anthropic's admin console, as far as this computer tells. */
export interface OrganizationSettings {
  /** Where the sign-in to it stands, or what Claude Code last fetched by one. */
  readonly file: string;
  /** `unknown` where sign-ins are kept in a keychain. */
  readonly signIn: 'here' | 'unknown';
  /** Variables were among what was last fetched: so it leads requests. Which ones, Claude Code does not keep. */
  readonly isLeading: boolean;
  /** When Claude Code last fetched it. */
  readonly fetched: Date | undefined;
}

/**
 * The sign-in to an organisation stands as `hybridOauth` in `.credentials.json`, on macOS in the keychain, and what was
 * fetched by it in `state/hybrid-settings.json`. With the sign-in each start fetches it anew: a provider that is entered
 * wins with its region and address, else the person's own settings hold, and where it cannot be fetched nothing starts.
 * Without the sign-in what was fetched counts for nothing [run 2.1.332: seven documents, each also out of reach and
 * signed out]. No token is looked at.
 */
export function readOrganizationSettings(world: World): OrganizationSettings | undefined {
  const directory = configDirectory(world);
  if (directory === undefined) return undefined;
  const credentials = join(directory, '.credentials.json');
  const state = join(directory, 'state', 'hybrid-settings.json');
  const signedIn = organizationOf(fieldsOf(readJson(credentials)).hybridOauth);
  if (signedIn === undefined && world.platform !== 'darwin') return undefined;
  const kept = fieldsOf(readJson(state));
  const isOfThis = isObject(kept.settings) && (signedIn ?? organizationOf(kept)) === organizationOf(kept);
  if (signedIn === undefined && !isOfThis) return undefined;
  const { fetchedAt: at, settings } = isOfThis ? kept : {};
  return {
    file: signedIn === undefined ? state : credentials,
    signIn: signedIn === undefined ? 'unknown' : 'here',
    isLeading: isObject(fieldsOf(settings).env),
    fetched: typeof at === 'number' && Math.abs(at) <= 8.64e15 ? new Date(at) : undefined,
  };
}

function organizationOf(value: unknown): string | undefined {
  const { organizationUuid: id } = fieldsOf(value);
  return typeof id === 'string' && id !== '' ? id.toLowerCase() : undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
